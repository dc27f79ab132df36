"""Django's handle on the app."""

from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    """The `assessments` floor of the house; see docs/architecture.md."""

    name = "assessments"

    def ready(self) -> None:
        """Register the state machine with the database guard."""
        from . import workflow  # noqa: F401
