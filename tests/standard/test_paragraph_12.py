"""Paragraph 12: the 16 documents."""

import re

import pytest
from django.urls import reverse
from django.utils.translation import override

from entitlements.models import Category, DocumentKind, Giving, NeededDocument
from tests.entitlements.new_rules import published

THE_SIXTEEN = [
    (1, "Өтініш"),
    (2, "Өтініш берушінің жеке басын куәландыратын құжаттың көшірмесі"),
    (3, "Өтініш берушінің есеп-шоты"),
    (4, "Салық төлеушіні тіркеу нөмірінің куәлігінің көшірмесі"),
    (5, "Азаматтарды тіркеу кітабының көшірмесі"),
    (6, "Жеңілдік санатына кіретіндігін растайтын құжаттың көшірмесі"),
    (7, "Мүгедектігі туралы анықтаманың көшірмесі және мүгедекті жеке оңалту бағдарламасынан үзінді"),
    (8, "Санаторлық-курорттық емделуге мұқтаж мүгедектер үшін санаторлық-курорттық карта"),
    (9, "Операция жасау фактісін растайтын ауру тарихынан үзінді"),
    (10, "Мұқтаж мүгедектер үшін емделуге бару үшін жол билеттері немесе жолақы құнын растайтын анықтама"),
    (11, "Қайтыс болған азаматтың қайтыс болуы туралы куәлігінің көшірмесі, қайтыс болғандығы туралы куәлік"),
    (12, "Ауруханада емделіп жатқандығы туралы анықтама"),
    (13, "Амбулаторлық емделуде екендігі туралы фтизиатрдан анықтама"),
    (14, "Отбасы мүшелерінің өткен тоқсандағы табыстары туралы мәлімет"),
    (
        15,
        (
            "Қазақстан Республикасының санаторийлері көрсетілген санаторлық-курорттық емделуге мұқтаждығы туралы"
            " емдеу мекемесінің дәрігерлік-кеңес комиссиясының қорытындысы"
        ),
    ),
    (16, "Туу туралы куәліктің көшірмесі"),
]


@pytest.fixture(autouse=True)
def _reference(reference):
    """The reference data, as they are loaded for real."""


def test_paragraph_12_lists_sixteen_documents_in_their_own_words():
    assert list(DocumentKind.objects.of_standard().values_list("no", "name_kk")) == THE_SIXTEEN


def test_paragraph_12_the_paper_of_a_representative_is_none_of_the_sixteen(client):
    beside = DocumentKind.objects.exclude(pk__in=DocumentKind.objects.of_standard()).get()
    with override("en"):
        page = client.get(reverse("documents")).content.decode()

    with override("kk"):
        assert (beside.code, beside.numeral, beside.called) == ("ground_for_acting", "", "Өкілдік құжаты")
    assert not NeededDocument.objects.filter(kind=beside).exists()
    assert beside.name_en not in page
    assert re.findall(r'<span class="no">(\d+)</span>', page) == [str(no) for no in range(1, 17)]


def test_paragraph_12_documents_are_named_in_three_languages():
    kinds = DocumentKind.objects.all()

    assert all(kind.name_ru and kind.name_en and kind.short_kk and kind.short_ru and kind.short_en for kind in kinds)


def test_paragraph_12_one_to_five_are_asked_for_in_every_category():
    assert list(DocumentKind.objects.base().values_list("no", flat=True)) == [1, 2, 3, 4, 5]

    for category in Category.objects.by_application():
        numbers = list(category.needed_documents.values_list("kind__no", flat=True))
        assert numbers[:5] == [1, 2, 3, 4, 5], category.code


def test_paragraph_12_the_taxpayer_number_stays_on_the_list_but_is_not_needed():
    rows = NeededDocument.objects.filter(needed_by_default=False)

    assert set(rows.values_list("kind__no", flat=True)) == {4}
    assert rows.count() == Category.objects.by_application().count()
    assert {note.partition(":")[0] for note in rows.values_list("note_en", flat=True)} == {
        "The RNN has not been issued since 2013"
    }


def test_paragraph_12_a_category_asks_for_its_own_documents_too():
    burial = Category.objects.get(code="shchuche-burial-2010")

    assert [needed.kind.no for needed in burial.needed_documents.all()] == [1, 2, 3, 4, 5, 11]


def test_paragraph_12_what_is_paid_by_list_asks_for_no_documents():
    assert not NeededDocument.objects.filter(category__by_list=True).exists()


def test_paragraph_12_each_document_says_in_plain_words_what_counts_as_it():
    silent = [kind.no for kind in DocumentKind.objects.all() if not (kind.help_kk and kind.help_ru and kind.help_en)]

    assert silent == [4]  # nobody has to bring it: its note says why


def test_paragraph_12_what_is_typed_on_the_page_is_no_paper():
    typed = DocumentKind.objects.exclude(giving=Giving.PHOTO).values_list("no", "giving")

    assert dict(typed) == {1: Giving.TYPED, 3: Giving.TYPED, 14: Giving.TYPED_WITH_PHOTOS}


def test_paragraph_12_the_list_for_a_person_names_the_documents_of_her_category_only(client):
    with override("en"):
        page = client.get(reverse("needed-documents-list", args=["shchuche", "shchuche-burial-2010"])).content.decode()

    assert re.findall(r'<span class="no">(\d+)</span>', page) == ["1", "2", "3", "5", "11", "4"]
    assert "The RNN has not been issued since 2013" in page


def test_paragraph_12_a_new_version_asks_for_the_base_set_by_itself(cast, today):
    decision = published(cast, today)
    burial = decision.categories.get(replaces__code="akkol-burial-2010")

    assert [needed.kind.no for needed in burial.needed_documents.all()] == [1, 2, 3, 4, 5, 11]
    assert [needed.kind.no for needed in burial.needed_documents.all() if not needed.needed_by_default] == [4]
