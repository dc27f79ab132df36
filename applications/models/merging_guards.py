"""Triggers about merging: what was merged comes back by undoing that, before anybody signed."""

from __future__ import annotations

from typing import Any

import pgtrigger

from common.database_guards import before, refuse_when

_OPEN = """SELECT FROM applications_completion c WHERE c.id = NEW.completion_id
    AND c.application_id = NEW.application_id AND c.for_merging AND c.state = 'gevraagd'"""
_SIGNED = """SELECT FROM applications_signature s
    JOIN applications_partner p ON p.id = s.partner_id
    WHERE p.application_id = NEW.application_id AND s.outcome = 'signed'
    AND s.signed_at >= NEW.merged_at"""
# Its day has passed, in Amsterdam, and it was not handed in.
_LATE = """SELECT FROM applications_completion c WHERE c.id = NEW.completion_id
    AND c.due_on < (NEW.undone_at AT TIME ZONE 'Europe/Amsterdam')::date"""
_WITHDRAWN = """SELECT FROM applications_application a
    WHERE a.id = NEW.application_id AND a.state = 'ingetrokken'"""


def opens_its_plan() -> Any:
    """A trigger: applications are merged into one whose plan that opens."""
    return before(
        "opens_its_plan",
        pgtrigger.Insert,
        refuse_when(
            f"NEW.undone_at IS NOT NULL OR NOT EXISTS ({_OPEN})",
            "a merging opens the plan of the application that goes on",
        ),
    )


def undone_before_anybody_signed() -> Any:
    """A trigger: a merging is undone once, until a partner signs or the merged plan is handed in.

    After a signature it can be again once the day by which the plan is wanted has passed. Whose
    leading application was withdrawn can always be undone: nothing goes on in it.
    """
    return before(
        "undone_before_anybody_signed",
        pgtrigger.Update,
        refuse_when(
            """OLD.undone_at IS NOT NULL AND (OLD.undone_at IS DISTINCT FROM NEW.undone_at
                OR OLD.undone_by_id IS DISTINCT FROM NEW.undone_by_id)""",
            "this merging was undone already",
        ),
        refuse_when(
            f"""OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND NOT EXISTS ({_WITHDRAWN})
                AND (NOT EXISTS ({_OPEN}) OR EXISTS ({_SIGNED}) AND NOT EXISTS ({_LATE}))""",
            "the merged plan was signed or handed in already",
        ),
    )


def as_it_stood() -> Any:
    """A trigger: an act that was not undone takes in what still stood by itself, as it stood."""
    return before(
        "as_it_stood",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM applications_merging act
                JOIN applications_application goes_on ON goes_on.id = act.application_id
                JOIN applications_application one ON one.round_id = goes_on.round_id
                WHERE act.id = NEW.merging_id AND act.undone_at IS NULL
                AND one.id = NEW.application_id AND one.id <> goes_on.id
                AND one.state = NEW.state_was AND one.merged_into_id IS NULL)""",
            "only what stands by itself is merged, as it stands",
        ),
    )


MAY_COME_BACK = """NEW.merged_into_id IS NULL AND EXISTS (
    SELECT FROM applications_mergedapplication one
    JOIN applications_merging act ON act.id = one.merging_id
    WHERE one.application_id = NEW.id AND one.state_was = NEW.state
    AND act.application_id = OLD.merged_into_id AND act.undone_at IS NOT NULL
    AND one.id = (SELECT max(newest.id) FROM applications_mergedapplication newest
        WHERE newest.application_id = NEW.id))"""
"""PL/pgSQL that holds when the newest merging of an application was undone, to as it was before."""


def comes_back_by_undoing() -> Any:
    """A trigger on the application: what was merged stays so, unless that merging was undone."""
    return pgtrigger.Trigger(
        name="comes_back_by_undoing",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition(
            "OLD.merged_into_id IS NOT NULL "
            "AND NEW.merged_into_id IS DISTINCT FROM OLD.merged_into_id"
        ),
        func=refuse_when(
            f"NOT ({MAY_COME_BACK})", "what was merged into another application stands"
        )
        + "RETURN NEW;",
    )
