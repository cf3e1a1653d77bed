"""What hangs on the stand of a department: documents, times, hours, where to complain (Standard §9, §11)."""

from datetime import date
from typing import Any

from entitlements.models import DocumentKind
from offices.models import Office, StandardVersion
from offices.wording import complaint_facts, office_facts
from socialaid.lib.bilingual import day_pair, pair

Facts = dict[str, Any]


def stand_facts(office: Office, *, today: date) -> Facts:
    """The facts of the stand sheet but its number; the day it is asked for is none of them."""
    version = StandardVersion.objects.in_force(today)
    return {
        "office": office_facts(office),
        "documents": [
            {"no": kind.no, "full": pair(kind, "name"), "base": kind.base}
            for kind in DocumentKind.objects.of_standard()
        ],
        "pay_days": version.pay_days,
        "wait_minutes": version.wait_minutes,
        "complaint_days": version.complaint_days,
        "standard": {
            "act": version.act_number,
            "adopted_on": day_pair(version.adopted_on),
            "last_known": version.last_known_edition,
        },
        "complaint": complaint_facts(office, Office.objects.directorate()),
    }
