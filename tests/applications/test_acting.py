"""Grounds for acting: what is worth a second look, the list of people, and the counter."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.acting import A_PARENT_OF_A_GROWN_UP, A_PROXY_OF_A_CHILD, Ground, LettersTo, age_on, second_look
from applications.forms.at_counter import AtCounterForm
from applications.models import Application, Represented
from portal.demo import cases
from portal.demo.acting import begun_for, filed_for, somebody
from socialaid.audit.models import Event
from socialaid.lib.encryption import blind_index
from tests.applications.scene import clock, statuses
from tests.applications.test_representing import DAUGHTER, FATHER
from tests.cast import Cast, signed_in

TODAY = date(2026, 11, 22)
CHILD, GROWN_UP = date(2012, 5, 1), date(1948, 3, 5)
AT_COUNTER = {
    "acting-name": "Ахметова Динара",
    "acting-ground": "proxy",
    "acting-words": "№ 512",
    "acting-phone": "8 701 234 56 78",
    "acting-letters_to": "representative",
    "acting-paper": "on",
}


@pytest.mark.parametrize(
    ("ground", "born", "expected"),
    [
        (Ground.PARENT, CHILD, None),
        (Ground.PARENT, GROWN_UP, A_PARENT_OF_A_GROWN_UP),
        (Ground.PROXY, CHILD, A_PROXY_OF_A_CHILD),
        (Ground.PROXY, GROWN_UP, None),
        (Ground.GUARDIAN, CHILD, None),
        (Ground.GUARDIAN, GROWN_UP, None),
        (Ground.SOCIAL_WORKER, CHILD, None),
        (Ground.PARENT, None, None),
    ],
)
def test_ground_and_age_that_seldom_go_together_get_a_second_look(ground: Ground, born: date, expected: Any) -> None:
    assert second_look(ground, born, TODAY) == expected


def test_age_is_counted_in_full_years() -> None:
    assert (age_on(date(2008, 11, 22), TODAY), age_on(date(2008, 11, 23), TODAY)) == (18, 17)


@pytest.mark.django_db
@pytest.mark.sqlite
class TestList:
    """The page of the people for whom one acts."""

    def test_person_is_added_with_the_iin_sealed(self, cast: Cast) -> None:
        answer = signed_in(cast.stranger).post(reverse("person-new"), FATHER)

        kept = Represented.objects.get(user=cast.stranger)
        assert answer["Location"] == reverse("people")
        assert (kept.full_name, kept.iin_index) == ("Ахметов Болат", blind_index("480305300125"))
        assert list(Event.objects.filter(actor=cast.stranger).values_list("act", "number")) == [("person.kept", "")]

    @pytest.mark.parametrize("lacking", ["ground", "words", "surname", "iin", "birth_date"])
    def test_lacking_answer_has_its_sentence_and_loses_nothing(self, cast: Cast, lacking: str) -> None:
        page = signed_in(cast.stranger).post(reverse("person-new"), FATHER | {lacking: ""})

        assert list(page.context["form"].errors) == [lacking]
        assert "father@example.kz" in page.content.decode()
        assert not Represented.objects.exists()

    def test_person_needs_no_phone_or_e_mail(self, cast: Cast) -> None:
        signed_in(cast.stranger).post(reverse("person-new"), FATHER | {"email": ""})

        assert Represented.objects.filter(user=cast.stranger, email="").exists()

    def test_proxy_of_a_child_is_kept_with_a_kind_word(self, cast: Cast) -> None:
        child = {"no_iin_reason": "x", "iin": "", "birth_date": f"01.01.{timezone.localdate().year - 9}"}

        page = signed_in(cast.stranger).post(reverse("person-new"), FATHER | child, follow=True)

        assert [str(message) for message in page.context["messages"]] == [str(A_PROXY_OF_A_CHILD)]
        assert Represented.objects.count() == 1

    def test_change_keeps_cases_as_they_were_sent(self, cast: Cast) -> None:
        person = somebody(cast.setting, cast.stranger, Ground.PROXY, "№ 1", cast.setting.today)
        case = filed_for(cast.setting, cast.stranger, person, cast.setting.today, letters_to=LettersTo.REPRESENTATIVE)

        signed_in(cast.stranger).post(reverse("person", args=[person.pk]), FATHER)

        person.refresh_from_db()
        case.applicant.refresh_from_db()
        assert (person.surname, person.iin) == ("Ахметов", "480305300125")
        assert case.applicant.iin != person.iin

    def test_ended_person_is_offered_no_more_and_the_case_stays(self, cast: Cast) -> None:
        person = somebody(cast.setting, cast.stranger, Ground.PROXY, "№ 1", cast.setting.today)
        case = filed_for(cast.setting, cast.stranger, person, cast.setting.today, letters_to=LettersTo.REPRESENTATIVE)
        browser = signed_in(cast.stranger)

        browser.post(reverse("person-end", args=[person.pk]))

        assert person.full_name not in browser.get(reverse("people")).content.decode()
        assert browser.get(reverse("person", args=[person.pk])).status_code == 404
        assert browser.get(case.get_public_url()).status_code == 200


@pytest.mark.django_db
@pytest.mark.sqlite
class TestDraft:
    """The questions of a draft about somebody else."""

    @pytest.fixture
    def draft(self, cast: Cast) -> Application:
        person = somebody(cast.setting, cast.stranger, Ground.PROXY, "№ 1", cast.setting.today, email="f@example.kz")
        return begun_for(cast.setting, cast.stranger, person, clock(cast), letters_to=LettersTo.REPRESENTATIVE)

    def test_person_step_speaks_of_the_other_person(self, cast: Cast, draft: Application) -> None:
        page = signed_in(cast.stranger).get(reverse("draft-person", args=[draft.pk]))

        assert "About the person for whom you apply" in page.content.decode()
        assert page.context["form"].fields["surname"].widget.attrs["autocomplete"] == "off"

    @pytest.mark.parametrize(("letters_to", "wrong"), [("representative", []), ("applicant", ["phone"])])
    def test_person_is_reachable_where_letters_go_there(
        self, cast: Cast, draft: Application, letters_to: str, wrong: list[str]
    ) -> None:
        browser = signed_in(cast.stranger)
        browser.post(reverse("draft-acting", args=[draft.pk]), DAUGHTER | {"letters_to": letters_to})

        page = browser.post(reverse("draft-person", args=[draft.pk]), FATHER | {"email": "", "phone": ""})

        assert list(page.context["form"].errors if page.context else []) == wrong

    def test_letters_to_oneself_need_a_phone_or_an_e_mail(self, cast: Cast, draft: Application) -> None:
        silent = DAUGHTER | {"email": "", "phone": "", "letters_to": "both"}

        page = signed_in(cast.stranger).post(reverse("draft-acting", args=[draft.pk]), silent)

        assert list(page.context["form"].errors) == ["email"]

    def test_check_page_names_the_representative_and_asks_for_her_word(self, cast: Cast, draft: Application) -> None:
        from_the_page = signed_in(cast.stranger).get(reverse("draft-check", args=[draft.pk])).content.decode()

        assert "You act for the applicant" in from_the_page
        assert cast.stranger.full_name in from_the_page

    def test_own_draft_has_no_page_about_acting(self, cast: Cast, begun: Application) -> None:
        assert signed_in(cast.applicant).get(reverse("draft-acting", args=[begun.pk])).status_code == 404


@pytest.mark.django_db
@pytest.mark.sqlite
class TestCounter:
    """A representative stands at the counter."""

    def entered(self, cast: Cast, **more: str) -> Any:
        category = cases.categories_of(cast.office, cast.setting.today)[0]
        person = {name: value for name, value in FATHER.items() if name not in ("ground", "words", "email")}
        answers = {"account": "KZ86125KZT5004100100", "words": "x", "way": "visit", "language": "kk", "consent": "on"}
        address = f"{reverse('desk:counter')}?category={category.code}"
        return signed_in(cast.specialist).post(address, {**person, **answers, **more})

    def test_case_names_who_stood_there_and_holds_the_paper(self, cast: Cast) -> None:
        assert self.entered(cast, **AT_COUNTER).status_code == 302

        case = Application.objects.get(applicant__surname="Ахметов")
        acting = case.representation
        assert (acting.by, acting.name, acting.ground, acting.phone) == (
            None,
            "Ахметова Динара",
            "proxy",
            "+77012345678",
        )
        assert statuses(case)[0] == "handed_in"
        assert (case.addressee.name, case.addressee.user) == ("Ахметова Динара", None)

    def test_result_is_offered_to_the_representative(self, cast: Cast) -> None:
        self.entered(cast, **AT_COUNTER)
        case = Application.objects.get(applicant__surname="Ахметов")

        page = signed_in(cast.specialist).get(reverse("desk:hand-over", args=[case.number]))

        assert page.context["form"].initial == {"to_whom": "Ахметова Динара"}
        assert "Ахметов Болат" in str(page.context["form"].fields["to_whom"].help_text)

    def test_case_of_somebody_who_came_herself_has_no_such_row(self, cast: Cast) -> None:
        self.entered(cast, phone="8 701 234 56 78")

        case = Application.objects.get(applicant__surname="Ахметов")
        assert case.representative is None
        assert 0 not in statuses(case)

    @pytest.mark.parametrize(
        ("answers", "wrong"),
        [
            ({"acting-ground": ""}, ["ground"]),
            ({"acting-words": ""}, ["words"]),
            ({"acting-phone": ""}, ["phone"]),
            ({"acting-name": ""}, ["name"]),
        ],
    )
    def test_half_of_a_representative_is_asked_for_the_other_half(
        self, cast: Cast, answers: dict[str, str], wrong: list[str]
    ) -> None:
        page = self.entered(cast, phone="8 701 234 56 78", **AT_COUNTER | answers)

        assert list(page.context["acting"].errors) == wrong
        assert not Application.objects.filter(applicant__surname="Ахметов").exists()

    def test_empty_form_says_that_nobody_acts(self) -> None:
        form = AtCounterForm({})

        assert form.is_valid()
        assert (form.acting, form.somebody_acts) == (None, False)
