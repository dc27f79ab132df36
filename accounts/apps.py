"""Django's handle on the app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """The `accounts` floor of the house; see docs/architecture.md."""

    name = "accounts"
