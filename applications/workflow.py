"""The states of an application and how it moves between them.

This table is the one source for buttons, permissions, the guard in the database, the diagram in
docs/architecture.md and the tests.
"""

from __future__ import annotations

import pgtrigger
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, RE_KINDS, RoleKind
from common.workflow import Transition, Workflow

from .models import (
    UNDER_WAY,
    Application,
    ApplicationState,
    Completion,
    CompletionState,
    LeadTransfer,
    LeadTransferState,
    Reopening,
    ReopeningState,
)

S = ApplicationState
C = CompletionState
R = ReopeningState
L = LeadTransferState

_FOUNDED = _("an objection to that decision was found founded, by letter")

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
        _("a reason is given"),
        _("You have withdrawn this application."),
    ),
    Transition(
        "withdraw",
        S.IN_BEOORDELING,
        S.INGETROKKEN,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("a reason is given"),
        _("You have withdrawn this application."),
    ),
    Transition(
        "open_panel",
        S.INGEDIEND,
        S.IN_BEOORDELING,
        RE_KINDS,
        _("the panel has OCW and at least one national partner that speaks for the beroepsgroep"),
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
        "unmerge_ingediend",
        S.SAMENGEVOEGD,
        S.INGEDIEND,
        RE_KINDS,
        _("nobody has signed the merged plan, or it was withdrawn"),
        _("Your application has been submitted."),
    ),
    Transition(
        "unmerge_in_beoordeling",
        S.SAMENGEVOEGD,
        S.IN_BEOORDELING,
        RE_KINDS,
        _("nobody has signed the merged plan, or it was withdrawn"),
        _("Your application is being assessed."),
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
        "grant_niet_behandeld",
        S.INGEDIEND,
        S.NIET_BEHANDELD,
        (RoleKind.RE_LEAD,),
        _("the term to complete it has passed, at most four weeks ago"),
        _("Your application is not handled, because it was not complete."),
    ),
    Transition(
        "grant_niet_behandeld",
        S.IN_BEOORDELING,
        S.NIET_BEHANDELD,
        (RoleKind.RE_LEAD,),
        _("the term to complete it has passed, at most four weeks ago"),
        _("Your application is not handled, because it was not complete."),
    ),
    # In a round for a subsidy: by dividing its ceiling among the applications.
    Transition(
        "award",
        S.IN_BEOORDELING,
        S.VERLEEND,
        (RoleKind.RE_LEAD,),
        _("the division of the ceiling gives it an amount"),
        _("The subsidy was granted. The letter says how much, and what comes with it."),
    ),
    Transition(
        "turn_down",
        S.IN_BEOORDELING,
        S.GEWEIGERD,
        (RoleKind.RE_LEAD,),
        _("the division of the ceiling gives it nothing, and says why"),
        _("The subsidy was not granted. The letter says why."),
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
        "end_status",
        S.VOORLOPIG,
        S.BEEINDIGD,
        (RoleKind.RE_LEAD,),
        _(
            "the date of an open condition has passed or something else lacks, and the region "
            "could respond"
        ),
        _("The provisional status of your region was withdrawn."),
    ),
    # By the letter with the decision on an objection that is founded: what it goes back to.
    *(
        Transition(f"revive_{target}", source, target, (RoleKind.RE_LEAD,), _FOUNDED)
        for source, target in (
            (S.AFGEWEZEN, S.IN_BEOORDELING),
            (S.NIET_BEHANDELD, S.INGEDIEND),
            (S.NIET_BEHANDELD, S.IN_BEOORDELING),
            (S.BEEINDIGD, S.VOORLOPIG),
        )
    ),
)

FLOW = Workflow(
    TRANSITIONS,
    wrong_state=_("This is no longer possible: the application is now “%(state)s”."),
)
pgtrigger.register(FLOW.guard())(Application)

COMPLETION_TRANSITIONS = (
    Transition(
        "complete",
        C.GEVRAAGD,
        C.AANGEVULD,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("the term has not passed and no blocking requirement is unmet"),
        _("You have completed your application."),
    ),
    # By itself, once the term has passed.
    Transition("lapse", C.GEVRAAGD, C.VERLOPEN, (), _("the term has passed")),
    # With the application, when that is withdrawn or merged, or with the merging that is undone.
    Transition(
        "drop",
        C.GEVRAAGD,
        C.VERVALLEN,
        (*PENVOERDER_KINDS, *RE_KINDS),
        _("the application is withdrawn or merged, or its merging is undone"),
    ),
)
COMPLETION_FLOW = Workflow(
    COMPLETION_TRANSITIONS,
    wrong_state=_("This is no longer possible: the request for completion is “%(state)s”."),
)
pgtrigger.register(COMPLETION_FLOW.guard())(Completion)

REOPENING_TRANSITIONS = (
    Transition(
        "submit_again",
        R.HEROPEND,
        R.INGEDIEND,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("the closing moment has not passed and no blocking requirement is unmet"),
    ),
    Transition(
        "put_back",
        R.HEROPEND,
        R.TERUGGEZET,
        (RoleKind.PENVOERDER_SIGNATORY,),
        _("nothing more"),
    ),
    # By itself, once the closing moment has passed.
    Transition("lapse", R.HEROPEND, R.VERLOPEN, (), _("the closing moment has passed")),
    Transition(
        "drop",
        R.HEROPEND,
        R.VERVALLEN,
        PENVOERDER_KINDS,
        _("the application is withdrawn"),
    ),
)
REOPENING_FLOW = Workflow(
    REOPENING_TRANSITIONS,
    wrong_state=_("This application is no longer reopened: it was “%(state)s”."),
)
pgtrigger.register(REOPENING_FLOW.guard())(Reopening)

_SIGNATORY = (RoleKind.PENVOERDER_SIGNATORY,)
_IS_WRITTEN = _("the application is a draft or reopened, and has not closed")

LEAD_TRANSITIONS = (
    Transition("agree", L.GEVRAAGD, L.AANVAARD, _SIGNATORY, _IS_WRITTEN),
    Transition("decline", L.GEVRAAGD, L.AFGESLAGEN, _SIGNATORY, _("a reason is given")),
    Transition("consent", L.AANVAARD, L.TOEGESTAAN, RE_KINDS, _IS_WRITTEN),
    Transition("refuse", L.AANVAARD, L.GEWEIGERD, RE_KINDS, _("a reason is given")),
    *(
        Transition("take_back", state, L.INGETROKKEN, _SIGNATORY, _("nothing more"))
        for state in UNDER_WAY
    ),
    # By themselves, with the application.
    *(
        Transition("drop", state, L.VERVALLEN, (), _("the application was handed in or withdrawn"))
        for state in UNDER_WAY
    ),
    Transition(
        "go_back", L.TOEGESTAAN, L.TERUGGEZET, (), _("what was submitted before counts again")
    ),
)
LEAD_FLOW = Workflow(
    LEAD_TRANSITIONS,
    wrong_state=_("This is no longer possible: passing on the lead is “%(state)s”."),
)
pgtrigger.register(LEAD_FLOW.guard())(LeadTransfer)
