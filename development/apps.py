"""Django's handle on the app."""

from django.apps import AppConfig


class DevelopmentConfig(AppConfig):
    """What stands beside the house; see docs/architecture.md."""

    name = "development"
