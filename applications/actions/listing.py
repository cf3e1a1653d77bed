"""The list of missing documents on paper: when a case is returned, or for whoever asks at the counter."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import write_down
from applications.models import Application, Document
from applications.queries import still_asked
from applications.sheets import Facts, missing_facts
from socialaid.accounts.models import User
from socialaid.lib.refused import Refused
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.models import Print, PrintQuerySet

SHEET = "missing_documents"


@transaction.atomic
def list_missing(*, application: Application, by: User, now: datetime) -> Print:
    """Print what is still missing for the person at the counter.

    Asked again on the same day while nothing has changed it is the same sheet. Raises Refused where nothing is missing.
    """
    own = Application.objects.hold(application.pk)
    if not rules.may_check(by, own):
        raise Refused(_("The list is printed by a specialist while the case is filed or returned."))
    asked = still_asked(own, own.documents.in_order())
    if not asked:
        raise Refused(_("Nothing is missing: no document has to be listed."))
    before = _lists_of(own).order_by("pk").last()
    if before and _says_the_same(before, missing_facts(own, asked, number="", words="", by=by, day=localdate(now))):
        return before
    sheet = put_on_list(own, asked, words="", by=by, now=now)
    write_down(own, "missing.listed", by=by, now=now, facts={"documents": [document.kind.no for document in asked]})
    return sheet


def put_on_list(application: Application, asked: list[Document], *, words: str, by: User, now: datetime) -> Print:
    """Freeze the next list of the case; the case is held by whoever calls."""
    number = f"{application.number}-{_lists_of(application).count() + 1}"
    return freeze(
        kind=SHEET,
        number=number,
        facts=missing_facts(application, asked, number=number, words=words, by=by, day=localdate(now)),
        path=f"cases/{application.number}",
        office=application.office.code,
        now=now,
    )


def _lists_of(application: Application) -> PrintQuerySet:
    return Print.objects.filter(kind=SHEET, path=f"cases/{application.number}")


def _says_the_same(sheet: Print, facts: Facts) -> bool:
    """Whether the sheet names the same documents on the same day; who printed it, and words on it, do not matter."""
    return all(sheet.facts[key] == facts[key] for key in ("day", "documents"))
