"""The department's own decision: numbered, signed by the head, the sheet that is delivered (Standard §5, §16)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.moving import move
from applications.actions.taking_part import note_part
from applications.actions.telling import tell
from applications.models import Application, CommissionDecision, DepartmentDecision, Part
from applications.sheets import Facts, decision_facts
from applications.states import Outcome, State
from socialaid.accounts.models import User
from socialaid.lib.numbering import journal_number
from socialaid.lib.refused import Refused
from socialaid.prints.actions.freezing import freeze
from socialaid.prints.actions.numbering import next_number
from socialaid.prints.models import Print

JOURNAL = "department"
SHEET = "department_decision"
NOTICES = {Outcome.GRANTED: "grant_notice", Outcome.REFUSED: "refusal_notice"}


@transaction.atomic
def sign(*, application: Application, by: User, today: date, now: datetime) -> DepartmentDecision:
    """Sign the department's decision on a decided case: numbered without gaps, frozen as a sheet.

    Beside it the notice is frozen that tells the applicant the same in plain words.

    A second click returns the decision already signed. Raises Refused for anybody but the head or her substitute.
    """
    own = Application.objects.hold(application.pk)
    decision = own.commission_decisions.select_related("due", "ground").filter(superseded=False).first()
    signed = DepartmentDecision.objects.filter(commission_decision=decision).first()
    if signed and own.state != State.DECIDED:
        return signed
    if decision is None or not rules.may_sign(by, own):
        raise Refused(_("Only the head of the department, or whoever stands in for her, signs the decision."))
    note_part(application=own, user=by, part=Part.DEPARTMENT_DECISION, now=now)
    return _sign(own, decision, by=by, today=today, now=now)


def _sign(
    application: Application, decision: CommissionDecision, *, by: User, today: date, now: datetime
) -> DepartmentDecision:
    year = localtime(now).year
    n = next_number(journal=JOURNAL, office=application.office.code, year=year)
    number = journal_number(JOURNAL, application.office.order, year, n)
    move(application, "application.ordered", by=by, now=now, facts={"number": number})
    facts = decision_facts(application, decision, number=number, signer=by, signed_on=today)
    sheet = _freeze(application, SHEET, facts, now)
    _freeze(application, NOTICES[Outcome(decision.outcome)], facts, now)
    tell(application, "ordered", once=number, now=now, decision_number=number, granted=decision.is_grant)
    return DepartmentDecision.objects.create(
        commission_decision=decision, number=number, signed_on=today, signed_by=by, sheet=sheet
    )


def _freeze(application: Application, kind: str, facts: Facts, now: datetime) -> Print:
    return freeze(
        kind=kind,
        number=facts["number"],
        facts=facts,
        path=f"cases/{application.number}",
        office=application.office.code,
        now=now,
    )
