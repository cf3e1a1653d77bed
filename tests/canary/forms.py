"""The forms of a page, filled in as a person would and with birds wherever something can be typed."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.canary.birds import ALL, DIAGNOSIS, IIN, PASSWORD, PHONE
from tests.files.samples import picture

Values = dict[str, list[Any]]
TYPED = {"text", "search", "tel", "email", "number", "password", "url", "textarea"}


@dataclass
class Form:
    """One form as it lies on the page: its kind, where it goes, its fields with what stands in them."""

    method: str
    action: str
    fields: list[dict[str, str]] = field(default_factory=list)


class Forms(HTMLParser):
    """All forms of a page and all its addresses."""

    def __init__(self, page: str, path: str) -> None:
        super().__init__()
        self.path, self.forms, self.links = path, list[Form](), list[str]()
        self._select: dict[str, str] | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.links += [found[name] for name in ("href", "src", "action") if found.get(name)]
        if tag == "form":
            self.forms.append(Form(found.get("method", "get").lower(), urljoin(self.path, found.get("action", ""))))
        elif tag in ("input", "textarea", "select", "button") and self.forms and found.get("name"):
            kind = found.get("type", "text") if tag == "input" else tag
            self.forms[-1].fields.append({**found, "type": kind})
            self._select = self.forms[-1].fields[-1] if tag == "select" else None
        elif tag == "option" and self._select is not None and ("selected" in found or not self._select.get("value")):
            self._select["value"] = found.get("value", "")


def filled(form: Form, *, wrongly: bool) -> Values:
    """What is sent: a bird in every field that takes words, the right one where it can be told, or all of them."""
    values: Values = {}
    for each in form.fields:
        if each["type"] == "radio" and each["name"] in values and "checked" not in each:
            continue
        values[each["name"]] = [_value(each, wrongly)]
    return {name: value for name, value in values.items() if value != [None]}


def _value(each: dict[str, str], wrongly: bool) -> Any:
    if each["type"] == "file":
        return SimpleUploadedFile(f"{ALL}.jpg", picture(), "image/jpeg")
    if each["type"] == "checkbox":
        return each.get("value", "on")
    if each["type"] not in TYPED or each["name"] == "csrfmiddlewaretoken":
        return each.get("value", "")
    return ALL if wrongly else _fitting(each)


def _fitting(each: dict[str, str]) -> str:
    """The bird that this field is made for; days, sums and accounts stay as they are, or get something possible."""
    name = each["name"].lower()
    for part, bird in BY_NAME.items():
        if part in name:
            return bird
    if each["type"] in ("email", "number") or each.get("inputmode") in ("numeric", "decimal"):
        return each.get("value") or "5"
    return DIAGNOSIS


BY_NAME = {
    "iin": IIN,
    "phone": PHONE,
    "password": PASSWORD,
    "login": PHONE,
    "contact": PHONE,
    "email": f"kanareyka.{IIN}@example.kz",
    "account": "KZ86125KZT5004100100",
    "birth": "01.01.1958",
    "_on": "02.11.2026",
    "since": "02.11.2026",
    "until": "",
    "code": "123456",
}
