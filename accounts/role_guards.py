"""What the database asks of the role that a decision names."""

from __future__ import annotations

from common.database_guards import refuse_when


def refuse_unless_lead(column: str, message: str) -> str:
    """PL/pgSQL that raises `message` unless `column` of a new row names a lead of today.

    Who was written in it before stays in it, also after leaving: the letter comes later.
    """
    return _refuse_unless_kind(column, "r.kind = 're_lead'", message)


def refuse_unless_re(column: str, message: str) -> str:
    """The same, of somebody who works for the Realisatie Eenheid today."""
    return _refuse_unless_kind(column, "r.kind IN ('re_adviser', 're_lead')", message)


def _refuse_unless_kind(column: str, kind: str, message: str) -> str:
    was_in_it = f"TG_OP = 'UPDATE' AND OLD.{column} = NEW.{column}"
    return refuse_when(
        f"""NOT EXISTS (SELECT FROM accounts_role r
            WHERE r.id = NEW.{column} AND {kind}
            AND (r.ended_at IS NULL OR {was_in_it}))""",
        message,
    )
