"""Steps of signing in that differ from allauth's."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.stages import EmailVerificationStage


class EmailStage(EmailVerificationStage):  # type: ignore[misc]
    """Asks for the code from the letter, unless the account has a phone and no e-mail address at all."""

    def handle(self) -> tuple[Any, bool]:
        user = self.login.user
        if user and not self.login.email and not EmailAddress.objects.filter(user=user).exists():
            return None, True
        answer: tuple[Any, bool] = super().handle()
        return answer
