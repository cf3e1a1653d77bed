"""How often a category may be paid and whose income it looks at, as tables."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Frequency(TextChoices):
    ONCE = "once", _("one-off")
    MONTHLY = "monthly", _("every month")
    QUARTERLY = "quarterly", _("every quarter")
    TWICE_A_YEAR = "twice_a_year", _("twice a year")
    YEARLY = "yearly", _("once a year")
    UNKNOWN = "unknown", _("how often is not stated")


class IncomeTest(TextChoices):
    """What the average income per person of the family is compared with; `income_value` says with how much of it."""

    NONE = "none", _("income does not matter")
    SUBSISTENCE_MINIMUM = "sm", _("below the subsistence minimum")
    POVERTY_LINE = "poverty_line", _("below the poverty line")
    MCI = "mci", _("up to a multiple of the monthly index")
    UNKNOWN = "unknown", _("whether income matters is not stated")


NEED_INCOME_VALUE = (IncomeTest.SUBSISTENCE_MINIMUM, IncomeTest.MCI)


class IndexKind(TextChoices):
    MCI = "mci", _("monthly calculation index")
    SM = "sm", _("subsistence minimum")
