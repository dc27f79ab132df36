"""What PostgreSQL itself refuses about meetings, whoever writes."""

from __future__ import annotations

import pgtrigger

from common.database_guards import ANY, before, refuse_when

_CLOSED = """EXISTS (SELECT FROM assessments_meeting m
    WHERE m.id = {meeting} AND m.state <> 'gepland')"""


def minutes_complete() -> pgtrigger.Trigger:
    """Minutes are approved when every item came to something and none is being discussed."""
    return pgtrigger.Trigger(
        name="minutes_complete",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state="goedgekeurd"),
        func=refuse_when(
            """EXISTS (SELECT FROM assessments_meetingitem i
            WHERE i.meeting_id = NEW.id AND (i.result = '' OR i.is_now))""",
            "minutes_complete: an item has no outcome yet, or is being discussed",
        )
        + "RETURN NEW;",
    )


def meeting_stands() -> pgtrigger.Trigger:
    """A meeting that was called off, or whose minutes were approved, does not change."""
    return before(
        "meeting_stands",
        pgtrigger.Update,
        refuse_when(
            "OLD.state <> 'gepland' AND NEW IS DISTINCT FROM OLD",
            "meeting_stands: it was called off, or its minutes were approved",
        ),
    )


def frozen_with_minutes() -> pgtrigger.Trigger:
    """What belongs to such a meeting does not change either."""
    return before(
        "frozen_with_minutes",
        ANY,
        refuse_when(
            f"""(TG_OP <> 'INSERT' AND {_CLOSED.format(meeting="OLD.meeting_id")})
            OR (TG_OP <> 'DELETE' AND {_CLOSED.format(meeting="NEW.meeting_id")})""",
            "frozen_with_minutes: the meeting was called off, or its minutes were approved",
        ),
    )


def of_round() -> pgtrigger.Trigger:
    """On the agenda are cases of the round."""
    return before(
        "meeting_item_of_round",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panel p
            JOIN applications_application a ON a.id = p.application_id
            JOIN assessments_meeting m ON m.round_id = a.round_id
            WHERE p.id = NEW.panel_id AND m.id = NEW.meeting_id)""",
            "meeting_item_round: the case is of another round",
        ),
    )


def departure_while_open() -> pgtrigger.Trigger:
    """Who went out is noted until the minutes are approved."""
    meeting = "(SELECT i.meeting_id FROM assessments_meetingitem i WHERE i.id = NEW.item_id)"
    return before(
        "departure_while_open",
        pgtrigger.Insert,
        refuse_when(
            _CLOSED.format(meeting=meeting),
            "departure_while_open: the meeting was called off, or its minutes were approved",
        ),
    )
