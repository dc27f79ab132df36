"""What must be so of the application for a status to be granted or refused."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from applications.signature_states import unsigned_words
from assessments.domain.verdicts import why_not_on_verdicts
from assessments.models import Outcome

from .draft import AFGEWEZEN, DEFINITIEF, Draft, Rule, names


def _knocked_out(draft: Draft) -> str:
    found = draft.case_facts.knocked_out
    if not found:
        return ""
    return _(
        "Not fully met, and a knock-out for a definitive status on this application: %(names)s."
    ) % {"names": names(found)}


def _below_the_mark(draft: Draft) -> str:
    return why_not_on_verdicts(Outcome.DEFINITIEF, draft.case_facts.falls_short)


def _no_ground_to_refuse(draft: Draft) -> str:
    """Refusing needs a criterion that is not met."""
    facts = draft.case_facts
    if facts.outcome is None:
        return _("The panel has not said yet whether a criterion is not met.")
    return why_not_on_verdicts(Outcome.AFGEWEZEN, facts.falls_short)


def _unmet_requirements(draft: Draft) -> str:
    unmet = draft.case_facts.unmet_requirements
    return _("Not met: %(names)s.") % {"names": names(unmet)} if unmet else ""


def _unsigned(draft: Draft) -> str:
    return unsigned_words(draft.case_facts.partner_signatures)


def _beroepsgroep_silent(draft: Draft) -> str:
    if draft.case_facts.beroepsgroep_confirmed:
        return ""
    return _("The beroepsgroep has not confirmed its involvement itself.")


def _open_conditions(draft: Draft) -> str:
    count = len(draft.case_facts.open_conditions)
    if not count:
        return ""
    return ngettext(
        "%(count)d condition is still open.", "%(count)d conditions are still open.", count
    ) % {"count": count}


def _not_reendorsed(draft: Draft) -> str:
    """Silence is no consent."""
    missing = draft.case_facts.not_reendorsed
    return _("Still to answer: %(names)s.") % {"names": names(missing)} if missing else ""


def _not_confirmed_again(draft: Draft) -> str:
    if not draft.case_facts.lacks_confirmation:
        return ""
    return _("The beroepsgroep has not confirmed itself that the conditions about it are met.")


OF_STATUS = (
    Rule(
        "knock_out",
        gettext_lazy("Every knock-out criterion is fully met, whatever conditions were met later."),
        DEFINITIEF,
        _knocked_out,
        "joint",
    ),
    Rule(
        "verdicts",
        gettext_lazy("Every criterion is met, or the conditions about it have been met."),
        DEFINITIEF,
        _below_the_mark,
        "conditions",
    ),
    Rule(
        "ground",
        gettext_lazy("Something that is asked is not met, or only partly."),
        AFGEWEZEN,
        _no_ground_to_refuse,
        "joint",
    ),
    Rule(
        "requirements",
        gettext_lazy("Every requirement for a definitive status has been met."),
        DEFINITIEF,
        _unmet_requirements,
        "requirements",
    ),
    Rule(
        "signed",
        gettext_lazy("Every partner has signed the version that was submitted."),
        DEFINITIEF,
        _unsigned,
        "partners",
    ),
    Rule(
        "beroepsgroep",
        gettext_lazy("The beroepsgroep has confirmed for itself."),
        DEFINITIEF,
        _beroepsgroep_silent,
        "partners",
    ),
    Rule(
        "open_conditions",
        gettext_lazy("No condition is open."),
        DEFINITIEF,
        _open_conditions,
        "conditions",
    ),
    Rule(
        "reendorsed",
        gettext_lazy(
            "Every organisation in the panel has answered about the conditions of the beroepsgroep."
        ),
        DEFINITIEF,
        _not_reendorsed,
        "conditions",
    ),
    Rule(
        "confirmed_again",
        gettext_lazy("The beroepsgroep has confirmed that the conditions about it are met."),
        DEFINITIEF,
        _not_confirmed_again,
        "conditions",
    ),
)
