"""What allauth asks the portal: who may sign up, what mails look like, where links lead."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmationHMAC
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest

from accounts.domain.mailed_links import to_new_password, to_prove
from common.mail import notify
from common.secret_links import SecretLink

# What the mails of allauth show, of all that it hands over.
SHOWN = (
    "activate_url",
    "deleted_email",
    "from_email",
    "password_reset_url",
    "timestamp",
    "to_email",
)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts are made by invitation only; mail goes through the portal's own outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves: see `accounts.domain.invitations`."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail of allauth called `template_prefix` in the current transaction."""
        shown = {name: context[name] for name in SHOWN if name in context}
        notify(
            to=email,
            template="account",
            values={**shown, "email": email, "message": template_prefix},
        )

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage | EmailMultiAlternatives:
        """Refuse: mail that does not pass through the outbox would be sent at once."""
        raise NotImplementedError("Use send_mail().")

    def get_reset_password_from_key_url(self, key: str) -> SecretLink:
        """What stands in a mail for the link to choose a new password, until it is sent."""
        user, _, _made_too_early = key.partition("-")
        return to_new_password(user)

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC
    ) -> SecretLink:
        """What stands in a mail for the link that proves a new address, until it is sent."""
        return to_prove(emailconfirmation.email_address)
