"""Triggers about completing: what is asked opens, and nothing moves before it was answered."""

from __future__ import annotations

from typing import Any

import pgtrigger

from common.database_guards import refuse_unless_now, refuse_when
from correspondence.models import not_mandated

_OPEN = (
    "SELECT FROM applications_completion c WHERE c.application_id = {key} AND c.state = 'gevraagd'"
)


def asked_of_what_was_submitted() -> Any:
    """A trigger: only what lies with the Realisatie Eenheid can be asked to be completed."""
    return pgtrigger.Trigger(
        name="asked_of_what_was_submitted",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=refuse_when(  # noqa: S608 - nothing in it comes from outside.
            """NEW.state <> 'gevraagd' OR NEW.letter_id IS NOT NULL OR NOT EXISTS (
                SELECT FROM applications_application
                WHERE id = NEW.application_id AND state IN ('ingediend', 'in_beoordeling'))
                OR EXISTS (SELECT FROM applications_reopening
                    WHERE application_id = NEW.application_id AND state = 'heropend')""",
            "only a submitted application can be asked to be completed",
        )
        + "RETURN NEW;",
    )


def asked_with_mandate() -> Any:
    """A trigger: who asks by letter is mandated to sign it."""
    lacks = not_mandated(
        role="NEW.asked_by_id",
        kind="'aanvulling'::text",
        at="NEW.asked_at",
        application="NEW.application_id",
    )
    return pgtrigger.Trigger(
        name="asked_with_mandate",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__for_merging=False),
        func=refuse_when(lacks, "completion_mandate: who asks is not mandated")
        + refuse_unless_now("asked_at", "completion_now: it is asked now")
        + "RETURN NEW;",
    )


def ends_closed() -> Any:
    """A trigger: a request ends with the plan closed, and not before its term without an answer.

    With it stands the last day to decide not to handle the application (Awb 4:5(4)).

    An answer is in time, and is a later version of the same application that came in then. A merged
    plan has a day but no term: it ends by being handed in or undone.

    A day ends in Amsterdam.
    """
    day = "(NEW.ended_at AT TIME ZONE 'Europe/Amsterdam')::date"
    # Atw 1 stretches it to a working day; how far, the calendar in code knows.
    four_weeks = f"(CASE NEW.state WHEN 'aangevuld' THEN {day} ELSE NEW.due_on END + 28)"
    later = """EXISTS (SELECT FROM applications_submission
                WHERE id = NEW.submission_id AND application_id = NEW.application_id
                AND version > 1 AND submitted_at = NEW.ended_at)"""
    return pgtrigger.Trigger(
        name="ends_closed",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state="gevraagd") & ~pgtrigger.Q(new__state="gevraagd"),
        func=refuse_when(
            """EXISTS (SELECT FROM applications_plan WHERE application_id = NEW.application_id
                AND cardinality(open_sections) > 0)""",
            "sections of the plan are still open",
        )
        + refuse_when(
            f"NEW.state = 'aangevuld' AND {day} > NEW.due_on AND NOT NEW.for_merging",
            "the term to complete it has passed",
        )
        + refuse_when(
            f"NEW.state = 'verlopen' AND ({day} <= NEW.due_on OR NEW.for_merging)",
            "the term to complete it still runs",
        )
        + refuse_when(
            f"NEW.state = 'aangevuld' AND NOT {later}",
            "what came in is no later version of this application of that moment",
        )
        + refuse_when(
            f"""NEW.not_handled_by NOT BETWEEN {four_weeks} AND {four_weeks} + 14""",
            "the last day not to handle it is not four weeks later",
        )
        + "RETURN NEW;",
    )


def last_day_stays() -> Any:
    """A trigger: of a request that ended, the last day not to handle it is never another one."""
    return pgtrigger.Protect(
        name="last_day_stays",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.state <> 'gevraagd' AND NEW.not_handled_by IS DISTINCT FROM OLD.not_handled_by"
        ),
    )


def request_is_sent_once() -> Any:
    """A trigger: the letter of a request is never another one."""
    return pgtrigger.Protect(
        name="request_is_sent_once",
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id"
        ),
    )


def asked_before_it_is_sent() -> Any:
    """A trigger: nothing is asked besides what stands in the letter."""
    return pgtrigger.Trigger(
        name="asked_before_it_is_sent",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=refuse_when(
            """EXISTS (SELECT FROM applications_completion WHERE id = NEW.completion_id
                AND (letter_id IS NOT NULL OR state <> 'gevraagd'))""",
            "the request was sent already",
        )
        + "RETURN NEW;",
    )


def waits_for_completion() -> Any:
    """A trigger on the application: while it is being completed, nothing is decided on it."""
    return pgtrigger.Trigger(
        name="waits_for_completion",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.state IS DISTINCT FROM NEW.state AND NEW.state <> 'in_beoordeling'"
        ),
        func=refuse_when(f"EXISTS ({_OPEN.format(key='NEW.id')})", "it is being completed")
        + "RETURN NEW;",
    )


def later_version_was_asked() -> Any:
    """A trigger on submissions: a later one was asked for, or rewritten while it was reopened."""
    return pgtrigger.Trigger(
        name="later_version_was_asked",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__version__gt=1),
        func=refuse_when(
            f"""NOT EXISTS ({_OPEN.format(key="NEW.application_id")}) AND NOT EXISTS (
                SELECT FROM applications_reopening
                WHERE application_id = NEW.application_id AND state = 'heropend')""",
            "a later version was not asked for",
        )
        + "RETURN NEW;",
    )
