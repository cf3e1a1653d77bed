"""Registration: the journal number and the coupon (Standard §15)."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import check_fits, move
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Application, Door, Part
from applications.sheets import coupon_facts
from applications.states import State
from offices.models import OriginalsBy
from socialaid.accounts.models import User
from socialaid.lib.numbering import journal_number
from socialaid.lib.refused import Refused
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.actions.numbering import next_number

JOURNAL = "registration"
COUPON = "coupon"


@transaction.atomic
def register(*, application: Application, by: User, now: datetime) -> Application:
    """Register a case whose needed documents are all accepted: journal number and coupon (Standard §15).

    The number is gapless per office and year and is taken last. A second click finds the case registered.
    Raises Refused while a needed document is not accepted, or its original not seen where the office asks for that.
    """
    own = Application.objects.hold(application.pk)
    if own.state == State.REGISTERED and own.registered_by_id == by.pk:
        return own
    if not rules.works_on_cases(by, own):
        raise Refused(_("Only a specialist of this department can register a case that has been filed."))
    check_fits("application.registered", own)
    _check_documents(own)
    _check_originals(own)
    note_part(application=own, user=by, part=Part.REGISTRATION, now=now)
    number = _take_number(own, now)
    move(
        own,
        "application.registered",
        by=by,
        now=now,
        facts={"journal_number": number},
        journal_number=number,
        registered_at=now,
        registered_by=by,
        specialist=own.specialist or by,
    )
    facts = coupon_facts(own, today=localtime(now).date())
    freeze(
        kind=COUPON,
        number=number,
        facts=facts,
        path=f"cases/{own.number}",
        office=own.office.code,
        now=now,
    )
    tell(own, "registered", once=number, now=now, journal_number=number, pay_days=facts["pay_days"])
    return own


def _check_documents(application: Application) -> None:
    open_documents = list(application.documents.unsettled().select_related("kind").order_by("kind__no"))
    if open_documents:
        numbers = ", ".join(document.kind.called for document in open_documents)
        raise Refused(_("These documents are not accepted yet: %(numbers)s.") % {"numbers": numbers}, "documents")


def _check_originals(application: Application) -> None:
    """Only where the office asks to see the originals of what came online before it registers."""
    if application.door != Door.ONLINE or application.office.originals_by != OriginalsBy.REGISTRATION:
        return
    unseen = application.documents.accepted_unseen().values_list("kind__no", flat=True)
    if unseen:
        numbers = ", ".join(str(no) for no in unseen)
        sentence = _("This office sees the originals before registration. Not seen yet: %(numbers)s.")
        raise Refused(sentence % {"numbers": numbers}, "documents")


def _take_number(application: Application, now: datetime) -> str:
    year = localtime(now).year
    n = next_number(journal=JOURNAL, office=application.office.code, year=year)
    return journal_number(JOURNAL, application.office.order, year, n)
