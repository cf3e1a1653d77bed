"""A mother files for assistance that looks at the income: she writes down her family, sees the sum, and sends."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from applications.models import Application, Household
from applications.states import State
from tests.applications.families import begun_next_door
from tests.applications.scene import photo, statuses
from tests.cast import Cast, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.sqlite]

PERSON = {
    "surname": "Әлімғазы",
    "given_name": "Құндыз",
    "iin": "580101300127",
    "birth_date": "01.01.1958",
    "address": "Аршалы, Тәшенов, 47",
    "phone": "8 701 234 56 78",
}


class Mother:
    """Somebody with a browser that runs no scripts: she reads pages, follows links and sends forms."""

    def __init__(self, browser: Client) -> None:
        self.browser, self.page, self.address = browser, "", ""

    def opens(self, address: str) -> None:
        self.address, response = address, self.browser.get(address, headers={"accept-language": "en"}, follow=True)
        self._reads(response)

    def sends(self, **answers: str) -> None:
        self._reads(self.browser.post(self.address, answers, follow=True))

    def follows(self, words: str) -> None:
        link = re.search(rf'<a [^>]*href="([^"]+)"[^>]*>{words}', self.page)
        assert link, (words, self.page)
        self.opens(link[1])

    def _reads(self, response: object) -> None:
        self.page = response.content.decode().replace("\N{NO-BREAK SPACE}", " ")
        self.address = response.redirect_chain[-1][0] if response.redirect_chain else self.address


@pytest.fixture
def mother(cast: Cast) -> Mother:
    return Mother(signed_in(cast.stranger))


@pytest.fixture
def begun(cast: Cast) -> Application:
    return begun_next_door(cast, cast.stranger)


def test_family_is_written_down_person_by_person_and_goes_along_with_the_application(
    cast: Cast, mother: Mother, begun: Application
) -> None:
    answer_the_rest(mother, begun)
    mother.opens(f"/en/my/drafts/{begun.pk}/")

    mother.follows("Your family and its income")
    mother.follows("Write the income: Әлімғазы Құндыз")
    mother.sends(wage="240 000", benefit="")
    mother.follows("Add a person")
    mother.sends(name="Бекова Айару", relation="child", birth_date="03.09.2012")
    mother.sends(nothing="on")
    mother.follows("Add a person")
    mother.sends(name="Бекова Апай", relation="parent", birth_date="")
    mother.sends(pension="330 000 ₸", farm="60.000")
    mother.follows("This is everybody: show the sum")

    assert "630 000 ₸ in the quarter ÷ 3 months ÷ 3 (people in the family) =" in mother.page
    assert "70 000 ₸</strong>" in mother.page
    assert "subsistence minimum, 50 851 ₸" in mother.page
    assert "The income is above the limit. You can send the application all the same" in mother.page
    for certificate in ("Әлімғазы Құндыз: Wages", "Бекова Апай: Pension", "Бекова Апай: Own land and cattle"):
        assert certificate in mother.page

    mother.opens(f"/en/my/drafts/{begun.pk}/check/")
    assert "Бекова Апай: 390 000 ₸" in mother.page
    mother.sends(consent="on")

    begun.refresh_from_db()
    assert (begun.state, statuses(begun)[14]) == (State.FILED, "handed_in")
    assert "70 000 ₸</strong>" in mother.page
    assert Household.objects.get(application=begun).is_complete


def test_without_the_family_the_application_is_not_sent(cast: Cast, mother: Mother, begun: Application) -> None:
    answer_the_rest(mother, begun)

    mother.opens(f"/en/my/drafts/{begun.pk}/check/")

    assert f'drafts/{begun.pk}/family/">Your family and its income</a>' in mother.page
    mother.sends(consent="on")
    begun.refresh_from_db()
    assert begun.is_draft


def answer_the_rest(mother: Mother, draft: Application) -> None:
    """All steps of filing but the family."""
    steps = {
        "person": PERSON,
        "account": {"account": "KZ86125KZT5004100100"},
        "words": {"words": "Көмек сұраймын."},
        "way": {"way": "visit", "language": "kk"},
    }
    for name, answers in steps.items():
        mother.browser.post(reverse(f"draft-{name}", args=[draft.pk]), answers)
    for document in draft.documents.filter(status="missing").exclude(kind__no__in=(1, 3, 14)).select_related("kind"):
        no = document.kind.no
        mother.browser.post(reverse("document", args=[draft.pk, no]), {"upload": photo(no)})
