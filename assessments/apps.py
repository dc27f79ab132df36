"""Django's handle on the app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AssessmentsConfig(AppConfig):
    """The `assessments` floor of the house; see docs/architecture.md."""

    name = "assessments"

    def ready(self) -> None:
        """Register the state machines, kinds of letters and mandates, what others tell of
        decisions, and how links are made.
        """
        from applications import afterwards

        from . import (  # noqa: F401
            answer_workflow,
            meeting_workflow,
            notice_workflow,
            objection_workflow,
            talk_workflow,
            withdrawal_workflow,
            workflow,
        )
        from .afterwards import decision_coming, outcomes_known
        from .domain import (  # noqa: F401 - some only mark their functions
            confirming,
            free_text,
            lead,
            outcome_links,
            telling,
        )

        _register_mandates()
        _register_letters()
        free_text.register()
        afterwards.register(outcomes_known, decision_coming)
        afterwards.withdrawn.connect(telling.withdrawn)
        afterwards.version_came.connect(telling.version_came)
        afterwards.completion_lapsed.connect(telling.completion_lapsed)
        afterwards.reopened.connect(telling.reopened)
        afterwards.lead_agreed.connect(lead.tell_agreed)


def _register_mandates() -> None:
    """For what somebody can be mandated (Awb 10:3 to 10:5)."""
    from correspondence import mandate_kinds

    from .models import Outcome

    for outcome in Outcome:
        mandate_kinds.register(outcome.value, outcome.label)
    mandate_kinds.register(mandate_kinds.CHANGE, _("decision on a change"))
    mandate_kinds.register(mandate_kinds.CONDITION_MET, _("condition met"))
    mandate_kinds.register(mandate_kinds.INTENTION, _("intention to withdraw a status"))
    mandate_kinds.register(mandate_kinds.WITHDRAWAL, _("withdrawal of a status"))


def _register_letters() -> None:
    """Which letters there are, which of them are a decision that one can object to, and from whom
    they are kept.
    """
    from correspondence import kept_from, kinds

    from .domain.impartiality import why_letter_kept
    from .models import (
        ADJOURNMENT_KIND,
        INTENTION_LETTER_KIND,
        LETTER_KIND,
        MET_LETTER_KIND,
        NOTICE_LETTER_KIND,
        OBJECTION_DECISION_KIND,
        RECEIPT_KIND,
        WITHDRAWAL_LETTER_KIND,
        letters_of_involved,
    )

    kept_from.register(kept_from.Rule(letters_of_involved, why_letter_kept))
    kinds.register(LETTER_KIND, _("decision"), is_beschikking=True)
    kinds.register(NOTICE_LETTER_KIND, _("decision on a change"), is_beschikking=True)
    kinds.register(MET_LETTER_KIND, _("condition met"), is_beschikking=False)
    kinds.register(INTENTION_LETTER_KIND, _("intention to withdraw a status"), is_beschikking=False)
    kinds.register(WITHDRAWAL_LETTER_KIND, _("withdrawal of a status"), is_beschikking=True)
    kinds.register(RECEIPT_KIND, _("objection received"), is_beschikking=False)
    kinds.register(
        ADJOURNMENT_KIND, _("decision on an objection comes later"), is_beschikking=False
    )
    kinds.register(
        OBJECTION_DECISION_KIND,
        _("decision on an objection"),
        is_beschikking=True,
        may_object=False,
    )
