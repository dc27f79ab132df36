"""What becomes of an application once it is submitted, as those read it whom it is about.

Deciding stands on a higher floor, which registers here what it knows (`register`), so that the page
of an application shows it without knowing who decides.

An application moves when its decision is taken, and that has no effect before its letter is there
(Awb 3:40). Until then its penvoerder, its partners and its assessors are to read that the decision
is being prepared, whatever it is: they read `known_state`, never `state`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, F, Q, Value, When
from django.dispatch import Signal
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role

from .models import MAKES_ROOM, Application, ApplicationState
from .models.application import ApplicationQuerySet
from .workflow import FLOW

DECISION_COMING = "besluit_komt"
"""What stands for the state as long as a decision was taken and not made known."""
KNOWN_STATES = (*ApplicationState.choices, (DECISION_COMING, _("decision in preparation")))
# The states to which a decision leads.
DECIDED = (
    ApplicationState.VOORLOPIG,
    ApplicationState.DEFINITIEF,
    ApplicationState.AFGEWEZEN,
    ApplicationState.NIET_BEHANDELD,
    ApplicationState.VERLEEND,
    ApplicationState.GEWEIGERD,
    ApplicationState.BEEINDIGD,
)
_TONES = {
    ApplicationState.CONCEPT: "info",
    ApplicationState.VOORLOPIG: "warning",
    ApplicationState.DEFINITIEF: "ok",
    ApplicationState.AFGEWEZEN: "error",
    ApplicationState.NIET_BEHANDELD: "error",
    ApplicationState.VERLEEND: "ok",
    ApplicationState.GEWEIGERD: "error",
    ApplicationState.BEEINDIGD: "error",
}


@dataclass(frozen=True)
class KnownState:
    """The state of an application as those may know it whom it is about."""

    state: str

    def get_state_display(self) -> str:
        """The state in words."""
        return str(dict(KNOWN_STATES)[self.state])

    @property
    def has_status(self) -> bool:
        """Whether the region has the status that it applied for, provisionally or not."""
        return self.state in (ApplicationState.VOORLOPIG, ApplicationState.DEFINITIEF)

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return _TONES.get(self.state, "neutral")  # type: ignore[call-overload, no-any-return]

    @property
    def reads(self) -> StrOrPromise:
        """What it means for whom it is about; empty for a draft."""
        if self.state == DECISION_COMING:
            return _("The decision on your application is being prepared. It comes by letter.")
        return FLOW.reads(self) or ""


version_came = Signal()
"""A new version of a case came in, with `submission`; sent within the transaction."""
withdrawn = Signal()
"""What was submitted was withdrawn, with `application`; sent within the transaction."""
reopened = Signal()
"""What was submitted was reopened or put back, with `reopening`; sent within the transaction."""
lead_agreed = Signal()
"""A partner agreed to lead an application, with `transfer`; sent within the transaction."""
completion_lapsed = Signal()
"""A request for completion ended without an answer, with `completion`; sent within it too."""


@dataclass(frozen=True)
class ConditionToMeet:
    """What a region must still do, by when, since when it is done or lapsed on an objection, and
    where it is answered.

    `stands` says how far its answer is, with a `tone`; empty before there is one.
    """

    text: str
    due_on: date
    met_on: date | None
    lapsed_on: date | None = None
    url: str = ""
    stands: StrOrPromise = ""
    tone: str = ""


@dataclass(frozen=True)
class OwnObjection:
    """An objection of the penvoerder: where it is, when it came in, and how far it is."""

    url: str
    received_on: date
    stands: StrOrPromise
    tone: str


@dataclass(frozen=True)
class Outcome:
    """A decision that was made known: what it is, its letter, until when one can object.

    `object_url` is where one objects; empty where that is not possible in the portal.
    """

    name: StrOrPromise
    letter_url: str
    letter_subject: str
    dated_on: date
    objection_until: date | None
    conditions: Sequence[ConditionToMeet]
    object_url: str = ""
    objections: Sequence[OwnObjection] = ()
    revoked_on: date | None = None
    """When it was revoked after an objection; `revoked_url` is the letter about that."""
    revoked_url: str = ""
    changed_url: str = ""
    """The letter that says what comes in its place, when an objection to it was founded and it was
    not revoked."""
    more_url: str = ""
    """Where more of it stands, such as amounts, duties and dates."""

    @property
    def open_conditions(self) -> list[ConditionToMeet]:
        """The conditions that are still to be met, the first that is due first."""
        still_open = [one for one in self.conditions if not (one.met_on or one.lapsed_on)]
        return sorted(still_open, key=lambda one: one.due_on)

    @property
    def has_lapsed(self) -> bool:
        """Whether a condition lapsed on an objection, so that it says itself what still holds."""
        return any(one.lapsed_on for one in self.conditions)


Reader = Callable[[Application, Role], Sequence[Outcome]]
Coming = Callable[[str], Q]
_READERS: list[tuple[Reader, Coming]] = []


def register(reader: Reader, coming: Coming) -> None:
    """Have `reader` tell which decisions on an application a role may know, the newest first.

    `coming` tells of which applications a decision was taken and not made known, as a filter of
    what is reached from them by a path (empty, or with `__` at its end).
    """
    _READERS.append((reader, coming))


def outcomes(application: Application, role: Role) -> list[Outcome]:
    """The decisions on an application that were made known to `role`, the newest first."""
    return [outcome for reader, _coming in _READERS for outcome in reader(application, role)]


def is_decision_coming(path: str = "") -> Q:
    """Whether a decision was taken and not made known; `path` leads to the application."""
    found = Q(pk__in=[])
    for _reader, coming in _READERS:
        found |= coming(path)
    return Q(**{f"{path}state__in": DECIDED}) & found


def makes_room() -> Q:
    """Which applications leave room for another one of their region in their round.

    Not before the letter is there: whoever may start another one would know what was decided.
    """
    return Q(state__in=MAKES_ROOM) & ~is_decision_coming()


def with_known_state(applications: ApplicationQuerySet) -> ApplicationQuerySet:
    """The same, each with the text `known_state`, by which lists are filtered."""
    return applications.annotate(
        known_state=Case(
            When(is_decision_coming(), then=Value(DECISION_COMING)), default=F("state")
        )
    )


def known_state(application: Application) -> KnownState:
    """The state of an application as those may know it whom it is about.

    At most one query; none of applications from `with_known_state`, and none before a decision.
    """
    read: str | None = getattr(application, "known_state", None)
    if read is not None:
        return KnownState(read)
    coming = Application.objects.filter(is_decision_coming(), pk=application.pk)
    if application.state in DECIDED and coming.exists():
        return KnownState(DECISION_COMING)
    return KnownState(application.state)
