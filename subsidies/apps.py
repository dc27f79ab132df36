"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubsidiesConfig(AppConfig):
    """The `subsidies` floor of the house; see docs/architecture.md."""

    name = "subsidies"

    def ready(self) -> None:
        """Register the state machine, the letters, and what is told of decisions on a subsidy."""
        from applications import afterwards
        from correspondence import kinds, mandate_kinds

        from . import workflow  # noqa: F401
        from .afterwards import subsidy_coming, subsidy_known
        from .models import AWARD_LETTER_KIND, TURNED_DOWN_LETTER_KIND

        kinds.register(AWARD_LETTER_KIND, _("subsidy granted"), is_beschikking=True)
        kinds.register(TURNED_DOWN_LETTER_KIND, _("subsidy refused"), is_beschikking=True)
        mandate_kinds.register(mandate_kinds.SUBSIDY, _("decision on a subsidy"))
        afterwards.register(subsidy_known, subsidy_coming)
