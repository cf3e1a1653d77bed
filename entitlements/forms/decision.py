"""The facts of a maslikhat's decision, and one category of it."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from entitlements.amounts import NEED_VALUE, AmountKind
from entitlements.conditions import NEED_INCOME_VALUE
from entitlements.models import CategoryTerms, DecisionDraft, DocumentKind, DraftCategory
from socialaid.lib.folding import visible
from socialaid.lib.inputs import EXAMPLE_OF_A_DAY, WRONG_DAY, DayInput, WholeNumberInput

LANGUAGES = ("kk", "ru", "en")
TERMS = CategoryTerms.names()
DECIMAL = {"inputmode": "decimal", "autocomplete": "off"}
SIGN_OF_NUMBER = re.compile(r"^(?:№|N[o°º]?\b\.?)\s*", re.IGNORECASE)
ONLY_KAZAKH_AND_RUSSIAN = ("title_en", "summary_en")


class DecisionForm(forms.ModelForm):
    """Number, days and titles of the decision."""

    class Meta:
        model = DecisionDraft
        fields = ("number", "adopted_on", "registered", "in_force_from", "title_kk", "title_ru", "title_en")
        labels = {
            "number": _("Number of the decision"),
            "adopted_on": _("Day of adoption"),
            "registered": _("Number of state registration, if known"),
            "in_force_from": _("In force from"),
            "title_kk": _("Title in Kazakh"),
            "title_ru": _("Title in Russian"),
            "title_en": _("Title in English, if there is one"),
        }
        help_texts = {
            "number": _("As printed on the decision, without the sign №: for example 30-1."),
            "adopted_on": EXAMPLE_OF_A_DAY,
            "in_force_from": _("Tomorrow at the earliest. The present rules end the day before."),
        }
        widgets = {"adopted_on": DayInput(), "in_force_from": DayInput()}
        error_messages = {"adopted_on": {"invalid": WRONG_DAY}, "in_force_from": {"invalid": WRONG_DAY}}

    def clean_number(self) -> str:
        """The portal writes the sign itself; whoever types it too means the same number."""
        number = SIGN_OF_NUMBER.sub("", visible(self.cleaned_data["number"]))
        if not number:
            raise forms.ValidationError(_("Write the number that stands after the sign №."))
        return number


class CategoryForm(forms.ModelForm):
    """Whom one category helps, with how much, on which conditions and papers."""

    class Meta:
        model = DraftCategory
        fields = TERMS
        labels = {
            "topic": _("Group"),
            "title_kk": _("Name in Kazakh"),
            "title_ru": _("Name in Russian"),
            "title_en": _("Name in English"),
            "summary_kk": _("For whom, in Kazakh"),
            "summary_ru": _("For whom, in Russian"),
            "summary_en": _("For whom, in English"),
            "amount_kind": _("How the sum is set"),
            "amount_value": _("Sum in tenge, or how many MCI"),
            "amount_cap": _("Limit of the cost in MCI, if there is one"),
            "amount_per_member": _("The sum counts once for each person of the family"),
            "frequency": _("How often"),
            "payments_at_most": _("At most so many payments, if limited"),
            "income_test": _("Income for each person of the family"),
            "income_value": _("How many subsistence minimums or MCI"),
            "apply_within_months": _("To be applied for within so many months of the event, if limited"),
            "by_list": _("Paid by list: nobody applies"),
            "needs_survey": _("The department visits the home"),
        }
        help_texts = {"summary_kk": _("One or two plain sentences."), "summary_ru": _("One or two plain sentences.")}
        localized_fields = ("amount_value", "amount_cap", "income_value")
        widgets = {
            **{name: forms.TextInput(attrs=DECIMAL) for name in localized_fields},
            **{name: WholeNumberInput() for name in ("payments_at_most", "apply_within_months")},
            **{f"summary_{language}": forms.Textarea(attrs={"rows": 3}) for language in LANGUAGES},
        }

    def __init__(self, *args: Any, kinds: list[DocumentKind], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ONLY_KAZAKH_AND_RUSSIAN:
            self.fields[name].required = False
        self.kinds = kinds
        for kind in kinds:
            self._ask_for(kind)

    def _ask_for(self, kind: DocumentKind) -> None:
        """A tick for the document and a note in each language on what counts as it."""
        known = str(kind.no) in self.instance.papers
        self.fields[f"paper_{kind.no}"] = forms.BooleanField(label=str(kind), required=False, initial=known)
        for language, label in NOTE_LABELS.items():
            note = self.instance.note_of(kind, language)
            field = forms.CharField(label=label, required=False, max_length=300, initial=note)
            self.fields[f"note_{language}_{kind.no}"] = field

    def clean(self) -> dict[str, Any]:
        answers = super().clean() or self.cleaned_data
        self._only_where_asked("amount_value", "amount_kind", NEED_VALUE, _("Write the sum or how many MCI."))
        self._only_where_asked(
            "income_value", "income_test", NEED_INCOME_VALUE, _("Write how many subsistence minimums or MCI.")
        )
        if answers.get("amount_kind") != AmountKind.COST:
            answers["amount_cap"] = None
        for name in ("amount_value", "amount_cap", "income_value"):
            if answers.get(name) is not None and answers[name] <= 0:
                self.add_error(name, _("Write a number above zero."))
        return answers

    def _only_where_asked(self, value: str, kind: str, kinds: tuple[str, ...], sentence: Any) -> None:
        """Ask for the number where its kind needs one, and forget it where the kind has none."""
        if self.cleaned_data.get(kind) not in kinds:
            self.cleaned_data[value] = None
        elif self.cleaned_data.get(value) is None and value not in self.errors:
            self.add_error(value, sentence)

    @property
    def terms(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in TERMS}

    @property
    def papers(self) -> dict[str, dict[str, str]]:
        """The documents ticked, by number, with their notes."""
        return {
            str(kind.no): {language: self.cleaned_data[f"note_{language}_{kind.no}"] for language in LANGUAGES}
            for kind in self.kinds
            if self.cleaned_data[f"paper_{kind.no}"]
        }

    def own_fields(self) -> list[Any]:
        """The fields of the terms, for the page."""
        return [self[name] for name in TERMS]

    def paper_fields(self) -> list[tuple[Any, list[Any]]]:
        """Each document's tick with its three notes, for the page."""
        return [
            (self[f"paper_{kind.no}"], [self[f"note_{language}_{kind.no}"] for language in LANGUAGES])
            for kind in self.kinds
        ]


NOTE_LABELS = {
    "kk": _("What counts, in Kazakh"),
    "ru": _("What counts, in Russian"),
    "en": _("What counts, in English"),
}


class PublishForm(forms.Form):
    """The confirmation of the head, about the revision that she has seen."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    confirmed = forms.BooleanField(
        label=_("I have compared this with the maslikhat's decision, and it says the same."),
        error_messages={"required": _("Compare the draft with the decision and confirm it.")},
    )
