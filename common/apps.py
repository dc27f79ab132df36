"""Django's handle on the app."""

from django.apps import AppConfig


class CommonConfig(AppConfig):
    """The ground floor of the house; see docs/architecture.md."""

    name = "common"
