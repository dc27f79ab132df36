"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammaraadConfig(AppConfig):
    """The `programmaraad` floor of the house; see docs/architecture.md."""

    name = "programmaraad"

    def ready(self) -> None:
        """Register the letter of this app."""
        from correspondence import kinds

        from .domain.letters import KIND

        kinds.register(KIND, _("appointment to the Programmaraad"), is_beschikking=False)
