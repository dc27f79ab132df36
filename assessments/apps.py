"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """The `assessments` floor of the house; see docs/architecture.md."""

    name = "assessments"

    def ready(self) -> None:
        """Register the state machine, what others tell of decisions, and how links are made."""
        from applications import afterwards
        from correspondence import kinds, mandate_kinds

        from . import answer_workflow, notice_workflow, talk_workflow, workflow  # noqa: F401
        from .afterwards import decision_coming, outcomes_known
        from .domain import (  # noqa: F401 - some mark their functions
            confirming,
            lead,
            outcome_links,
            telling,
        )
        from .models import LETTER_KIND, NOTICE_LETTER_KIND, Outcome

        for outcome in Outcome:
            mandate_kinds.register(outcome.value, outcome.label)
        mandate_kinds.register(mandate_kinds.CHANGE, _("decision on a change"))
        kinds.register(LETTER_KIND, _("decision"))
        kinds.register(NOTICE_LETTER_KIND, _("decision on a change"))
        afterwards.register(outcomes_known, decision_coming)
        afterwards.withdrawn.connect(telling.withdrawn)
        afterwards.version_came.connect(telling.version_came)
        afterwards.completion_lapsed.connect(telling.completion_lapsed)
        afterwards.reopened.connect(telling.reopened)
        afterwards.lead_agreed.connect(lead.tell_agreed)
