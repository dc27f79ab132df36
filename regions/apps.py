"""Django's handle on the app."""

from django.apps import AppConfig


class RegionsConfig(AppConfig):
    """The `regions` floor of the house; see docs/architecture.md."""

    name = "regions"
