"""A new decision of the maslikhat, entered by the head as she would."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from entitlements.actions import drafting, publishing
from entitlements.models import DecisionDraft, MaslikhatDecision
from tests.cast import Cast

TOMORROW = timedelta(days=1)


def facts(today: date, **others: Any) -> dict[str, Any]:
    """The facts of a decision in force from tomorrow."""
    known = {
        "number": "С30-1",
        "adopted_on": today,
        "registered": "",
        "in_force_from": today + TOMORROW,
        "title_kk": "Жаңа шешім",
        "title_ru": "Новое решение",
        "title_en": "",
    }
    return known | others


def begun(cast: Cast, today: date, **others: Any) -> DecisionDraft:
    return drafting.begin(
        office=cast.office, facts=facts(today, **others), by=cast.head, today=today, now=timezone.now()
    )


def published(cast: Cast, today: date, **others: Any) -> MaslikhatDecision:
    return publish(cast, begun(cast, today, **others), today)


def publish(cast: Cast, draft: DecisionDraft, today: date, **others: Any) -> MaslikhatDecision:
    draft.refresh_from_db()
    asked = {"revision": draft.revision, "by": cast.head, "now": timezone.now()} | others
    return publishing.publish(draft=draft, today=today, **asked)
