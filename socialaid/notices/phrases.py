"""What the letters of all rooms say alike about themselves, and what their previews show."""

from typing import Any, Final

from django.utils.translation import gettext_lazy as _

NOTHING_TO_DO: Final = _("Nothing: the case goes on by itself.")
READ_IT: Final = _("Read it in the portal, or ask at the department.")
IF_IT_WAS_NOT_YOU: Final = _("If it was not you, call the department.")
NO_DAY: Final = _("No day is set.")
AT_ONCE: Final = _("As soon as you can.")
ASK_THE_DEPARTMENT: Final = _("The department; its address and phone stand in the letter.")

# A case that nobody has, for previews.
SAMPLE: Final[dict[str, Any]] = {
    "number": "7K3M-94QX",
    "category": _("Help with fuel for the winter (sample)"),
    "office": _("Department of a district (sample)"),
    "office_address": _("Abai street 1 (sample)"),
    "office_phone": "8 (71638) 2-00-00",
}
