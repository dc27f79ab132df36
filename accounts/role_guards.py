"""What the database asks of the role that a decision names."""

from __future__ import annotations

from common.database_guards import refuse_when


def refuse_unless_lead(column: str, message: str) -> str:
    """PL/pgSQL that raises `message` unless `column` of a new row names a lead of today.

    Who was written in it before stays in it, also after leaving: the letter comes later.
    """
    was_in_it = f"TG_OP = 'UPDATE' AND OLD.{column} = NEW.{column}"
    return refuse_when(
        f"""NOT EXISTS (SELECT FROM accounts_role r
            WHERE r.id = NEW.{column} AND r.kind = 're_lead'
            AND (r.ended_at IS NULL OR {was_in_it}))""",
        message,
    )
