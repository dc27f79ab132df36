"""What PostgreSQL itself refuses, whoever writes: a letter without its decision, or a second one.

As `decision_guards`: the acts refuse the same first.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import before, refuse_when


def letter_of_taken_decision() -> pgtrigger.Trigger:
    """No letter makes a decision known that was not taken, and none a second time.

    A further letter replaces one of the same decision, of which the correction was issued.
    """
    return before(
        "letter_of_taken_decision",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_decision d
            WHERE d.id = NEW.decision_id AND d.state = 'verleend')""",
            "letter_early: the decision was not taken yet",
        ),
        _no_second_without_correction("assessments_decisionletter", "decision_id"),
    )


def letter_of_settled_notice() -> pgtrigger.Trigger:
    """As `letter_of_taken_decision`, of the decision on a notice of a change."""
    return before(
        "letter_of_settled_notice",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_changenotice n WHERE n.id = NEW.notice_id
            AND n.state IN ('akkoord', 'niet_akkoord'))""",
            "letter_early: the notice was not decided on yet",
        ),
        _no_second_without_correction("assessments_noticeletter", "notice_id"),
    )


def _no_second_without_correction(table: str, about: str) -> str:
    """Refuse a further letter `about` the same, unless the correction of the earlier was issued."""
    return refuse_when(
        f"""EXISTS (SELECT FROM {table} earlier WHERE earlier.{about} = NEW.{about})
        AND NOT EXISTS (SELECT FROM correspondence_letter l
            JOIN {table} replaced ON replaced.letter_id = l.replaces_id
            JOIN assessments_correction c ON c.letter_id = l.replaces_id
            WHERE l.id = NEW.letter_id AND replaced.{about} = NEW.{about}
            AND c.issued_at IS NOT NULL)""",
        "letter_again: no correction was issued of the letter that it replaces",
    )
