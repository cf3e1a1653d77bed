"""A representation that has ended: the account loses sight of the case, the applicant's case goes on."""

import pytest
from django.urls import reverse

from applications import rules
from applications.acting import Ground, LettersTo
from applications.actions import checking, filing, registering, representing, writing
from applications.models import Application, Representation
from portal.demo.acting import filed_for, somebody
from socialaid.accounts.models import User
from socialaid.notices.models import Notice
from tests.applications.scene import acts, clock, refusal
from tests.cast import Cast, filed, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]


@pytest.fixture
def daughter(cast: Cast) -> User:
    return cast.stranger


@pytest.fixture
def for_father(cast: Cast, daughter: User) -> Application:
    """A case that the daughter has filed for her father; he is written to in Russian, she in Kazakh."""
    day = cast.setting.back(2)
    father = somebody(cast.setting, daughter, Ground.PROXY, "№ 512", day, sex="men", email="father@example.kz")
    return filed_for(cast.setting, daughter, father, day, letters_to=LettersTo.BOTH, language="ru")


class TestEnding:
    """The specialist writes down that the daughter acts no longer."""

    @pytest.fixture(autouse=True)
    def _ended(self, cast: Cast, for_father: Application) -> None:
        browser = signed_in(cast.specialist)
        self.address = reverse("desk:representation-end", args=[for_father.number])
        assert browser.post(self.address, {"words": ""}).context["form"].errors
        self.answer = browser.post(self.address, {"words": "Сенімхат қайтарып алынды."})

    def test_account_loses_sight_of_the_case_and_its_letters(self, daughter: User, for_father: Application) -> None:
        assert signed_in(daughter).get(for_father.get_public_url()).status_code == 404
        assert not Application.objects.visible_to(daughter).exists()
        assert not Notice.objects.filter(user=daughter, number=for_father.number).exists()

    def test_it_is_on_record_and_on_the_desk(self, cast: Cast, for_father: Application) -> None:
        assert acts(for_father)[-1] == "application.representation_ended"
        page = signed_in(cast.specialist).get(for_father.get_absolute_url()).content.decode()
        assert "Сенімхат қайтарып алынды." in page
        assert self.address not in page

    def test_both_are_told_and_later_letters_go_to_the_applicant(
        self, cast: Cast, daughter: User, for_father: Application
    ) -> None:
        told = Notice.objects.get(letter="applications/representation_ended")
        hers = Notice.objects.get(letter="applications/acting_ended")
        assert (told.user, told.language, hers.user, hers.language) == (None, "ru", daughter, "kk")

        case = Application.objects.get(pk=for_father.pk)
        checking.accept_all(application=case, by=cast.specialist, now=clock(cast))
        registering.register(application=case, by=cast.specialist, now=clock(cast))
        later = Notice.objects.get(letter="applications/registered")
        assert (later.user, later.deliveries.get(channel="email").address) == (None, "father@example.kz")

    def test_second_click_changes_nothing(self, cast: Cast, for_father: Application) -> None:
        before = Representation.objects.get(application=for_father)

        representing.end(application=for_father, words="again", by=cast.colleague, now=clock(cast, hour=15))

        after = Representation.objects.get(application=for_father)
        assert (after.ended_at, after.ended_by, after.ended_words) == (
            before.ended_at,
            cast.specialist,
            before.ended_words,
        )
        assert acts(for_father).count("application.representation_ended") == 1

    def test_she_can_neither_withdraw_nor_hand_in(self, cast: Cast, daughter: User, for_father: Application) -> None:
        case = Application.objects.get(pk=for_father.pk)

        assert not rules.may_withdraw(daughter, case)
        assert not rules.may_hand_in(daughter, case)
        assert refusal(filing.withdraw, application=case, by=daughter, now=clock(cast))


def test_nobody_from_outside_ends_a_representation(cast: Cast, daughter: User, for_father: Application) -> None:
    for user in (cast.next_door, cast.head, daughter):
        assert refusal(representing.end, application=for_father, words="x", by=user, now=clock(cast))
    for_father.representation.refresh_from_db()
    assert for_father.representation.is_in_force


def test_specialist_who_acted_for_somebody_never_sees_that_case_among_the_questions(cast: Cast) -> None:
    day = cast.setting.back(2)
    person = somebody(cast.setting, cast.colleague, Ground.PROXY, "№ 512", day)
    case = filed_for(cast.setting, cast.colleague, person, day, letters_to=LettersTo.BOTH)
    writing.write(application=case, text="Қашан?", by=cast.colleague, now=clock(cast))
    representing.end(application=case, words="Қайтарып алынды.", by=cast.specialist, now=clock(cast))

    shown = {
        user: signed_in(user).get(reverse("desk:messages")).context["cases"]
        for user in (cast.colleague, cast.specialist)
    }

    assert (shown[cast.colleague], shown[cast.specialist]) == ([], [case])


def test_case_without_a_representative_has_no_page_to_end_it(cast: Cast) -> None:
    address = reverse("desk:representation-end", args=[filed(cast).number])

    assert signed_in(cast.specialist).get(address).status_code == 404
