"""Triggers about the closing moment: nothing comes in after it, and it moves with a reason."""

from __future__ import annotations

from typing import Any

import pgtrigger

from accounts.models import RoleKind
from common.database_guards import refuse_when

CLOSES_AT = """(SELECT GREATEST(round.closes_at, application.own_closes_at)
    FROM applications_application application
    JOIN applications_round round ON round.id = application.round_id
    WHERE application.id = {key})"""
"""Until when an application can be submitted, in SQL; `Application.closes_at` is the same."""


def is_late(moment: str, key: str) -> str:
    """SQL for whether `moment` lies after the closing moment of an application, to the second."""
    return f"date_trunc('second', {moment}) > {CLOSES_AT.format(key=key)}"


def came_in_time() -> Any:
    """A trigger on submissions: what was not asked for comes in before the closing moment."""
    return pgtrigger.Trigger(
        name="came_in_time",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=refuse_when(
            f"""{is_late("NEW.submitted_at", "NEW.application_id")} AND NOT EXISTS (
                SELECT FROM applications_completion asked
                WHERE asked.application_id = NEW.application_id AND asked.state = 'gevraagd')""",
            "the closing moment of this application has passed",
        )
        + "RETURN NEW;",
    )


def own_moment_was_given() -> Any:
    """A trigger on the application: an own closing moment is given with a reason, and only later.

    And before anything is decided or assessed.
    """
    return pgtrigger.Trigger(
        name="own_moment_was_given",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("own_closes_at"),
        func=refuse_when(
            "NEW.own_closes_at IS NULL OR NEW.own_closes_at <= OLD.own_closes_at",
            "a closing moment only moves later",
        )
        + refuse_when(
            "OLD.state NOT IN ('concept', 'ingediend')", "the application is handled already"
        )
        + refuse_when(
            """NOT EXISTS (SELECT FROM applications_closingmove
                WHERE application_id = NEW.id AND closes_at = NEW.own_closes_at)""",
            "an own closing moment is given with a reason",
        )
        + "RETURN NEW;",
    )


def moves_with_a_reason() -> Any:
    """A trigger on the round: once somebody began, its closing moment moves later with a reason."""
    return pgtrigger.Trigger(
        name="moves_with_a_reason",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("NEW.closes_at > OLD.closes_at"),
        func=refuse_when(  # noqa: S608 - nothing in it comes from outside.
            """EXISTS (SELECT FROM applications_application WHERE round_id = NEW.id)
            AND NOT EXISTS (SELECT FROM applications_closingmove
                WHERE round_id = NEW.id AND application_id IS NULL
                AND closes_at = NEW.closes_at)""",
            "a closing moment is moved with a reason",
        )
        + "RETURN NEW;",
    )


def moved_by_an_admin() -> Any:
    """A trigger on moves: an administrator moves a moment, of an application in its own round."""
    return pgtrigger.Trigger(
        name="moved_by_an_admin",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=refuse_when(  # noqa: S608 - nothing in it comes from outside.
            f"""NOT EXISTS (SELECT FROM accounts_role
                WHERE id = NEW.moved_by_id AND kind = '{RoleKind.ADMIN}')""",
            "a closing moment is moved by an administrator",
        )
        + refuse_when(
            """NEW.application_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM applications_application
                WHERE id = NEW.application_id AND round_id = NEW.round_id)""",
            "the application is in another round",
        )
        + "RETURN NEW;",
    )


def reopened_in_time() -> Any:
    """A trigger: what was submitted and nobody judges yet is reopened, before it closes."""
    return pgtrigger.Trigger(
        name="reopened_in_time",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=refuse_when(  # noqa: S608 - nothing in it comes from outside.
            """NEW.state <> 'heropend' OR NOT EXISTS (SELECT FROM applications_application
                WHERE id = NEW.application_id AND state = 'ingediend')""",
            "only what was submitted and is not assessed yet can be reopened",
        )
        + refuse_when(
            is_late("NEW.reopened_at", "NEW.application_id"),
            "the closing moment of this application has passed",
        )
        + refuse_when(
            """EXISTS (SELECT FROM applications_completion
                WHERE application_id = NEW.application_id)""",
            "it was asked to be completed",
        )
        + "RETURN NEW;",
    )


def reopening_ends_closed() -> Any:
    """A trigger: a reopening ends with the plan closed, and with a later version if one came in.

    By itself it ends after the closing moment only.
    """
    return pgtrigger.Trigger(
        name="reopening_ends_closed",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state="heropend") & ~pgtrigger.Q(new__state="heropend"),
        func=refuse_when(  # noqa: S608 - nothing in it comes from outside.
            """EXISTS (SELECT FROM applications_plan WHERE application_id = NEW.application_id
                AND cardinality(open_sections) > 0)""",
            "sections of the plan are still open",
        )
        + refuse_when(
            """NEW.state = 'ingediend' AND NOT EXISTS (SELECT FROM applications_submission
                WHERE id = NEW.submission_id AND application_id = NEW.application_id
                AND version > 1 AND submitted_at = NEW.ended_at)""",
            "what came in is no later version of this application of that moment",
        )
        + refuse_when(
            f"NEW.state = 'verlopen' AND NOT {is_late('NEW.ended_at', 'NEW.application_id')}",
            "it can still be submitted",
        )
        + "RETURN NEW;",
    )


def waits_for_reopened() -> Any:
    """A trigger on the application: it stays where it is while its penvoerder rewrites it."""
    return pgtrigger.Trigger(
        name="waits_for_reopened",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Condition("OLD.state IS DISTINCT FROM NEW.state"),
        func=refuse_when(
            """EXISTS (SELECT FROM applications_reopening
                WHERE application_id = NEW.id AND state = 'heropend')""",
            "it was reopened",
        )
        + "RETURN NEW;",
    )
