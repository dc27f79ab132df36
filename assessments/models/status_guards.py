"""What PostgreSQL itself refuses, whoever writes: a status, a lead or a party without its decision.

As `decision_guards`: the acts refuse the same first, with a sentence for the screen.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import WRITE, refuse_when

from .standing import FOUNDED, STANDS


def status_rests_on_decision() -> pgtrigger.Trigger:
    """An application ends in an outcome only with a decision that was taken, in one transaction."""
    return pgtrigger.Trigger(
        name="status_rests_on_decision",
        when=pgtrigger.After,
        operation=WRITE,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(
            new__state__in=["voorlopig", "definitief", "afgewezen", "niet_behandeld"]
        ),
        func=refuse_when(
            f"""NOT EXISTS (SELECT FROM assessments_decision d
            WHERE d.application_id = NEW.id AND {STANDS}
            AND d.outcome = NEW.state)""",
            "status_rests_on_decision: no decision with this outcome was taken",
        )
        + "RETURN NULL;",
    )


def status_ends_by_withdrawal() -> pgtrigger.Trigger:
    """A provisional status is withdrawn only by a decision about that, in one transaction: not by
    one that did not hold on an objection.
    """
    return pgtrigger.Trigger(
        name="status_ends_by_withdrawal",
        when=pgtrigger.After,
        operation=WRITE,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__state="beeindigd"),
        func=refuse_when(
            f"""NOT EXISTS (SELECT FROM assessments_withdrawal w
            WHERE w.application_id = NEW.id AND w.state = 'ingetrokken'
            AND NOT EXISTS (SELECT FROM assessments_objection o
                WHERE o.letter_id = w.letter_id AND {FOUNDED}))""",
            "status_ends_by_withdrawal: withdrawing it was not decided",
        )
        + "RETURN NULL;",
    )


def penvoerder_rests_on_notice() -> pgtrigger.Trigger:
    """Who leads an application with a status is another only by an agreed change.

    What leads to another one before that stands in `applications.models.lead_guards`.
    """
    return pgtrigger.Trigger(
        name="penvoerder_rests_on_notice",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__penvoerder__df=pgtrigger.F("new__penvoerder"))
        & ~pgtrigger.Q(old__state__in=["concept", "ingediend"]),
        func=refuse_when(
            """NOT EXISTS (SELECT FROM assessments_changenotice n
            WHERE n.application_id = NEW.id AND n.kind = 'penvoerder'
            AND n.organisation_id = NEW.penvoerder_id
            AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL)""",
            "penvoerder_rests_on_notice: no such change was agreed with",
        )
        + "RETURN NEW;",
    )


def party_rests_on_notice() -> pgtrigger.Trigger:
    """Who joins, leaves or led an application with a status does so only by an agreed change."""
    agreed = """EXISTS (SELECT FROM assessments_changenotice n
        WHERE n.application_id = NEW.application_id AND n.kind {kind}
        AND n.state = 'akkoord' AND n.letter_id IS NOT NULL AND n.carried_out_at IS NULL {party})"""
    about = "AND n.organisation_id = NEW.organisation_id"
    came_or_went = agreed.format(kind="IN ('toetreding', 'uittreding')", party=about)
    passed_on = agreed.format(kind="= 'penvoerder'", party="")
    return pgtrigger.Trigger(
        name="party_rests_on_notice",
        when=pgtrigger.Before,
        operation=WRITE,
        func=f"""
            IF ((TG_OP = 'INSERT' AND (NEW.joined_on IS NOT NULL OR NEW.left_on IS NOT NULL))
                OR (TG_OP = 'UPDATE' AND (NEW.joined_on IS DISTINCT FROM OLD.joined_on
                    OR NEW.left_on IS DISTINCT FROM OLD.left_on)))
                AND NOT {came_or_went}
            OR NEW.signed_by_submitting AND (TG_OP = 'INSERT' OR NOT OLD.signed_by_submitting)
                AND NOT {passed_on}
            OR TG_OP = 'UPDATE' AND OLD.signed_by_submitting AND NOT NEW.signed_by_submitting
            THEN
                RAISE EXCEPTION 'party_rests_on_notice: no such change was agreed with'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )
