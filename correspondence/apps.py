"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CorrespondenceConfig(AppConfig):
    """The `correspondence` floor of the house; see docs/architecture.md."""

    name = "correspondence"

    def ready(self) -> None:
        """Have mail sent as soon as it is committed, and let mandates be given for objections."""
        from post_office.signals import email_queued

        from correspondence.domain.sending import send_soon

        from . import mandate_kinds

        mandate_kinds.register(mandate_kinds.OBJECTION, _("decision on an objection"))
        email_queued.connect(send_soon, dispatch_uid="correspondence.send_soon")
