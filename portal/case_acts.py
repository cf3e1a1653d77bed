"""What whoever looks at a case can do with it now: the buttons of its page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications import rules
from applications.models import Application, DeliveryState, DocumentStatus
from applications.queries import still_asked
from offices.rules import Person
from payments.models import Payment
from payments.states import PAYABLE, PaymentState

May = Callable[[Person, Application], bool]


@dataclass(frozen=True, slots=True)
class Act:
    """One act; `asks` says that it has a page of its own, where more is asked before it happens."""

    name: str
    label: Any
    may: May
    kind: str = "secondary"
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Button:
    """An act as the page shows it: a link, or a form with one button."""

    name: str
    label: Any
    kind: str
    url: str
    is_link: bool


def _may_accept_all(user: Person, application: Application) -> bool:
    return rules.may_register(user, application) and any(
        document.status == DocumentStatus.HANDED_IN for document in application.documents.all()
    )


def _may_list_missing(user: Person, application: Application) -> bool:
    return rules.may_check(user, application) and bool(still_asked(application, application.documents.all()))


def _may_still_deliver(user: Person, application: Application) -> bool:
    return rules.may_deliver(user, application) and not application.result_delivery.is_delivered


def _may_note_return(user: Person, application: Application) -> bool:
    delivery = getattr(application, "result_delivery", None)
    posted = delivery is not None and delivery.state == DeliveryState.POSTED
    return posted and rules.may_deliver(user, application)


ACTS = (
    Act("accept-all", _("Accept all that were handed in"), _may_accept_all),
    Act("register", _("Register"), rules.may_register, kind="primary"),
    Act("complete", _("Take it in again"), rules.may_complete, kind="primary"),
    Act("sign", _("Sign the department's decision"), rules.may_sign, kind="primary"),
    Act("missing-list", _("Print what is missing"), _may_list_missing),
    Act("return", _("Return for completion"), rules.may_register, asks=True),
    Act("hand-over", _("Hand the decision over"), _may_still_deliver, asks=True),
    Act("post", _("The decision was posted"), _may_still_deliver, asks=True),
    Act("came-back", _("The letter came back"), _may_note_return),
    Act("representation-end", _("The representative acts no longer"), rules.may_end_representation, asks=True),
    Act("stop", _("Stop the case"), rules.may_stop, kind="danger", asks=True),
)


WHILE_WAITING = {"accept-all": "primary", "register": "secondary"}
# What happens seldom: folded away below the buttons.
MORE_ACTS = (
    Act("assign", _("Give to a colleague"), rules.may_assign, asks=True),
    Act("pass-on", _("Pass on to another department"), rules.may_pass_on, asks=True),
    Act("withdraw", _("Record the withdrawal"), rules.may_record_withdrawal, asks=True),
)


def more_buttons(user: Person, application: Application) -> list[Button]:
    """The acts that happen seldom, of those open to `user`."""
    return [_button(act, application) for act in MORE_ACTS if act.may(user, application)]


def buttons(user: Person, application: Application, payments: list[Payment]) -> list[Button]:
    """The acts open to `user` now, the main one first; `payments` are those that she may see."""
    acts = [_button(act, application) for act in ACTS if act.may(user, application)]
    return _places(user, application, payments) + _with_one_main_act(acts)


def _with_one_main_act(buttons: list[Button]) -> list[Button]:
    """While documents wait, it is accepting them that is offered first, and registering second."""
    if buttons and buttons[0].name == "accept-all":
        return [replace(button, kind=WHILE_WAITING.get(button.name, button.kind)) for button in buttons]
    return buttons


def _button(act: Act, application: Application) -> Button:
    url = reverse(f"desk:{act.name}", args=[application.number])
    return Button(act.name, act.label, act.kind, url, is_link=act.asks)


def _places(user: Person, application: Application, payments: list[Payment]) -> list[Button]:
    """Where the case goes on: the sittings while it is registered, its payment while money is owed."""
    if rules.may_refer(user, application):
        return [Button("refer", _("Put on an agenda"), "primary", reverse("desk:sittings"), is_link=True)]
    owed = [payment for payment in payments if payment.state == PaymentState.OWED]
    if owed and application.state in PAYABLE:
        return [Button("pay", _("To the payment"), "primary", owed[0].get_absolute_url(), is_link=True)]
    return []
