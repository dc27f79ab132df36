"""Triggers that only applications need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pgtrigger


def only_in_draft(*, but_for: Sequence[str] = ()) -> Any:
    """A trigger that lets rows of an application change only while it is a draft.

    An update in which only the columns `but_for` change is let through. Removing the application
    itself takes its rows along, so a row whose application is gone may go.
    """
    rest = " - ".join(["to_jsonb({row})", *(f"'{column}'" for column in but_for)])
    return pgtrigger.Trigger(
        name="only_in_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("subject", "applications_application.id%TYPE")],
        func=f"""
            IF TG_OP = 'DELETE' THEN
                subject := OLD.application_id;
            ELSE
                subject := NEW.application_id;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF {rest.format(row="NEW")} = {rest.format(row="OLD")} THEN
                    RETURN NEW;
                END IF;
            END IF;
            IF EXISTS (
                SELECT FROM applications_application WHERE id = subject AND state <> 'concept'
            ) THEN
                RAISE EXCEPTION 'the application is no longer a draft'
                    USING ERRCODE = 'check_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )
