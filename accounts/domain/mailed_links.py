"""The links that prove an address: who has one read the mail that was sent there.

Each is worked out from the secret key of the portal when its mail is sent, works once, and not
for long (`onderwijsregio/settings/sign_in.py`).
"""

from __future__ import annotations

from base64 import urlsafe_b64encode

from allauth.account import app_settings
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import url_str_to_user_pk
from django.urls import reverse
from django.utils.crypto import salted_hmac

from accounts.models import User
from common.links import absolute
from common.secret_links import SecretLink, makes_links

INVITATION = "invitation"
NEW_PASSWORD = "new_password"  # noqa: S105 - the kind of a link
ADDRESS = "address"
_SALT = "accounts.domain.mailed_links"


def invitation_token(pk: object) -> str:
    """Return the token in the link of the invitation with this primary key."""
    digest = salted_hmac(_SALT, str(pk), algorithm="sha256").digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def to_invitation(pk: object) -> SecretLink:
    """The link to accept the invitation with this primary key."""
    return SecretLink(INVITATION, str(pk))


def to_new_password(user: str) -> SecretLink:
    """The link to choose a new password; `user` is written as allauth has it in addresses."""
    return SecretLink(NEW_PASSWORD, user)


def to_prove(address: EmailAddress) -> SecretLink:
    """The link that proves an address somebody added."""
    return SecretLink(ADDRESS, str(address.pk))


@makes_links(INVITATION)
def _invitation(pk: str) -> str:
    return absolute(reverse("accounts:invitation", args=[invitation_token(pk)]))


@makes_links(NEW_PASSWORD)
def _new_password(user: str) -> str:
    """Raises User.DoesNotExist when the person is gone."""
    person = User.objects.get(pk=url_str_to_user_pk(user))
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(person)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user, "key": key})
    return absolute(path)


@makes_links(ADDRESS)
def _address(pk: str) -> str:
    """Raises EmailAddress.DoesNotExist when the address was removed."""
    proof = EmailConfirmationHMAC(EmailAddress.objects.get(pk=pk))
    return absolute(reverse("account_confirm_email", args=[proof.key]))
