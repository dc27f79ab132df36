"""Django's handle on the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The `accounts` floor of the house; see docs/architecture.md."""

    name = "accounts"

    def ready(self) -> None:
        """Say how the links in mails of this floor are made."""
        from accounts.domain import mailed_links  # noqa: F401 - marks its functions
