"""Meetings of the panels in the demo: one of 2023 with approved minutes, and one that is planned.

Both come about by the acts themselves; those of 2023 take the moments of then.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Round
from assessments.domain import meeting_items, meetings
from assessments.models import Meeting, MeetingResult, PanelMember
from regions.models import Organisation

from .moments import amsterdam
from .people import assessors_of, staff

HELD = amsterdam(date(2023, 5, 15), 10)
PLACE = "Vergaderzaal 2, Voorbeeldweg 1, Fictiestad"
ONE_DAY, EACH = timedelta(days=1), timedelta(minutes=30)
# By the number of the region in the list of 2023: what it came to.
SAID: Mapping[int, tuple[MeetingResult, str, str]] = {
    8: (
        MeetingResult.EENS,
        "Het plan is concreet. Leraren en schoolleiders hebben nog geen plaats in de stuurgroep. "
        "Daarom stellen alle aanwezigen een voorlopige status voor, met één voorwaarde.",
        "De Realisatie Eenheid neemt dit op in het gezamenlijke oordeel, dezelfde dag.",
    ),
    12: (
        MeetingResult.EENS,
        "Alle aanwezigen vinden dat de aanvraag aan alle criteria voldoet.",
        "",
    ),
    14: (
        MeetingResult.EENS,
        "De afbakening van de regio is besproken: er is geen overlap met Vecht en Plassen. De "
        "aanvraag voldoet aan alle criteria.",
        "De Realisatie Eenheid neemt dit op in het gezamenlijke oordeel, dezelfde dag.",
    ),
}


def play_held(round_: Round, judged: Mapping[int, Application]) -> Meeting:
    """The meeting of May 2023 about three applications; who had an interest goes out for one.

    Of each organisation the first person is there, who judged these three; for the one with an
    interest a colleague judged, who is not.
    """
    adviser, lead = staff(RoleKind.RE_ADVISER), staff(RoleKind.RE_LEAD)
    called_at = HELD - 12 * ONE_DAY
    meeting = meetings.call_meeting(
        round=round_,
        starts_at=HELD,
        length=120,
        place=PLACE,
        chair=lead,
        secretary=adviser,
        by=adviser,
        at=called_at,
    )
    for number in SAID:
        meeting_items.put_on_agenda(meeting=meeting, application=judged[number], by=adviser)
    meetings.invite(meeting=meeting, by=adviser, at=called_at + ONE_DAY)
    present = [*_who_judged([judged[number] for number in SAID]), adviser, lead]
    meetings.record_attendance(meeting=meeting, present=present, by=adviser, at=HELD)
    for place, item in enumerate(meeting.items.select_related("panel", "meeting__round")):
        result, conclusion, actions = list(SAID.values())[place]
        begins = HELD + place * EACH
        meeting_items.discuss(item=item, by=adviser, at=begins)
        meeting_items.record_outcome(
            item=item,
            result=result,
            conclusion=conclusion,
            actions=actions,
            version=0,
            by=adviser,
            at=begins + EACH / 2,
        )
        meeting_items.stop_discussing(item=item, by=adviser, at=begins + EACH)
    seen = meetings.mark_of(meeting)
    return meetings.approve(meeting=meeting, seen=seen, by=lead, at=HELD + ONE_DAY)


def _who_judged(cases: list[Application]) -> list[Role]:
    """The first person of every organisation that judged one of these."""
    members = PanelMember.objects.filter(panel__application__in=cases)
    judging = Organisation.objects.filter(pk__in=members.values("organisation")).order_by("pk")
    return [assessors_of(organisation)[0] for organisation in judging]


def plan_meeting(cases: list[Application], now: datetime) -> Meeting:
    """A meeting at 10.00 hours on the first Tuesday that is a week away or more."""
    adviser = staff(RoleKind.RE_ADVISER)
    today = timezone.localdate(now)
    meeting = meetings.call_meeting(
        round=cases[0].round,
        starts_at=amsterdam(today + timedelta(days=7 + (1 - today.weekday()) % 7), 10),
        length=90,
        place=PLACE,
        chair=staff(RoleKind.RE_LEAD),
        secretary=adviser,
        by=adviser,
    )
    for case in cases:
        meeting_items.put_on_agenda(meeting=meeting, application=case, by=adviser)
    meetings.invite(meeting=meeting, by=adviser)
    return meeting
