"""What the examples of letters share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time

from accounts.models import Role, RoleKind
from applications.models import Application
from common.calendar import load_calendar
from common.dates import AMSTERDAM
from correspondence import mandate_kinds
from correspondence.domain.letters import Assignment, Contents, Heading, heading_of
from correspondence.models import Mandate

REFERENCE = "OR-2026-0099"
REASONS = (
    "Het plan beschrijft wat de regio wil bereiken, maar niet hoe leraren daarover meebeslissen. "
    "In het gesprek van vorige maand bleek dat de vereniging van leraren daar nog over nadenkt.\n\n"
    "Wij wegen mee dat alle andere onderdelen op orde zijn."
)

Example = tuple[str, Contents]
"""A name for the file, and the letter."""

Made = Mapping[str, Callable[[str], Iterator[Example]]]
"""What makes the examples, by the kind of letter."""


def heading_for(kind: str, application: Application, on: date) -> Heading:
    """The heading of a letter of `kind` that is dated `on`, or the first working day after it."""
    assignment = Assignment(occasion="", kind=kind, addressee=application.penvoerder)
    return heading_of(assignment, REFERENCE, workday(on))


def workday(day: date) -> date:
    """Return `day`, or the first working day after it: nobody is heard on a Sunday."""
    return load_calendar().working_day_from(day)


def staff(kind: RoleKind) -> Role:
    """Who of the Realisatie Eenheid writes or signs it."""
    roles = Role.objects.select_related("user", "organisation").filter(kind=kind)
    return roles.order_by("pk")[0]


def staff_on_objections(kind: RoleKind) -> Role:
    """Who of it signs about objections: nobody who had a part in what is objected to (Awb 10:3)."""
    roles = Role.objects.select_related("user", "organisation").filter(kind=kind)
    only_those = Mandate.objects.filter(kinds=[mandate_kinds.OBJECTION])
    return roles.filter(pk__in=only_those.values("role")).order_by("pk")[0]


def at_eleven(day: date) -> datetime:
    """Eleven o'clock in the morning of a day."""
    return datetime.combine(day, time(11), tzinfo=AMSTERDAM)
