"""Text that is being kept while the same draft changes its kind of assistance on another device."""

import time
from functools import partial
from threading import Event
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from applications.actions import drafting, keeping
from applications.kept import Stamp
from applications.models import Application
from portal.demo.cases import categories_of
from tests.applications.scene import clock
from tests.cast import Cast, draft
from tests.races import WAIT_SECONDS, at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE NOT granted)")
        return bool(cursor.fetchone()[0])


def test_text_kept_while_the_assistance_is_changed_is_kept(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = draft(cast)
    today = timezone.localdate(clock(cast))
    other = next(each for each in categories_of(begun.office, today) if each.pk != begun.category_id)
    lay_out, held = drafting.lay_out_checklist, Event()

    def wait_for_the_other_then_lay_out(application: Application) -> None:
        held.set()
        patience = time.monotonic() + WAIT_SECONDS
        while not somebody_waits():
            assert time.monotonic() < patience
        lay_out(application)

    monkeypatch.setattr(drafting, "lay_out_checklist", wait_for_the_other_then_lay_out)
    choose = partial(drafting.choose, draft=begun, office=begun.office, category=other, today=today, now=clock(cast))

    def keep() -> Any:
        held.wait(WAIT_SECONDS)
        return keeping.keep(draft=begun, stamp=Stamp("words", clock(cast)), texts={"words": "Үйім өртенді"})

    ends = at_once(choose, keep)

    assert [type(end).__name__ for end in ends] == ["Application", "KeptStep"]
    kept = Application.objects.get(pk=begun.pk)
    assert (kept.category_id, kept.kept_steps["words"].texts) == (other.pk, {"words": "Үйім өртенді"})
