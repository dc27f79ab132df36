"""The states of an application and how it moves between them.

This table is the one source for buttons, permissions, the guard in the database, the diagram in
docs/architecture.md and the tests.
"""

from __future__ import annotations

from dataclasses import dataclass

import pgtrigger
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

from accounts.domain.refusal import Refusal
from accounts.models import PENVOERDER_KINDS, RE_KINDS, RoleKind

from .models import Application, ApplicationState

S = ApplicationState


@dataclass(frozen=True)
class Transition:
    """One way from a state to another: who may, what must hold, what the applicant reads."""

    name: str
    source: ApplicationState
    target: ApplicationState
    who: tuple[RoleKind, ...]
    holds: StrPromise
    applicant_reads: StrPromise


TRANSITIONS = (
    Transition(
        "submit",
        S.CONCEPT,
        S.INGEDIEND,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("the round is open and no blocking requirement is unmet"),
        _("Your application has been submitted."),
    ),
    Transition(
        "withdraw",
        S.CONCEPT,
        S.INGETROKKEN,
        PENVOERDER_KINDS,
        _("nothing more"),
        _("You have withdrawn this application."),
    ),
    Transition(
        "withdraw",
        S.INGEDIEND,
        S.INGETROKKEN,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("nothing more"),
        _("You have withdrawn this application."),
    ),
    Transition(
        "open_panel",
        S.INGEDIEND,
        S.IN_BEOORDELING,
        RE_KINDS,
        _("the panel has OCW and at least one national partner"),
        _("Your application is being assessed."),
    ),
    Transition(
        "merge",
        S.INGEDIEND,
        S.SAMENGEVOEGD,
        RE_KINDS,
        _("the other application is in the same round"),
        _("Your application goes on as part of another application."),
    ),
    Transition(
        "merge",
        S.IN_BEOORDELING,
        S.SAMENGEVOEGD,
        RE_KINDS,
        _("the other application is in the same round"),
        _("Your application goes on as part of another application."),
    ),
    Transition(
        "grant_definitief",
        S.IN_BEOORDELING,
        S.DEFINITIEF,
        (RoleKind.RE_LEAD,),
        _("joint outcome complete, all signed, beroepsgroep confirmed, no condition open"),
        _("Your region has the definitive status of voorloper."),
    ),
    Transition(
        "grant_voorlopig",
        S.IN_BEOORDELING,
        S.VOORLOPIG,
        (RoleKind.RE_LEAD,),
        _("joint outcome complete and at least one condition with a date"),
        _("Your region has the provisional status of voorloper."),
    ),
    Transition(
        "grant_afgewezen",
        S.IN_BEOORDELING,
        S.AFGEWEZEN,
        (RoleKind.RE_LEAD,),
        _("joint outcome complete and reasons given"),
        _("The status of voorloper was not granted."),
    ),
    Transition(
        "grant_definitief",
        S.VOORLOPIG,
        S.DEFINITIEF,
        (RoleKind.RE_LEAD,),
        _("joint outcome complete, all signed, beroepsgroep confirmed, no condition open"),
        _("Your region has the definitive status of voorloper."),
    ),
    Transition(
        "grant_afgewezen",
        S.VOORLOPIG,
        S.AFGEWEZEN,
        (RoleKind.RE_LEAD,),
        _("joint outcome complete and reasons given"),
        _("The status of voorloper was not granted."),
    ),
)

pgtrigger.register(
    pgtrigger.FSM(
        name="state_machine",
        field="state",
        transitions=sorted({(str(t.source.value), str(t.target.value)) for t in TRANSITIONS}),
    )
)(Application)


def find(name: str, source: str) -> Transition | None:
    """The transition with this name from this state, or None."""
    return next((t for t in TRANSITIONS if t.name == name and t.source == source), None)


def available(application: Application, kind: str) -> tuple[Transition, ...]:
    """What somebody with this kind of role could do next, by state alone."""
    return tuple(t for t in TRANSITIONS if t.source == application.state and kind in t.who)


def move(application: Application, name: str, *, kind: str) -> Transition:
    """Set the new state on a locked application; the caller saves it.

    Raises Refusal when there is no such transition from here or this kind of role may not.
    """
    transition = find(name, application.state)
    if transition is None:
        raise Refusal(
            _("This is no longer possible: the application is now “%(state)s”.")
            % {"state": application.get_state_display()},
            code="wrong_state",
        )
    if kind not in transition.who:
        raise Refusal(_("Your role does not allow this."), code="wrong_role")
    application.state = transition.target
    return transition


def applicant_reads(application: Application) -> StrPromise | None:
    """What the applicant reads about where the application stands, None for a draft."""
    return next((t.applicant_reads for t in TRANSITIONS if t.target == application.state), None)
