"""The letters of this room, as staff call them; their texts lie in templates/letters/deadlines/."""

from typing import Final

from django.utils.translation import gettext_lazy as _

REMINDER: Final = "deadlines/reminder"
HEAD_DIGEST: Final = "deadlines/head_digest"
DIRECTORATE_DIGEST: Final = "deadlines/directorate_digest"
LATE: Final = "deadlines/late"

TITLES = {
    REMINDER: _("Reminder of a due day"),
    HEAD_DIGEST: _("Due days of the department today"),
    DIRECTORATE_DIGEST: _("Due days of the region today"),
    LATE: _("Letter about a delay"),
}
