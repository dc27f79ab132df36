"""Django's handle on the app."""

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """The `documents` floor of the house; see docs/architecture.md."""

    name = "documents"

    def ready(self) -> None:
        """Register the state machine with the database guard."""
        from . import workflow  # noqa: F401
