"""Somebody acts for the applicant: from the first question to the coupon, step by step without a script."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from applications import rules
from applications.acting import Ground, LettersTo
from applications.actions import checking, drafting, filing, people, registering, representing
from applications.models import Application, DocumentStatus, Represented
from applications.queries import similar_cases
from applications.states import State
from portal.demo import cases
from portal.demo.acting import begun_for, filed_for, somebody
from socialaid.accounts.actions import claiming
from socialaid.accounts.models import Claim, User
from socialaid.notices.models import Delivery, Notice
from socialaid.prints.models import Print
from tests.applications.scene import clock, decide, hand_in, photo, refusal, statuses
from tests.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

FATHER = {
    "ground": "proxy",
    "words": "Доверенность № 512 от 03.03.2026",
    "surname": "Ахметов",
    "given_name": "Болат",
    "iin": "480305300125",
    "birth_date": "05.03.1948",
    "address": "Ақкөл, Абай көшесі, 7",
    "email": "father@example.kz",
}
DAUGHTER = {"name": "Ахметова Динара", "words": FATHER["words"], "phone": "8 701 234 56 78", "email": "dina@example.kz"}


@pytest.fixture
def daughter(cast: Cast) -> User:
    cast.stranger.language = "kk"
    cast.stranger.save()
    return cast.stranger


@pytest.fixture
def father(cast: Cast, daughter: User) -> Represented:
    return somebody(
        cast.setting, daughter, Ground.PROXY, "№ 512", cast.setting.today, sex="men", email="father@example.kz"
    )


@pytest.fixture
def for_father(cast: Cast, daughter: User, father: Represented) -> Application:
    """A case that the daughter has filed; letters go to both, his in Russian."""
    return filed_for(cast.setting, daughter, father, cast.setting.back(2), letters_to=LettersTo.BOTH, language="ru")


def story_step(browser: Client, pk: int, page: str, /, **answers: Any) -> str:
    answer = browser.post(reverse(f"draft-{page}", args=[pk]), answers)
    assert answer.status_code == 302, answer.context["form"].errors
    return str(answer["Location"])


def test_daughter_files_for_her_father_and_it_is_registered(cast: Cast, daughter: User) -> None:
    browser = signed_in(daughter)
    category = cases.categories_of(cast.office, cast.setting.today)[0]

    first = browser.post(reverse("new-category", args=["akkol"]), {"category": category.code})["Location"]
    draft = Application.objects.own(daughter).get()
    assert first == reverse("draft-for-whom", args=[draft.pk])

    add = story_step(browser, draft.pk, "for-whom", person="another")
    added = browser.post(add, FATHER)
    assert added["Location"] == reverse("draft-acting", args=[draft.pk])
    story_step(browser, draft.pk, "acting", **DAUGHTER, letters_to="applicant")

    about = browser.get(reverse("draft-person", args=[draft.pk])).content.decode()
    assert "480305300125" in about
    assert f'value="{daughter.surname}"' not in about
    story_step(browser, draft.pk, "account", account="KZ86125KZT5004100100")
    story_step(browser, draft.pk, "words", words="Отцу нужна помощь.")
    story_step(browser, draft.pk, "way", way="post", language="ru")
    for document in draft.documents.exclude(kind__no__in=(1, 3)).exclude(status=DocumentStatus.NOT_NEEDED):
        browser.post(reverse("document", args=[draft.pk, document.kind.no]), {"upload": photo(document.kind.no)})

    check = reverse("draft-check", args=[draft.pk])
    assert browser.post(check, {"consent": "on"}).context["form"].errors.keys() == {"may_act"}
    sent = browser.post(check, {"consent": "on", "may_act": "on"})
    case = Application.objects.get(pk=draft.pk)
    assert (sent["Location"], case.state) == (case.get_public_url(), State.FILED)
    assert browser.get(case.get_public_url()).status_code == 200

    checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
    registered = registering.register(application=case, by=cast.specialist, now=clock(cast))

    coupon = Print.objects.get(kind="coupon", number=registered.journal_number).facts
    assert (coupon["applicant"], coupon["representative"]) == ("Ахметов Болат", "Ахметова Динара")
    assert [row["short"]["ru"] for row in coupon["beside"]] == ["Документ представителя"]
    assert 0 not in [row["no"] for row in coupon["documents"]]


def test_draft_for_a_person_who_is_still_to_be_named_cannot_be_sent(cast: Cast, daughter: User) -> None:
    browser, category = signed_in(daughter), cases.categories_of(cast.office, cast.setting.today)[0]
    draft = drafting.begin(
        user=daughter, office=cast.office, category=category, today=cast.setting.today, now=clock(cast)
    )

    story_step(browser, draft.pk, "for-whom", person="another")
    left = browser.get(reverse("draft", args=[draft.pk])).context
    story_step(browser, draft.pk, "for-whom", person="myself")
    after_all = browser.get(reverse("draft", args=[draft.pk])).context

    assert [(task.code, task.begun) for task in left["tasks"] if task.code == "for-whom"] == [("for-whom", True)]
    assert left["next"].code == "for-whom"
    assert "for-whom" in [task.code for task in after_all["tasks"] if task.done]


def test_letters_go_to_the_father_in_russian_while_the_daughter_reads_kazakh(
    cast: Cast, daughter: User, father: Represented
) -> None:
    case = filed_for(cast.setting, daughter, father, cast.setting.today, letters_to=LettersTo.APPLICANT, language="ru")

    by_mail = Delivery.objects.select_related("notice").get(notice__number=case.number, channel="email")
    hers = Notice.objects.get(number=case.number, user=daughter)

    assert (by_mail.address, by_mail.notice.language, by_mail.notice.user) == ("father@example.kz", "ru", None)
    assert "Ваше заявление" in by_mail.notice.body
    assert hers.language == "kk"
    assert [way.channel for way in hers.deliveries.all()] == ["portal"]


@pytest.mark.parametrize(
    ("letters_to", "addresses"),
    [
        (LettersTo.APPLICANT, {"father@example.kz"}),
        (LettersTo.REPRESENTATIVE, {"daughter"}),
        (LettersTo.BOTH, {"father@example.kz", "daughter"}),
    ],
)
def test_choice_says_who_gets_e_mails_and_the_account_sees_every_letter(
    cast: Cast, daughter: User, father: Represented, letters_to: LettersTo, addresses: set[str]
) -> None:
    case = filed_for(cast.setting, daughter, father, cast.setting.today, letters_to=letters_to)

    mailed = set(Delivery.objects.filter(notice__number=case.number, channel="email").values_list("address", flat=True))

    assert mailed == {daughter.email if name == "daughter" else name for name in addresses}
    assert Notice.objects.filter(number=case.number, user=daughter).count() == 1


def test_each_reader_finds_the_document_asked_for_again_in_her_own_language(
    cast: Cast, for_father: Application
) -> None:
    decide(cast, for_father, 0, DocumentStatus.NOT_READABLE, note="Мөр көрінбейді.")
    for_father.refresh_from_db()
    checking.return_for_completion(application=for_father, words="", by=cast.specialist, now=clock(cast))

    letters = dict(Notice.objects.filter(letter="applications/returned").values_list("language", "body"))

    assert "- Документ о праве действовать от имени заявителя: Мөр көрінбейді." in letters["ru"]
    assert "- Өтініш берушінің атынан әрекет ету құқығын растайтын құжат" in letters["kk"]


def test_paper_of_the_ground_is_asked_for_like_the_others(cast: Cast, daughter: User, for_father: Application) -> None:
    decide(cast, for_father, 0, DocumentStatus.WRONG, note="Бұл басқа адамның сенімхаты.")
    missing = refusal(
        registering.register, application=Application.objects.get(pk=for_father.pk), by=cast.specialist, now=clock(cast)
    )
    assert missing[0].startswith("These documents are not accepted yet: Representative's document, 1, 2")

    for_father.refresh_from_db()
    checking.return_for_completion(application=for_father, words="", by=cast.specialist, now=clock(cast))
    browser = signed_in(daughter)
    address = reverse("document", args=[for_father.pk, 0])
    assert address in browser.get(for_father.get_public_url()).content.decode()

    browser.post(address, {"upload": photo(0)})
    for_father.refresh_from_db()
    filing.complete(application=for_father, by=daughter, now=clock(cast))
    decide(cast, for_father, 0, DocumentStatus.ACCEPTED, original_seen=True)
    assert statuses(for_father)[0] == "accepted"


def test_desk_shows_the_paper_first_and_who_acts(cast: Cast, for_father: Application) -> None:
    page = signed_in(cast.specialist).get(for_father.get_absolute_url())

    shown = page.content.decode()
    assert [document.kind.no for document in page.context["documents"]][:2] == [0, 1]
    assert for_father.representation.name in shown
    assert for_father.representation.words in shown
    decided = signed_in(cast.specialist).post(
        reverse("desk:document-check", args=[for_father.number, 1]), {"status": "accepted"}
    )
    assert decided["Location"].endswith("?document=0")


def test_own_data_are_not_carried_into_a_case_for_another_nor_back(
    cast: Cast, daughter: User, father: Represented
) -> None:
    own = cases.begun(cast.setting, daughter, cast.setting.today)
    draft = begun_for(cast.setting, daughter, father, clock(cast), letters_to=LettersTo.BOTH)
    draft.refresh_from_db()
    assert (draft.applicant.full_name, draft.applicant.iin) == (father.full_name, father.iin)

    later = drafting.begin(
        user=daughter, office=cast.office, category=draft.category, today=cast.setting.today, now=clock(cast)
    )
    assert later.applicant.iin == own.applicant.iin

    representing.act_for_oneself(draft=draft, by=daughter)
    draft = Application.objects.get(pk=draft.pk)
    assert (draft.applicant.iin, draft.representative) == (own.applicant.iin, None)
    assert 0 not in statuses(draft)


def test_draft_for_oneself_never_takes_over_who_was_represented_before(
    cast: Cast, daughter: User, father: Represented
) -> None:
    draft = begun_for(cast.setting, daughter, father, clock(cast), letters_to=LettersTo.BOTH)

    representing.act_for_oneself(draft=draft, by=daughter)

    draft = Application.objects.select_related("applicant").get(pk=draft.pk)
    assert (draft.applicant.surname, draft.applicant.iin) == (daughter.surname, "")


def test_another_person_takes_the_paper_of_the_first_away(cast: Cast, daughter: User, father: Represented) -> None:
    draft = begun_for(cast.setting, daughter, father, clock(cast), letters_to=LettersTo.BOTH)
    hand_in(draft, 0, daughter, clock(cast))
    mother = somebody(cast.setting, daughter, Ground.PROXY, "№ 513", cast.setting.today, sex="women")

    representing.act_for(draft=draft, person=father, by=daughter)
    assert statuses(draft)[0] == "handed_in"

    representing.act_for(draft=draft, person=mother, by=daughter)
    assert statuses(draft)[0] == "missing"
    assert Application.objects.get(pk=draft.pk).applicant.iin == mother.iin


def test_paper_seen_of_the_father_does_not_confirm_the_daughter(
    cast: Cast, daughter: User, father: Represented
) -> None:
    claiming.claim(user=daughter, names={}, now=clock(cast))
    case = filed_for(cast.setting, daughter, father, cast.setting.today, letters_to=LettersTo.BOTH)

    decide(cast, case, 2, DocumentStatus.ACCEPTED, original_seen=True)

    case.applicant.refresh_from_db()
    claim = Claim.objects.get(user=daughter)
    assert case.applicant.iin_confirmed_at is not None
    assert (claim.iin, claim.confirmed_at) == ("", None)


def test_paper_refused_of_the_father_takes_nothing_from_the_daughter(
    cast: Cast, daughter: User, for_father: Application
) -> None:
    claiming.confirm(user=daughter, iin="580101300127", birth_date=None, by=cast.specialist, now=clock(cast))
    decide(cast, for_father, 2, DocumentStatus.ACCEPTED)
    for_father.refresh_from_db()

    decide(cast, for_father, 2, DocumentStatus.WRONG, note="x")

    assert Claim.objects.get(user=daughter).confirmed_at is not None


def test_similar_cases_look_at_the_represented_person(
    cast: Cast, daughter: User, father: Represented, for_father: Application
) -> None:
    own = cases.filed_online(cast.setting, daughter, cast.setting.today)
    again = filed_for(cast.setting, daughter, father, cast.setting.today, letters_to=LettersTo.BOTH)

    assert similar_cases(again) == [for_father]
    assert similar_cases(own) == []


def test_social_worker_files_for_two_of_the_three_on_her_list(cast: Cast) -> None:
    helper = cast.stranger
    listed = [somebody(cast.setting, helper, Ground.SOCIAL_WORKER, "№ 18-ж", cast.setting.today) for _place in range(3)]
    sent = [
        filed_for(cast.setting, helper, person, cast.setting.today, letters_to=LettersTo.REPRESENTATIVE)
        for person in listed[:2]
    ]

    page = signed_in(helper).get(reverse("my")).content.decode()

    assert [case.applicant.full_name for case in sent] == [person.full_name for person in listed[:2]]
    assert all(person.full_name in page for person in listed[:2])
    assert listed[2].full_name not in page
    assert listed[2].full_name in signed_in(helper).get(reverse("people")).content.decode()


def test_nobody_else_sees_the_case_or_the_list(cast: Cast, for_father: Application, father: Represented) -> None:
    other = signed_in(cast.applicant)

    for address in (
        for_father.get_public_url(),
        reverse("person", args=[father.pk]),
        reverse("person-end", args=[father.pk]),
    ):
        assert other.get(address).status_code == 404
    assert father.full_name not in other.get(reverse("people")).content.decode()


def test_draft_is_not_about_a_person_from_somebody_elses_list(
    cast: Cast, begun: Application, father: Represented
) -> None:
    browser = signed_in(cast.applicant)

    answer = browser.post(reverse("draft-for-whom", args=[begun.pk]), {"person": str(father.pk)})

    assert answer.context["form"].errors["person"] == ["This person is not on your list any more. Choose again."]
    with pytest.raises(Represented.DoesNotExist):
        representing.act_for(draft=begun, person=father, by=cast.applicant)


def test_specialist_does_not_work_on_a_case_in_which_she_acts(cast: Cast) -> None:
    person = somebody(cast.setting, cast.specialist, Ground.GUARDIAN, "№ 7", cast.setting.today)
    case = filed_for(cast.setting, cast.specialist, person, cast.setting.today, letters_to=LettersTo.REPRESENTATIVE)

    assert not rules.may_check(cast.specialist, case)
    assert rules.may_check(cast.colleague, case)
    assert signed_in(cast.specialist).get(case.get_absolute_url()).status_code == 404

    representing.end(application=case, words="Қорғаншылық тоқтатылды.", by=cast.colleague, now=clock(cast))
    case = Application.objects.get(pk=case.pk)
    assert not rules.may_check(cast.specialist, case)
    assert not Application.objects.visible_to(cast.specialist).filter(pk=case.pk).exists()


def test_filing_needs_the_word_that_she_may_act_and_a_person_on_the_list(
    cast: Cast, daughter: User, father: Represented
) -> None:
    draft = begun_for(cast.setting, daughter, father, clock(cast), letters_to=LettersTo.BOTH)
    sending = {"draft": draft, "by": daughter, "consent": True, "today": cast.setting.today, "now": clock(cast)}

    assert refusal(filing.file, **sending)[1] == "may_act"
    people.end(user=daughter, person=father, now=clock(cast))
    assert refusal(filing.file, **sending, may_act=True) == (
        "You no longer act for this person. Add the person again if you do.",
        None,
    )


def test_own_iin_is_refused_for_a_person_to_act_for(cast: Cast, daughter: User, father: Represented) -> None:
    claiming.claim(user=daughter, iin="580101300127", names={}, now=clock(cast))
    draft = begun_for(cast.setting, daughter, father, clock(cast), letters_to=LettersTo.BOTH)
    answers = {"surname": "Бекова", "given_name": "Әсем", "birth_date": None, "iin": "580101300127"}

    assert refusal(people.keep, user=daughter, now=clock(cast), **answers)[1] == "iin"
    assert refusal(drafting.answer_about_person, draft=draft, **answers)[1] == "iin"
