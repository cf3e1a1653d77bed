"""What is owed, and each attempt to pay it."""

from payments.models.payment import Payment
from payments.models.transfer import Transfer

__all__ = ["Payment", "Transfer"]
