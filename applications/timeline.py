"""Where an application stands, for its penvoerder: from the first draft to the last decision."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_stubs_ext import StrOrPromise

from common.dates import moment_text
from common.timeline import Stop, line

from .afterwards import DECISION_COMING, Outcome, known_state
from .models import (
    UNDECIDED,
    WITHOUT_DECISION,
    Application,
    ApplicationState,
    Completion,
    CompletionState,
)
from .progress import Progress, StepState, step_title
from .requirements import SIGNING
from .signature_states import PartnerSignatures, signed_words, unsigned_words

UNFINISHED = (StepState.TODO, StepState.BUSY)


def of_draft(application: Application, progress: Progress, at: datetime) -> list[Stop]:
    """The stops of a draft whose round has not closed; no query.

    All before submitting has the same day, which is told once, where it counts.
    """
    *parts, signing, _submitting = progress.steps
    closes_at = application.closes_at
    you = _("You and your team")
    submit = _("Check and submit") if application.is_draft else _("Check and submit again")
    first_open = next((step for step in parts if step.state in UNFINISHED), None)
    stops = [
        Stop(_("Fill in the application"), who=you),
        Stop(step_title(SIGNING), who=_("The partners"), more=signing.hint),
        Stop(submit, who=_("An authorised signatory"), at=closes_at),
        _assessment(application, at),
        _decision(application),
    ]
    if first_open is not None:
        return line(stops, 0)
    return line(stops, 2 if signing.state == StepState.DONE else 1)


def of_submitted(
    application: Application,
    outcomes: Sequence[Outcome],
    signatures: PartnerSignatures,
    at: datetime,
    completions: Sequence[Completion] = (),
) -> list[Stop]:
    """The stops of an application that is no draft, with the `outcomes` that were made known.

    `completions` are the requests to complete it, the oldest first. What was revoked is no stop:
    it goes on as if that was not decided. No query when it comes from `with_known_state`.
    """
    outcomes = [one for one in outcomes if one.revoked_on is None]
    stops = [_submitted(application, signatures)] if application.submitted_at else []
    stops += [_completion(one) for one in completions]
    known = known_state(application)
    if known.state in WITHOUT_DECISION:
        ended = Stop(capfirst(known.get_state_display()), more=known.reads)
        return line([*stops, ended], None)
    decided = [_decided(outcome) for outcome in reversed(outcomes)]
    if known.state == ApplicationState.NIET_BEHANDELD:
        return line([*stops, *decided], None)
    stops.append(_assessment(application, at))
    if not outcomes and completions and completions[-1].is_open:
        return line([*stops, _decision(application)], len(stops) - 2)
    if not outcomes:
        now = len(stops) - (1 if known.state in UNDECIDED else 0)
        return line([*stops, _decision(application)], now)
    if known.state not in (ApplicationState.VOORLOPIG, DECISION_COMING):
        return line([*stops, *decided], None)
    return _provisional(application, [*stops, *decided], outcomes[0], signatures)


def _submitted(application: Application, signatures: PartnerSignatures) -> Stop:
    return Stop(_("Submitted"), at=application.submitted_at, more=signed_words(signatures) or "")


def _completion(completion: Completion) -> Stop:
    """That it is completed, and how that ended."""
    if completion.for_merging:
        return _merged(completion)
    if completion.is_open:
        return Stop(
            _("Complete the application"),
            who=_("You and your team"),
            at=completion.due_on,
            more=_("Meanwhile the term for the decision stands still."),
        )
    what = capfirst(str(completion.get_state_display()))
    return Stop(what, at=completion.ended_at)


def _merged(completion: Completion) -> Stop:
    """That other applications were merged into it, and how that ended."""
    if completion.is_open:
        return Stop(
            _("Make the merged plan and hand it in"),
            who=_("You and your team"),
            at=completion.due_on,
            more=_("The term for the decision runs on meanwhile."),
        )
    is_handed_in = completion.state == CompletionState.AANGEVULD
    what = _("Merged plan handed in") if is_handed_in else _("Merging ended")
    return Stop(what, at=completion.ended_at)


def _assessment(application: Application, at: datetime) -> Stop:
    more: StrOrPromise = ""
    if not application.is_assessed(at):
        more = _("The assessment begins after %(moment)s.") % {
            "moment": moment_text(application.closes_at)
        }
    return Stop(
        _("Joint assessment"), who=_("National partners and the Ministry of OCW"), more=more
    )


def _decision(application: Application) -> Stop:
    return Stop(
        _("Decision, by letter"),
        who=_("The Realisatie Eenheid"),
        at=application.decision_due,
        more=_("You get a mail when the letter is there."),
    )


def _decided(outcome: Outcome) -> Stop:
    return Stop(
        capfirst(str(outcome.name)),
        who=_("The Realisatie Eenheid"),
        at=outcome.dated_on,
        url=outcome.letter_url,
        link_text=_("Read the letter"),
    )


def _provisional(
    application: Application, stops: list[Stop], newest: Outcome, signatures: PartnerSignatures
) -> list[Stop]:
    """What a provisional status still asks: conditions and signatures; then the last decision."""
    still_open = newest.open_conditions
    conditions = Stop(
        _("Meet the conditions"),
        who=_("You and your team"),
        at=still_open[0].due_on if still_open else None,
        more=_conditions_words(newest),
    )
    signing = Stop(
        step_title(SIGNING),
        who=_("The partners"),
        more=unsigned_words(signatures),
        url=reverse("applications:signatures", args=[application.pk]),
        link_text=_("See who has signed"),
    )
    is_ready = signatures.all_signed and not still_open
    ready = (
        _("No condition is open any more. The definitive decision comes next, by letter.")
        if newest.has_lapsed
        else _("You have met the conditions. The definitive decision comes next, by letter.")
    )
    last = Stop(
        _("Definitive decision, by letter"),
        who=_("The Realisatie Eenheid"),
        more=ready if is_ready else "",
    )
    waits = [] if signatures.all_signed else [signing]
    return line([*stops, conditions, *waits, last], len(stops) + (0 if still_open else 1))


def _conditions_words(newest: Outcome) -> str:
    """How many conditions were met, of those that did not lapse on an objection."""
    stand = [one for one in newest.conditions if one.lapsed_on is None]
    if not stand:
        return _("The conditions lapsed by our decision on an objection.")
    return ngettext(
        "%(met)s of %(count)s condition has been met.",
        "%(met)s of %(count)s conditions have been met.",
        len(stand),
    ) % {"met": len(stand) - len(newest.open_conditions), "count": len(stand)}
