"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """The `assessments` floor of the house; see docs/architecture.md."""

    name = "assessments"

    def ready(self) -> None:
        """Register the state machine with the database guard, and what its letters are called."""
        from correspondence import kinds

        from . import workflow  # noqa: F401
        from .models import LETTER_KIND

        kinds.register(LETTER_KIND, _("decision"))
