"""Django's handle on the app."""

from django.apps import AppConfig


class ProgrammaraadConfig(AppConfig):
    """The `programmaraad` floor of the house; see docs/architecture.md."""

    name = "programmaraad"
