"""Passing a case on: to a colleague of the same department, or to another department."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.actions.drafting import check_category, lay_out_checklist
from applications.actions.filing import hand_in_what_was_typed
from applications.actions.moving import write_down
from applications.actions.telling import tell
from applications.models import Application, Note
from applications.states import State
from deadlines.actions.watchers import give_to
from entitlements.models import Category
from offices.models import Office, Role
from offices.rules import has_role
from socialaid.accounts.models import User
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused


@transaction.atomic
def assign(*, application: Application, to: User, by: User, now: datetime) -> Application:
    """Give a case to a specialist of the department; she gets its reminders from now on.

    To the same specialist again changes nothing. Raises Refused for somebody who cannot work on the case.
    """
    held = Application.objects.hold(application.pk)
    if not rules.may_assign(by, held):
        raise Refused(_("Only the people who work on the case can give it to a colleague."))
    if not has_role(to, held.office, Role.SPECIALIST) or rules.is_own(to, held):
        raise Refused(_("Choose a specialist of this department."), "to")
    if held.specialist_id == to.pk:
        return held
    held.specialist = to
    held.save(update_fields=["specialist"])
    give_to(number=str(held.number), specialist=to)
    write_down(held, "application.assigned", by=by, now=now, facts={"to": to.pk})
    return held


@transaction.atomic
def pass_on(
    *, application: Application, office: Office, category: Category, reason: str, by: User, now: datetime
) -> Application:
    """Pass a case that is not registered yet to the department of the applicant's residence (Standard §4, §11, §14).

    The number stays; the rules are those of the new department on the day of filing; what was handed in is kept. The
    reason goes along as a note. Raises Refused after registration, without a reason, and for a wrong category.
    """
    held = Application.objects.hold(application.pk)
    _check(held, office, reason, by)
    check_category(category, office, localdate(held.filed_at))
    before = held.office
    write_down(held, "application.passed_on", by=by, now=now, facts={"from": before.code, "to": office.code})
    _move_over(held, office, category)
    Note.objects.create(application=held, author=by, text=reason.strip(), written_at=now)
    language = held.addressee.language if held.addressee else held.language
    tell(held, "passed_on", once=now.isoformat(), now=now, before=localized(before, "short_name", language))
    return held


def _check(application: Application, office: Office, reason: str, by: User) -> None:
    if not rules.answers_citizens(by, application):
        raise Refused(_("Only the people who work on the case can pass it on."))
    if not rules.may_pass_on(by, application):
        raise Refused(_("A case can be passed on before it is registered. Now it stays with this department."))
    if office.pk == application.office_id or not Office.objects.departments().filter(pk=office.pk).exists():
        raise Refused(_("Choose another department."), "office")
    if not reason.strip():
        raise Refused(_("Write why the case is passed on: the colleagues there will read it."), "reason")


def _move_over(application: Application, office: Office, category: Category) -> None:
    application.office, application.category, application.specialist = office, category, None
    application.save(update_fields=["office", "category", "specialist"])
    lay_out_checklist(application)
    if application.state == State.FILED:
        hand_in_what_was_typed(application)
