"""How a due day is shown: a tag of colour and words, and the arithmetic behind it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localdate
from django.utils.translation import gettext, ngettext

from deadlines.calendar import WorkingCalendar
from deadlines.models import Due
from deadlines.queries import calendar
from deadlines.queries.boards import SOON_WORKING_DAYS

register = template.Library()


@dataclass(frozen=True)
class Tag:
    """Words with a tone (`ok`, `warn`, `bad`, `quiet`); written into a page it is the tag itself."""

    label: str
    tone: str

    def __html__(self) -> SafeString:
        return format_html('<span class="tag tag-{}">{}</span>', self.tone, self.label)

    def __str__(self) -> str:
        return self.__html__()


@register.simple_tag(takes_context=True)
def due_tag(context: template.Context, due: Due, today: date | None = None) -> Tag:
    """`{% due_tag due %}` writes the tag; `{% due_tag due today as tag %}` gives `tag.label` and `tag.tone`."""
    return tag_of(due, today or localdate(), _shown_calendar(context))


def tag_of(due: Due, today: date, known: WorkingCalendar) -> Tag:
    """The words for one term on one day."""
    if not due.is_running:
        return _at_rest(due)
    if today > due.due_on:
        return Tag(_days_late((today - due.due_on).days), "bad")
    left = known.working_days_between(today, due.act_by)
    if left:
        words = ngettext("%(days)s working day left", "%(days)s working days left", left) % {"days": left}
        return Tag(words, "ok" if left > SOON_WORKING_DAYS else "warn")
    if today == due.due_on:
        return Tag(gettext("due today"), "warn")
    return Tag(gettext("last working day") if today == due.act_by else gettext("no working day left"), "warn")


def _at_rest(due: Due) -> Tag:
    if due.called_off_on:
        return Tag(gettext("no longer counted"), "quiet")
    if due.done_late:
        return Tag(gettext("done late"), "bad")
    return Tag(gettext("done in time"), "ok")


def _days_late(days: int) -> str:
    return ngettext("%(days)s day late", "%(days)s days late", days) % {"days": days}


def _shown_calendar(context: template.Context) -> WorkingCalendar:
    """The calendar, read once per page however many tags it has."""
    page: Any = getattr(context, "request", None)
    if page is None:
        return calendar()
    if not hasattr(page, "working_calendar"):
        page.working_calendar = calendar()
    known: WorkingCalendar = page.working_calendar
    return known
