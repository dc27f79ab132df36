"""Django's handle on the top floor."""

from django.apps import AppConfig


class OnderwijsregioConfig(AppConfig):
    """The top floor of the house; see docs/architecture.md."""

    name = "onderwijsregio"

    def ready(self) -> None:
        """Register the system checks."""
        from . import checks, deploy_checks  # noqa: F401
