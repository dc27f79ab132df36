"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApplicationsConfig(AppConfig):
    """The `applications` floor of the house; see docs/architecture.md."""

    name = "applications"

    def ready(self) -> None:
        """Register the state machines with the database guard, and the letter of this app."""
        from correspondence import kinds, mandate_bodies, mandate_kinds

        from . import workflow  # noqa: F401
        from .domain import completion_letter, delay_letter
        from .models import Round

        kinds.register(
            completion_letter.KIND, _("request to complete an application"), is_beschikking=False
        )
        kinds.register(
            delay_letter.KIND, _("notice that a decision takes longer"), is_beschikking=False
        )
        mandate_kinds.register(mandate_kinds.COMPLETION, _("request to complete an application"))
        mandate_kinds.register(mandate_kinds.DELAY, _("notice that a decision takes longer"))
        mandate_bodies.register(Round.objects.bodies)
