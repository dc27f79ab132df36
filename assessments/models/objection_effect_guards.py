"""What PostgreSQL itself refuses about what a founded objection changes while the
decision stands.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import WRITE, before, refuse_when


def objection_lets_own_conditions_lapse() -> pgtrigger.Trigger:
    """The conditions that it lets lapse are of the decision to which it is an objection."""
    return before(
        "objection_lets_own_conditions_lapse",
        WRITE,
        refuse_when(
            """EXISTS (SELECT FROM unnest(NEW.lapsing) named(id) WHERE NOT EXISTS (
                SELECT FROM assessments_condition c
                JOIN assessments_decisionletter k ON k.decision_id = c.decision_id
                WHERE c.id = named.id AND k.letter_id = NEW.letter_id))""",
            "objection_lapsing: this condition is not of the decision objected to",
        ),
    )


def objection_tells_what_replaces() -> pgtrigger.Trigger:
    """A founded one says what replaces the decision, or that conditions lapse (Awb 7:11(2)); of a
    refusal or a withdrawal its letter tells by itself how the application goes on.
    """
    return before(
        "objection_tells_what_replaces",
        WRITE,
        refuse_when(
            """NEW.state IN ('voorgesteld', 'besloten')
            AND NEW.outcome IN ('gegrond', 'deels_gegrond')
            AND NEW.replacement = '' AND cardinality(NEW.lapsing) = 0
            AND NOT EXISTS (SELECT FROM assessments_decision d
                JOIN assessments_decisionletter k ON k.decision_id = d.id
                WHERE k.letter_id = NEW.letter_id AND d.outcome IN ('afgewezen', 'niet_behandeld'))
            AND NOT EXISTS (SELECT FROM assessments_withdrawal w
                WHERE w.letter_id = NEW.letter_id)""",
            "objection_replaces: it does not say what changes",
        ),
    )


def objection_takes_effect() -> pgtrigger.Trigger:
    """With its letter its conditions lapse, in one transaction, but for those met before."""
    return pgtrigger.Trigger(
        name="objection_takes_effect",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__outcome_letter__isnull=False, old__outcome_letter__isnull=True),
        func=refuse_when(
            """EXISTS (SELECT FROM assessments_condition c
            WHERE c.id = ANY(NEW.lapsing) AND c.closed_at IS NULL)""",
            "objection_takes_effect: a condition that it lets lapse is still open",
        )
        + "RETURN NULL;",
    )
