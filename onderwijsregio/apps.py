"""Django's handle on the top floor."""

from django.apps import AppConfig


class OnderwijsregioConfig(AppConfig):
    """The top floor of the house; see docs/architecture.md."""

    name = "onderwijsregio"

    def ready(self) -> None:
        """Register the system checks, and have mail sent as soon as it is committed."""
        from post_office.signals import email_queued

        from . import checks  # noqa: F401
        from .mail import send_soon

        email_queued.connect(send_soon, dispatch_uid="onderwijsregio.mail.send_soon")
