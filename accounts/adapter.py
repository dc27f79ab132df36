"""What allauth asks the portal: who may sign up, what mails look like, where links lead."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmationHMAC
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest

from accounts import guessing
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

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a try for an address from one place; raises `ValidationError` when too many."""
        address = credentials.get("email", "")
        super().pre_authenticate(request, email=guessing.at_place(request, address))
        if guessing.is_too_often(request, address):
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Return who has this address and password, if anybody."""
        person: AbstractBaseUser | None = super().authenticate(request, **credentials)
        if person is not None:
            guessing.note_right(request, credentials.get("email", ""))
        return person

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Count a wrong password."""
        guessing.note_wrong(request, credentials.get("email", ""))

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
