"""Making people."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from accounts.models import User


@transaction.atomic
def make_person(*, email: str, name: str, password: str | None) -> User:
    """Store a person whose address is proven, so that they can sign in with it at once.

    Raises `IntegrityError` when somebody has this address, whatever its capitals.
    """
    user = User.objects.create_user(email, password, name=name.strip())
    prove_address(user)
    return user


def prove_address(user: User) -> None:
    """Note that `user` reads the mail of their address."""
    address, created = EmailAddress.objects.get_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )
    if not created and not address.verified:
        address.verified = True
        address.save(update_fields=["verified"])
