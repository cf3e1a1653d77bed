"""The list of missing documents: made with the return, or for whoever asks at the counter."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from applications.actions import checking
from applications.actions.listing import list_missing
from applications.models import DocumentStatus
from portal.demo import cases
from portal.demo.cases import moment
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from socialaid.prints.models import Print
from tests.cast import filed, registered, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture(autouse=True)
def _in_kazakh():
    with override("kk"):
        yield


def lists() -> list[Print]:
    return list(Print.objects.filter(kind="missing_documents").order_by("pk"))


def blurred(cast, case, now, no=0):
    document = case.documents.in_order().exclude(kind__no__in=(1, 3, 14))[no]
    return checking.check_document(
        document=document,
        status=DocumentStatus.NOT_READABLE,
        note="Бұлыңғыр",
        original_seen=False,
        by=cast.specialist,
        now=now,
    )


def test_return_freezes_the_list_with_each_document_its_note_and_the_words(cast):
    case = filed(cast)
    now = moment(cast.setting.today, 11)
    asked = blurred(cast, case, now)

    checking.return_for_completion(application=case, words="Екі бетін де", by=cast.specialist, now=now)

    [sheet] = lists()
    told = sheet.facts
    assert (sheet.number, sheet.path) == (f"{case.number}-1", f"cases/{case.number}")
    assert told["documents"] == [
        {
            "no": asked.kind.no,
            "full": {"kk": asked.kind.name_kk, "ru": asked.kind.name_ru},
            "status": "not_readable",
            "note": "Бұлыңғыр",
        }
    ]
    assert (told["words"], told["specialist"]["name"]) == ("Екі бетін де", cast.specialist.full_name)


def test_return_in_words_alone_makes_a_sheet_too(cast):
    case = filed(cast)

    checking.return_for_completion(
        application=case, words="Мекенжайды нақтылаңыз", by=cast.specialist, now=timezone.now()
    )

    [sheet] = lists()
    assert (sheet.facts["documents"], sheet.facts["words"]) == ([], "Мекенжайды нақтылаңыз")


def test_second_return_makes_a_second_list(cast):
    case = filed(cast)
    cases.returned(cast.setting, case, cast.setting.today)
    case.documents.filter(status=DocumentStatus.NOT_READABLE).update(status=DocumentStatus.HANDED_IN)
    case.refresh_from_db()
    case.state = "filed"
    case.save(update_fields=["state"])

    checking.return_for_completion(application=case, words="Тағы бір рет", by=cast.specialist, now=timezone.now())

    assert [sheet.number for sheet in lists()] == [f"{case.number}-1", f"{case.number}-2"]


def test_list_asked_twice_at_the_counter_on_one_day_is_one_sheet(cast):
    case, now = filed(cast), moment(cast.setting.today, 11)
    blurred(cast, case, now)

    first = list_missing(application=case, by=cast.specialist, now=now)
    again = list_missing(application=case, by=cast.colleague, now=now + timedelta(minutes=5))

    assert again == first
    assert Event.objects.filter(number=case.number, act="missing.listed").count() == 1


def test_list_asked_after_another_document_is_another_sheet(cast):
    case, now = filed(cast), moment(cast.setting.today, 11)
    blurred(cast, case, now)
    first = list_missing(application=case, by=cast.specialist, now=now)
    blurred(cast, case, now, no=1)

    later = list_missing(application=case, by=cast.specialist, now=now)

    assert (first.number, later.number) == (f"{case.number}-1", f"{case.number}-2")
    assert (len(first.facts["documents"]), len(later.facts["documents"])) == (1, 2)


def test_list_is_refused_where_nothing_is_missing(cast):
    case = filed(cast)

    with pytest.raises(Refused, match="Ештеңе жетіспей тұрған жоқ"):
        list_missing(application=case, by=cast.specialist, now=timezone.now())

    assert lists() == []


def test_list_is_refused_to_whoever_does_not_work_on_the_case_and_after_registration(cast):
    case = filed(cast)
    blurred(cast, case, timezone.now())
    for who, what in ((cast.next_door, case), (cast.head, case), (cast.specialist, registered(cast))):
        with pytest.raises(Refused):
            list_missing(application=what, by=who, now=timezone.now())


def test_button_opens_the_list_and_the_applicant_finds_it_on_her_page(cast):
    case = filed(cast)
    blurred(cast, case, timezone.now())
    desk = signed_in(cast.specialist)

    address = reverse("desk:missing-list", args=[case.number])
    assert address in desk.get(case.get_absolute_url()).content.decode()
    opened = desk.post(address)

    [sheet] = lists()
    assert opened.url == reverse("desk:print", args=[case.number, sheet.pk])
    page = signed_in(cast.applicant).get(case.get_public_url()).content.decode()
    assert reverse("my-print", args=[case.number, sheet.pk]) in page


def test_button_with_nothing_missing_says_so(cast):
    case = filed(cast)

    answer = signed_in(cast.specialist).post(reverse("desk:missing-list", args=[case.number]), follow=True)

    assert answer.redirect_chain[-1][0] == case.get_absolute_url()
    assert "Ештеңе жетіспей тұрған жоқ" in answer.content.decode()
