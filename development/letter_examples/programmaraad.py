"""The letter to somebody of the demo, of the day on which the nomination was entered."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from correspondence.domain.letters import Assignment, heading_of
from programmaraad.domain.letters import KIND, AppointmentText
from programmaraad.models import Nomination

from .making import REFERENCE, Example, Made


def _appointment(kind: str) -> Iterator[Example]:
    nominated = Nomination.objects.select_related(
        "term__seat__nominating_organisation", "entered_by__organisation"
    )
    nomination = nominated.filter(term__isnull=False).latest("pk")
    assignment = Assignment(occasion="", kind=kind, addressee=None)
    heading = heading_of(assignment, REFERENCE, timezone.localdate(nomination.entered_at))
    text = AppointmentText(nomination.term, nomination, heading)
    yield "benoeming", text.contents


EXAMPLES: Made = {KIND: _appointment}
