"""A draft: begun, answered step by step, never lost."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from applications.actions.keeping import held_draft, save_settled, settle, touch
from applications.actions.people import check_somebody_else
from applications.kept import Stamp
from applications.models import Applicant, Application, Document, DocumentStatus
from applications.states import State
from entitlements.models import GROUND_FOR_ACTING, Category, DocumentKind, NeededDocument
from offices.models import Office
from socialaid.accounts.models import Claim, User
from socialaid.lib.localized import localized
from socialaid.lib.refused import Refused

MOST_DRAFTS = 50
CARRIED_OVER = ("surname", "given_name", "patronymic", "birth_date", "address", "phone", "email", "iin", "iin_index")


@transaction.atomic
def begin(*, user: User, office: Office, category: Category, today: date, now: datetime) -> Application:
    """Begin a draft in the department of residence for one of its categories (Standard §6, §11).

    What the same account typed before about its holder, in a case or on its own page, is offered again.
    Raises Refused where the category cannot be applied for, and where she has too many drafts already.
    """
    check_category(category, office, today)
    if Application.objects.own(user).in_state(State.DRAFT).count() >= MOST_DRAFTS:
        raise Refused(_("You have many applications that are not sent yet. Send one or throw one away first."))
    draft = Application.objects.create(
        office=office,
        category=category,
        language=user.language,
        started_at=now,
        touched_at=now,
        state=State.DRAFT,
    )
    Applicant.objects.create(application=draft, user=user, **what_is_known_of(user))
    lay_out_checklist(draft)
    return draft


def what_is_known_of(user: User) -> dict[str, Any]:
    """What the holder of the account typed last about herself; never what she typed about a person she acts for."""
    own = Applicant.objects.filter(user=user, application__representation=None).exclude(surname="")
    earlier = own.order_by("-pk").first()
    return {field: getattr(earlier, field) for field in CARRIED_OVER} if earlier else said_of_oneself(user)


def said_of_oneself(user: User) -> dict[str, Any]:
    """What the holder of the account typed about herself on her own page; nothing that is known from elsewhere."""
    said = {field: getattr(user, field) for field in ("surname", "given_name", "patronymic", "email")}
    own = Claim.objects.filter(user=user).first()
    if own:
        said |= {field: getattr(own, field) for field in ("iin", "iin_index", "no_iin_reason", "birth_date")}
    return said | {"phone": user.phone if user.phone_confirmed_at else ""}


def check_category(category: Category, office: Office, day: date) -> None:
    """Raise Refused unless `category` belongs to `office`, is in force on `day` and is paid by application."""
    if category.office_id != office.pk:
        raise Refused(_("This assistance belongs to another department. Choose one from the list."), "category")
    if category.by_list:
        raise Refused(_("This assistance is paid by list: you need not apply for it."), "category")
    if not Category.objects.in_force(day).filter(pk=category.pk).exists():
        raise Refused(_("The rules of this assistance are no longer in force. Choose one from the list."), "category")


def lay_out_checklist(application: Application) -> None:
    """Make the checklist that the category asks for; what was handed in for it already is kept (Standard §12).

    Where somebody acts for the applicant, the paper of that ground stands on it too.
    """
    needed = list(application.category.needed_documents.select_related("kind"))
    application.documents.untouched().delete()
    if application.representative:
        paper = DocumentKind.objects.get(code=GROUND_FOR_ACTING)
        needed.append(NeededDocument(kind=paper, needed_by_default=True))
    kept = {document.kind_id for document in application.documents.all()}
    Document.objects.bulk_create(
        Document(application=application, kind=need.kind, **_first_status(need, application.language))
        for need in needed
        if need.kind_id not in kept
    )


def _first_status(need: Any, language: str) -> dict[str, str]:
    if need.needed_by_default:
        return {"status": DocumentStatus.MISSING, "note": ""}
    return {"status": DocumentStatus.NOT_NEEDED, "note": localized(need, "note", language)}


@transaction.atomic
def choose(*, draft: Application, office: Office, category: Category, today: date, now: datetime) -> Application:
    """Change the department or the category of a draft; documents already handed in stay."""
    own = held_draft(draft)
    check_category(category, office, today)
    own.office, own.category = office, category
    own.save(update_fields=["office", "category"])
    lay_out_checklist(own)
    touch(draft=own, now=now)
    return own


@transaction.atomic
def answer(*, draft: Application, stamp: Stamp | None = None, **answers: Any) -> Application:
    """Keep answers about the application itself: words, account, way, language.

    `stamp` says from which open page the step is saved; raises Refused where another page wrote it meanwhile.
    """
    own = held_draft(draft)
    if stamp:
        settle(own, stamp)
    if "account" in answers:
        own.set_account(answers.pop("account"))
    for field, value in answers.items():
        setattr(own, field, value)
    own.save()
    return own


@transaction.atomic
def answer_about_person(*, draft: Application, stamp: Stamp | None = None, **answers: Any) -> Application:
    """Keep answers about the person; an IIN typed here is a claim until a specialist has seen document 2.

    `stamp` says from which open page the step is saved; raises Refused where another page wrote it meanwhile.
    """
    own = held_draft(draft)
    if own.representative and own.applicant.user:
        check_somebody_else(own.applicant.user, answers.get("iin", ""))
    if stamp:
        save_settled(own, stamp)
    set_person(own.applicant, answers)
    own.applicant.save()
    return own


def set_person(applicant: Applicant, answers: dict[str, Any]) -> None:
    """Put answers on the applicant without saving."""
    fields = dict(answers)
    applicant.set_iin(fields.pop("iin", ""))
    for field, value in fields.items():
        setattr(applicant, field, value)
