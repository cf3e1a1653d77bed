"""Whose account is it?"""

from socialaid.accounts.models import User


def holder_of_phone(phone: str) -> User | None:
    """Whoever has confirmed `phone`, a cleaned number; nobody for an empty one."""
    if not phone:
        return None
    return User.objects.filter(phone=phone, phone_confirmed_at__isnull=False).first()
