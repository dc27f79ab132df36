"""What triggers are put together from, and those that several tables share.

Rows that only grow, and rows whose history is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pghistory
import pgtrigger
from django.db import models

WRITE = pgtrigger.Insert | pgtrigger.Update
CHANGE = pgtrigger.Update | pgtrigger.Delete
ANY = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete


def refuse_when(condition: str, message: str) -> str:
    """PL/pgSQL that raises `message` when `condition` holds: an `IntegrityError` in Django."""
    return f"""
    IF {condition} THEN
        RAISE EXCEPTION '{message}' USING ERRCODE = 'check_violation';
    END IF;
    """


def refuse_unless_now(column: str, message: str) -> str:
    """As `refuse_when`, of a moment that is written and is not now, give or take an hour.

    What holds at a moment, such as a mandate, is asked of now and not of what the writer says. Who
    owns the table enters what happened before, as the demo does; the portal connects as another.
    """
    written = f"(TG_OP = 'INSERT' OR NEW.{column} IS DISTINCT FROM OLD.{column})"
    return refuse_when(
        f"""NEW.{column} IS NOT NULL AND {written}
        AND NEW.{column} NOT BETWEEN now() - interval '1 hour'
            AND clock_timestamp() + interval '1 hour'
        AND NOT pg_has_role(current_user,
            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')""",  # noqa: S608 - ours
        message,
    )


def refuse_in_either(condition: str, message: str) -> str:
    """As `refuse_when`, of the row as it was and as it becomes: `{row}` in `condition`."""
    was = refuse_when(condition.format(row="OLD"), message)
    becomes = refuse_when(condition.format(row="NEW"), message)
    return f"""
    IF TG_OP <> 'INSERT' THEN {was} END IF;
    IF TG_OP <> 'DELETE' THEN {becomes} END IF;
    """


def before(name: str, operation: pgtrigger.Operation, *checks: str) -> pgtrigger.Trigger:
    """A trigger that runs `checks` on each row before it is written or removed."""
    body = "\n".join(checks)
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.Before,
        operation=operation,
        func=f"{body} IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW;",
    )


def append_only(
    *,
    but_erasing: Sequence[str] = (),
    but_erasing_entries: str = "",
    but_noting: Sequence[str] = (),
) -> Any:
    """A trigger that lets rows be added, but never changed or removed.

    The texts `but_erasing` may still be emptied, and entries of the JSON object in the column
    `but_erasing_entries` may still become null, so that a person can be pseudonymised; once erased
    is erased for good. What is empty in the columns `but_noting` may be noted later, once.
    """
    if not but_erasing and not but_erasing_entries and not but_noting:
        return pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
    columns = [*but_erasing, *filter(None, [but_erasing_entries]), *but_noting]
    rest = " - ".join(["to_jsonb({row})", *(f"'{column}'" for column in columns)])
    kept = [f"(NEW.{column} = OLD.{column} OR NEW.{column} = '')" for column in but_erasing]
    kept += [
        f"(OLD.{column} IS NULL OR NEW.{column} IS NOT DISTINCT FROM OLD.{column})"
        for column in but_noting
    ]
    if but_erasing_entries:
        kept.append(_ENTRIES_KEPT_OR_NULL.format(column=but_erasing_entries))
    return pgtrigger.Trigger(
        name="append_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Update | pgtrigger.Delete,
        func=f"""
            IF TG_OP = 'UPDATE' THEN
                IF {rest.format(row="NEW")} = {rest.format(row="OLD")}
                    AND {" AND ".join(kept)}
                THEN
                    RETURN NEW;
                END IF;
            END IF;
            RAISE EXCEPTION 'this row is kept for ever: only personal data can be erased'
                USING ERRCODE = 'check_violation';
        """,
    )


_ENTRIES_KEPT_OR_NULL = """NOT EXISTS (
    SELECT FROM jsonb_each(OLD.{column}) AS before
    FULL JOIN jsonb_each(NEW.{column}) AS after USING (key)
    WHERE before.value IS DISTINCT FROM after.value
    AND (before.key IS NULL OR after.value IS DISTINCT FROM 'null'::jsonb)
)"""


def track_rows(**options: Any) -> Any:
    """Keep the history of rows that can also be removed; `options` as of `pghistory.track`."""
    return pghistory.track(
        pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent(), **options
    )


def read_by(owner: str, name: str) -> dict[str, Any]:
    """The option of tracking by which the newest events of one owner are found by an index."""
    return {"meta": {"indexes": [models.Index(fields=[owner, "pgh_created_at"], name=name)]}}
