"""What tests of cases do again and again."""

from collections.abc import Callable
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.actions import checking, collecting
from applications.models import Application, Document, DocumentStatus, Scan
from portal.demo.cases import moment
from portal.demo.scans import sample_scan
from socialaid.accounts.models import User
from socialaid.audit.models import Event
from socialaid.lib.refused import Refused
from tests.cast import Cast

NUMBERS = count()


def clock(cast: Cast, back: int = 0, hour: int = 10) -> datetime:
    """Some time on the working day `back` days ago."""
    return moment(cast.setting.back(back), hour)


def refusal(act: Callable[..., Any], /, **named: Any) -> tuple[str, str | None]:
    """The sentence with which `act` is refused, and the field it is about."""
    with pytest.raises(Refused) as caught:
        act(**named)
    return str(caught.value), caught.value.field


def document(case: Application, no: int) -> Document:
    return case.documents.select_related("kind").get(kind__no=no)


def statuses(case: Application) -> dict[int, str]:
    return dict(case.documents.order_by("kind__no").values_list("kind__no", "status"))


def page_of(case: Application, no: int) -> Scan:
    return Scan.objects.select_related("document__kind").filter(document__application=case, document__kind__no=no)[0]


def photo(no: int = 2) -> SimpleUploadedFile:
    """A photo that nobody has sent before: bytes behind the picture make it another file."""
    sample = sample_scan(no, "үлгі")
    return SimpleUploadedFile(sample.name or "", sample.read() + next(NUMBERS).to_bytes(4), "image/jpeg")


def hand_in(case: Application, no: int, by: User, now: datetime) -> Scan:
    return collecting.add_scan(document=document(case, no), upload=photo(no), by=by, now=now)


def decide(cast: Cast, case: Application, no: int, status: DocumentStatus, note: str = "", **more: Any) -> Document:
    """The specialist decides on one document."""
    more = {"by": cast.specialist, "now": clock(cast), "original_seen": False} | more
    return checking.check_document(document=document(case, no), status=status, note=note, **more)


def acts(case: Application) -> list[str]:
    """What stands on the record of the case, in order."""
    return list(Event.objects.about(str(case.number)).values_list("act", flat=True))


def last_event(case: Application) -> Event:
    return Event.objects.about(str(case.number)).select_related("actor").last()
