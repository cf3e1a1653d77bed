"""Choosing the pages of a document: several photos or PDFs at once, or straight from the camera."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

ACCEPTED_FILES = "image/jpeg,image/png,image/webp,image/heic,image/heif,.heic,.heif,application/pdf"


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """As many files as were chosen. What each of them is worth is said for each by the act that takes it in."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        several = data if isinstance(data, list) else [data]
        return [upload for upload in several if upload]


class PagesForm(forms.Form):
    """More pages of a document."""

    upload = SeveralFilesField(
        label=_("Photos or PDFs"),
        required=False,
        widget=SeveralFilesInput(attrs={"accept": ACCEPTED_FILES, "data-choose": _("Choose photos or PDFs")}),
    )
    camera = SeveralFilesField(
        label=_("Or take a photo now"),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": "image/*", "capture": "environment", "data-choose": _("Take a photo now")}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = settings.UPLOAD_LIMIT_BYTES // 1024 // 1024
        self.fields["upload"].help_text = _(
            "JPEG, PNG, WebP, HEIC or PDF, each at most %(limit)d MB. You can choose several at once."
        ) % {"limit": limit}
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout("upload", Div("camera", css_class="camera-choice"))

    def clean(self) -> dict[str, Any]:
        chosen = super().clean() or {}
        if not self.chosen():
            self.add_error("upload", _("Choose a photo or a PDF first."))
        return chosen

    def chosen(self) -> list[UploadedFile]:
        """All files of both fields."""
        return [*self.cleaned_data.get("upload", []), *self.cleaned_data.get("camera", [])]
