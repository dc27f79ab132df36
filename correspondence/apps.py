"""Django's handle on the app."""

from django.apps import AppConfig


class CorrespondenceConfig(AppConfig):
    """The `correspondence` floor of the house; see docs/architecture.md."""

    name = "correspondence"

    def ready(self) -> None:
        """Have mail sent as soon as it is committed."""
        from post_office.signals import email_queued

        from correspondence.domain.sending import send_soon

        email_queued.connect(send_soon, dispatch_uid="correspondence.send_soon")
