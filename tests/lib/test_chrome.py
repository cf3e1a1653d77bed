import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils.translation import override

from socialaid.lib import chrome


class Question(forms.Form):
    name = forms.CharField(label="Name", widget=forms.TextInput(attrs={"placeholder": "Name"}))
    door = forms.ChoiceField(label="Door", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


@pytest.mark.parametrize(
    ("phone", "dialled"),
    [("8 (71638) 2-10-48", "+77163821048"), ("8 (7162) 76-36-90", "+77162763690"), ("1414", "1414")],
)
def test_plain_digits_gives_the_number_that_a_phone_can_dial(phone, dialled):
    assert chrome.plain_digits(phone) == dialled


def test_page_languages_marks_the_language_of_the_page():
    with override("ru"):
        assert [each["code"] for each in chrome.page_languages() if each["current"]] == ["ru"]


def test_error_summary_links_each_mistake_to_its_field():
    form = Question({})
    form.add_error(None, "Both are needed.")

    page = render_to_string("components/errors.html", {"form": form})

    assert 'href="#id_name"' in page
    assert 'href="#id_door_0"' in page
    assert "Both are needed." in page
    assert "autofocus" in page


def test_error_summary_is_shown_once_when_a_page_and_its_form_both_ask_for_it():
    form = Question({})

    both = [render_to_string(name, {"form": form}) for name in ("components/errors.html", "bootstrap5/errors.html")]

    assert ["error-summary" in each for each in both] == [True, False]


def test_form_without_mistakes_has_no_summary():
    assert "error-summary" not in render_to_string("components/errors.html", {"form": Question()})


def test_without_placeholders_leaves_the_fields_empty():
    assert "placeholder" not in str(chrome.without_placeholders(Question()))
