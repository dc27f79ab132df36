"""What allauth asks the portal: who may sign up, what mails look like, where links lead."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmation
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.http import HttpRequest
from django.template import Context
from django.template.loader import get_template, render_to_string
from django.urls import reverse
from django.utils import translation

from common.links import absolute
from common.mail import LANGUAGE, queue_mail


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc] # allauth has no types
    """Accounts are made by invitation only; mail goes through the portal's own outbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up by themselves: see `accounts.domain.invitations`."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail of allauth called `template_prefix` in the current transaction."""
        full = {**context, "email": email, "portal_url": absolute("/")}
        with translation.override(LANGUAGE):
            subject = _plain(f"{template_prefix}_subject.txt", full)
            text = _plain(f"{template_prefix}_message.txt", full)
            html = _html(text, subject)
        queue_mail(to=email, subject=subject, text=text, html=html)

    def render_mail(
        self,
        template_prefix: str,
        email: str | list[str],
        context: dict[str, Any],
        headers: dict[str, str] | None = None,
    ) -> EmailMessage | EmailMultiAlternatives:
        """Refuse: mail that does not pass through the outbox would be sent at once."""
        raise NotImplementedError("Use send_mail().")

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link to choose a new password, on the host of the settings."""
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": "UID", "key": "KEY"})
        return absolute(path.replace("UID-KEY", key))

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        """The link that proves a new address, on the host of the settings."""
        return absolute(reverse("account_confirm_email", args=[emailconfirmation.key]))


def _plain(name: str, context: dict[str, Any]) -> str:
    template: Any = get_template(name)
    text: str = template.template.render(Context(context, autoescape=False))
    return text.strip()


def _html(text: str, subject: str) -> str:
    """The text of allauth's mail in the frame of the portal's own mails."""
    context = {"text": text, "subject": subject, "portal_url": absolute("/")}
    return render_to_string("mail/plain.html", context)
