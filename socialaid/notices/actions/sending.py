"""Handing one letter to the mail server or to the gateway for short messages."""

import hashlib
from email.utils import parseaddr
from typing import Any

import structlog
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import gettext, override

from socialaid.lib import sms
from socialaid.notices.attachments import Attachment, attached_to
from socialaid.notices.models import Delivery, Notice
from socialaid.notices.registry import kind_of
from socialaid.notices.unsubscribing import stop_address

log = structlog.get_logger(__name__)


def send_email(delivery: Delivery) -> None:
    """One message in plain text and in HTML, with the letter's sheet; sent twice it has the same Message-ID."""
    notice = delivery.notice
    stop = stop_address(notice.user_id, notice.language) if kind_of(notice.letter).optional else ""
    body = _with_way_to_stop(notice, stop)
    message = EmailMultiAlternatives(
        subject=notice.subject, body=body, to=[delivery.address], headers=_headers(notice, stop)
    )
    message.attach_alternative(_as_html(notice, body), "text/html")
    sheet = _sheet_of(notice)
    if sheet:
        message.attach(sheet.name, sheet.content, sheet.content_type)
    message.send()


def send_sms(delivery: Delivery) -> None:
    """One short message; sent twice it has the same key, so that the gateway can tell."""
    sms.send(delivery.address, delivery.notice.sms, key=_name_of(delivery.notice, "sms"))


def _headers(notice: Notice, stop: str) -> dict[str, str]:
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<{_name_of(notice)}@{domain}>",
        "Content-Language": notice.language,
        "Auto-Submitted": "auto-generated",
    }
    if stop:
        headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return headers


def _name_of(notice: Notice, *more: str) -> str:
    return hashlib.sha256(" ".join([settings.SITE_URL, notice.key, *more]).encode()).hexdigest()[:40]


def _with_way_to_stop(notice: Notice, stop: str) -> str:
    if not stop:
        return notice.body
    with override(notice.language):
        return f"{notice.body}\n\n{gettext('You do not want such reminders any more:')} {stop}"


def _as_html(notice: Notice, body: str) -> str:
    with override(notice.language):
        return render_to_string("notices/letter.html", {"letter": notice, "body": body})


def _sheet_of(notice: Notice) -> Attachment | None:
    """The sheet, made on the spot where no worker has made it yet. Without it the letter still goes out in time."""
    try:
        return attached_to(notice.letter, notice.number)
    except Exception as error:
        # The name only: its text could hold what the sheet says.
        log.warning("sheet_not_attached", notice_id=notice.pk, error=type(error).__name__)
        return None


SENDERS: dict[str, Any] = {"email": send_email, "sms": send_sms}
