"""Whose account is it?"""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet

from socialaid.accounts.models import User

SIGNED_UP_HERE = "person-"


def holder_of_phone(phone: str) -> User | None:
    """Whoever has confirmed `phone`, a cleaned number; nobody for an empty one."""
    if not phone:
        return None
    return User.objects.filter(phone=phone, phone_confirmed_at__isnull=False).first()


def has_anything(user: User) -> bool:
    """Whether any row of any room besides her e-mail addresses belongs to `user`: a case, a post, a letter."""
    relations = [each for each in User._meta.related_objects if each.related_model is not EmailAddress]  # noqa: SLF001
    return any(QuerySet(each.related_model).filter(**{each.field.name: user}).exists() for each in relations)
