"""What the pages about meetings read: each viewer gets of an agenda and of minutes what is theirs.

Title and content are asked of the query sets that guard them everywhere (`MeetingItem.visible_to`,
`PanelMember.of_organisation`), so that a page, a file and a feed cannot forget it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application, ApplicationState, Round
from common.dates import amsterdam_date
from common.numbers import whole_number

from .domain import joint
from .domain.staying_out import StaysOut, staying_out
from .models import (
    AssessmentState,
    Departure,
    Meeting,
    MeetingItem,
    MeetingState,
    Panel,
    PanelMember,
    Participant,
    involvement,
)
from .models.meeting import NOT_JUDGING, UNDECLARED, WHY_OUT, MeetingQuerySet


class Standing(TextChoices):
    """What an item is to somebody; the label says why they do not read it."""

    READS = "reads", _("you read this item")
    SHUT_OUT = "shut_out", _("you are involved in this application")
    UNDECLARED = "undeclared", _("declare first whether you have an interest")
    WAITS = "waits", _("your organisation has not handed in its assessment yet")
    NOT_YOURS = "not_yours", _("your organisation does not judge this application")


@dataclass(frozen=True)
class Line:
    """An item as one person sees it: `item` with its content is there for who reads it.

    Of what the own organisation does not judge there is no name either.
    """

    number: int
    key: int
    is_now: bool
    standing: Standing
    name: str = ""
    case_number: str = ""
    item: MeetingItem | None = None
    # The invitation of the own organisation, for who judges, and whether one may declare on it.
    member: int | None = None
    may_declare: bool = False


def agenda(role: Role, meeting: Meeting) -> list[Line]:
    """The items of a meeting in their order, as `role` sees them. At most six queries."""
    items = list(
        meeting.items.annotate(involvement=involvement(role, "panel__application__")).values(
            "pk",
            "panel",
            "is_now",
            "involvement",
            "panel__application__number",
            "panel__application__plan__name",
        )
    )
    readable = _readable(role, meeting)
    members = {} if role.is_re else _members(role, [row["panel"] for row in items])
    return [
        _line(number, row, readable.get(row["pk"]), members.get(row["panel"]), is_re=role.is_re)
        for number, row in enumerate(items, start=1)
    ]


def _line(
    number: int,
    row: Mapping[str, Any],
    item: MeetingItem | None,
    member: PanelMember | None,
    *,
    is_re: bool,
) -> Line:
    is_titled = is_re or member is not None
    return Line(
        number=number,
        key=row["pk"],
        is_now=row["is_now"],
        standing=_standing(row, item, member, is_titled=is_titled),
        name=row["panel__application__plan__name"] if is_titled else "",
        case_number=(row["panel__application__number"] or "") if is_titled else "",
        item=item,
        member=member.pk if member is not None else None,
        may_declare=bool(member and member.may_declare),  # type: ignore[attr-defined]  # annotated
    )


def _standing(
    row: Mapping[str, Any], item: MeetingItem | None, member: PanelMember | None, *, is_titled: bool
) -> Standing:
    """What `item` was asked of is what counts; this only says why it is not there."""
    if item is not None:
        return Standing.READS
    if not is_titled:
        return Standing.NOT_YOURS
    if row["involvement"]:
        return Standing.SHUT_OUT
    is_free = member is not None and member.is_free  # type: ignore[attr-defined]  # annotated
    return Standing.WAITS if is_free else Standing.UNDECLARED


def _members(role: Role, panels: Sequence[int]) -> dict[int, PanelMember]:
    own = PanelMember.objects.of_organisation(role).filter(panel__in=panels)
    free = PanelMember.objects.declared_free(role)
    to_declare = PanelMember.objects.to_declare(role)
    found = own.annotate(
        is_free=Q(pk__in=free.values("pk")), may_declare=Q(pk__in=to_declare.values("pk"))
    )
    return {member.panel_id: member for member in found}


def _readable(role: Role, meeting: Meeting) -> dict[int, MeetingItem]:
    """The items of which `role` reads the content, with what a page shows of them. Two queries."""
    departures = Departure.objects.select_related("role__user", "role__organisation")
    found = (
        MeetingItem.objects.visible_to(role)
        .filter(meeting=meeting)
        .select_related(
            "panel__application__plan",
            "panel__application__penvoerder",
            "panel__application__region",
            "recorded_by__user",
        )
        .prefetch_related(Prefetch("departures", departures))
    )
    return {item.pk: item for item in found}


def meeting_item_of(panel: Panel, asked: str) -> MeetingItem | None:
    """The item, whose key was asked for, in which this panel's case is discussed; else None.

    No query when none was asked for.
    """
    key = whole_number(asked)
    return MeetingItem.objects.filter(panel=panel, pk=key).first() if key else None


def with_people() -> MeetingQuerySet:
    """Meetings with what their page shows besides the agenda."""
    return Meeting.objects.select_related(
        "round", "chair__user", "secretary__user", "called_by__user", "approved_by__user"
    )


def listed(role: Role) -> QuerySet[Meeting]:
    """The meetings that `role` may know of, the newest first, with how many items each has."""
    found = Meeting.objects.visible_to(role).select_related("round")
    return found.annotate(total=Count("items")).order_by("-starts_at", "-pk")


def rounds_to_meet() -> QuerySet[Round]:
    """Rounds in which a panel is at work, the newest first."""
    at_work = Application.objects.filter(state=ApplicationState.IN_BEOORDELING, panel__isnull=False)
    return Round.objects.filter(pk__in=at_work.values("round")).order_by("-opens_at", "-pk")


def candidates(role: Role, meeting: Meeting) -> QuerySet[Panel]:
    """The panels of the round that can be put on the agenda, those with most differences first.

    Each with `differences` (on how many criteria organisations differ), `handed_in` and `asked`.
    """
    return (
        Panel.objects.filter(pk__in=Panel.objects.visible_to(role).values("pk"))
        .filter(
            application__round=meeting.round_id, application__state=ApplicationState.IN_BEOORDELING
        )
        .exclude(meeting_items__meeting=meeting)
        .exclude(application__in=joint.locking().values("application"))
        .select_related("application__plan", "application__penvoerder")
        .annotate(
            differences=joint.differences(),
            asked=Count("members"),
            handed_in=Count(
                "members", filter=Q(members__assessment__state=AssessmentState.INGELEVERD)
            ),
        )
        .order_by("-differences", "application__number", "pk")
    )


def present(meeting: Meeting) -> list[tuple[str, list[str]]]:
    """Who are there, by organisation. One query."""
    return _by_organisation(meeting.participants.filter(is_present=True))


def invited(meeting: Meeting) -> list[tuple[str, list[str]]]:
    """Who were invited, by organisation. One query."""
    return _by_organisation(meeting.participants.filter(invited_at__isnull=False))


def _by_organisation(participants: QuerySet[Participant]) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    people = participants.select_related("role__user", "role__organisation")
    for one in people.order_by("role__organisation__name", "role__user__name", "pk"):
        found.setdefault(str(one.role.organisation), []).append(str(one.role.user))
    return list(found.items())


@dataclass(frozen=True)
class Minutes:
    """The minutes as one person may read them: of the agenda only what that person reads.

    `left_out` is how many items are not for this person; `tells_why` whether it is told why
    somebody went out, which the Realisatie Eenheid reads.
    """

    meeting: Meeting
    present: Sequence[tuple[str, list[str]]]
    lines: Sequence[Line]
    left_out: int
    tells_why: bool

    @property
    def is_draft(self) -> bool:
        """They were not approved yet."""
        return self.meeting.state != MeetingState.GOEDGEKEURD


def minutes(role: Role, meeting: Meeting) -> Minutes:
    """The minutes of a meeting for `role`. At most seven queries."""
    every = agenda(role, meeting)
    lines = [line for line in every if line.item is not None]
    return Minutes(meeting, present(meeting), lines, len(every) - len(lines), role.is_re)


def fingerprint(meeting: Meeting, lines: Sequence[Line]) -> str:
    """Another text whenever a page with these lines would show something else."""
    shown = [
        (line.key, line.is_now, line.standing.value, line.item.version if line.item else 0)
        for line in lines
    ]
    return sha256(repr((meeting.state, shown)).encode()).hexdigest()[:16]


class Phase(TextChoices):
    """How far a meeting is, by its state and the clock."""

    PLANNED = "planned", _("planned")
    TODAY = "today", _("today")
    HELD = "held", _("was held, minutes still to be approved")
    APPROVED = "approved", _("minutes approved")
    CALLED_OFF = "called_off", pgettext_lazy("meeting", "called off")

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return PHASE_TONES[self]


PHASE_TONES = {
    Phase.PLANNED: "info",
    Phase.TODAY: "warning",
    Phase.HELD: "warning",
    Phase.APPROVED: "ok",
    Phase.CALLED_OFF: "neutral",
}


def phase_of(meeting: Meeting, at: datetime) -> Phase:
    """How far a meeting is at the moment `at`: planned until its day, and held once it is over."""
    if meeting.state == MeetingState.GOEDGEKEURD:
        return Phase.APPROVED
    if meeting.state == MeetingState.AFGEZEGD:
        return Phase.CALLED_OFF
    if meeting.ends_at <= at:
        return Phase.HELD
    return Phase.PLANNED if amsterdam_date(at) < amsterdam_date(meeting.starts_at) else Phase.TODAY


def is_today(meeting: Meeting, at: datetime) -> bool:
    """Whether `at` is the day of a meeting that can be going on: its page then looks by itself."""
    is_open = meeting.state == MeetingState.GEPLAND
    return is_open and amsterdam_date(meeting.starts_at) == amsterdam_date(at)


@dataclass(frozen=True)
class Absence:
    """Somebody who does not hear everything, and which items with why: `(number, words)` each."""

    role: Role
    items: Sequence[tuple[int, StrOrPromise]]


def not_hearing(meeting: Meeting, lines: Sequence[Line]) -> Mapping[str, list[Absence]]:
    """Who of those invited or present does not hear every item that the viewer reads in `lines`.

    Apart those with a `conflict`, those who are `not_judging`, and those who are `undeclared`. For
    the Realisatie Eenheid; at most six queries.
    """
    numbers = {line.key: line.number for line in lines}
    items = [line.item for line in lines if line.item is not None]
    people = meeting.participants.select_related("role__user", "role__organisation")
    in_order = people.order_by("role__organisation__name", "role__user__name", "pk")
    out = staying_out([one.role for one in in_order], items)
    return {
        absence: _by_person([one for one in out if one.absence == absence], numbers)
        for absence in ("conflict", NOT_JUDGING, UNDECLARED)
    }


def _by_person(out: Iterable[StaysOut], numbers: Mapping[int, int]) -> list[Absence]:
    reasons = dict(WHY_OUT)
    found: dict[Role, list[tuple[int, StrOrPromise]]] = {}
    for one in out:
        found.setdefault(one.role, []).append((numbers[one.item.pk], reasons[one.why]))
    return [Absence(role, items) for role, items in found.items()]
