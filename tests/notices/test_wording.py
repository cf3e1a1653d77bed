import pytest
from django.conf.urls.i18n import i18n_patterns
from django.http import HttpResponse
from django.urls import path
from django.utils.translation import override

from socialaid.notices.contacts import Contact
from socialaid.notices.wording import in_language, worded

urlpatterns = i18n_patterns(path("my/<str:number>/", lambda _, number: HttpResponse(number), name="one"))
pytestmark = pytest.mark.urls(__name__)


@pytest.mark.parametrize("active", ["kk", "ru", "en"])
def test_in_language_gives_the_readers_page_whoever_wrote(active):
    with override(active):
        assert in_language("/ru/my/7K3M/", "en") == "/en/my/7K3M/"


@pytest.mark.parametrize("path", ["", "/elsewhere/", "/ru/elsewhere/"])
def test_in_language_leaves_what_is_no_page_of_ours(path):
    assert in_language(path, "kk") == path


def test_worded_gives_the_letter_a_full_address():
    to = Contact(user_id=None, email="", language="ru", name="Айгүл")

    letter = worded("tests/greeting", to, {"words": "-"}, "7K3M", "/kk/my/7K3M/")

    assert letter.body.endswith("http://portal.test/ru/my/7K3M/")
    assert letter.path == "/ru/my/7K3M/"
