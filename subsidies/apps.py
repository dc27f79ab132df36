"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

LATER_LETTERS = {
    "verlaging": _("subsidy lowered"),
    "vaststelling": _("subsidy settled"),
    "terugvordering": _("subsidy reclaimed"),
}


class SubsidiesConfig(AppConfig):
    """The `subsidies` floor of the house; see docs/architecture.md."""

    name = "subsidies"

    def ready(self) -> None:
        """Register the state machine, the letters, and what is told of decisions on a subsidy."""
        from applications import afterwards
        from applications.domain.rounds import register_fixed
        from assessments.domain import correctable, known_outcomes
        from assessments.models import DECIDED_ABOVE, OF_LETTER
        from correspondence import kinds, mandate_kinds

        from . import workflow  # noqa: F401
        from .afterwards import outcome_of_subsidy, subsidy_coming, subsidy_known
        from .models import (
            AWARD_LETTER_KIND,
            HAD_PART,
            LATER_LETTER_KINDS,
            SUBSIDY_INTENTION_LETTER_KIND,
            TURNED_DOWN_LETTER_KIND,
            Later,
            LaterDecision,
            Share,
        )
        from .permissions import fixed_by_opening

        kinds.register(AWARD_LETTER_KIND, _("subsidy granted"), is_beschikking=True)
        kinds.register(TURNED_DOWN_LETTER_KIND, _("subsidy refused"), is_beschikking=True)
        kinds.register(
            SUBSIDY_INTENTION_LETTER_KIND, _("intention about a subsidy"), is_beschikking=False
        )
        for kind, name in LATER_LETTERS.items():
            kinds.register(LATER_LETTER_KINDS[Later(kind)], name, is_beschikking=True)
        mandate_kinds.register(mandate_kinds.SUBSIDY, _("decision on a subsidy"))
        afterwards.register(subsidy_known, subsidy_coming)
        known_outcomes.register(outcome_of_subsidy)
        register_fixed(fixed_by_opening)
        OF_LETTER.append("subsidy_letter__share")
        DECIDED_ABOVE.extend(HAD_PART)
        correctable.register(Share, "subsidies.domain.letters")
        correctable.register(LaterDecision, "subsidies.domain.later_letters")
