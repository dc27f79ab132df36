"""What PostgreSQL itself refuses, whoever writes: the rules of decisions as triggers.

The acts in `assessments.domain` refuse the same first, with a sentence for the screen. The name
before the colon tells which rule was broken. See
docs/decisions/0060-decision-rules-in-the-database.md.
"""

from __future__ import annotations

import pgtrigger

from accounts.role_guards import refuse_unless_lead
from common.database_guards import CHANGE, WRITE, refuse_when
from correspondence.models import not_mandated

from .standing import FOUNDED, STANDS

# As `STANDS`, of the row that is written; and as it stands or was prepared. To revoke it asks
# nothing anew.
_TAKEN = pgtrigger.Q(new__state="verleend", new__revoked_at__isnull=True)
_RESTS = pgtrigger.Q(new__state__in=["voorbereid", "verleend"], new__revoked_at__isnull=True)


def decision_starts_prepared() -> pgtrigger.Trigger:
    """No decision appears as taken: it is prepared first."""
    return pgtrigger.Protect(
        name="decision_starts_prepared",
        operation=pgtrigger.Insert,
        condition=pgtrigger.Condition("NEW.state <> 'voorbereid'"),
    )


def decision_final() -> pgtrigger.Trigger:
    """A decision that was taken does not change, but that a founded objection to it revokes one
    that refused something, once (Awb 7:11).
    """
    founded = f"""EXISTS (SELECT FROM assessments_decisionletter k
        JOIN assessments_objection o ON o.letter_id = k.letter_id
        WHERE k.decision_id = NEW.id AND {FOUNDED})"""
    is_revoked = f"""TG_OP = 'UPDATE' AND OLD.state = 'verleend' AND OLD.revoked_at IS NULL
        AND NEW.outcome IN ('afgewezen', 'niet_behandeld')
        AND to_jsonb(NEW) - 'revoked_at' = to_jsonb(OLD) - 'revoked_at' AND {founded}"""
    return pgtrigger.Trigger(
        name="decision_final",
        when=pgtrigger.Before,
        operation=CHANGE,
        func=f"""
            IF OLD.state = 'verleend' OR TG_OP = 'UPDATE' AND NEW.revoked_at IS NOT NULL THEN
                {refuse_when(f"NOT ({is_revoked})", "decision_final: the decision was taken")}
            END IF;
            IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
            RETURN NEW;
        """,
    )


def decision_says_who_was_heard() -> pgtrigger.Trigger:
    """A rejection that is prepared or taken says whether the region was heard, or why not."""
    return pgtrigger.Trigger(
        name="decision_says_who_was_heard",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__outcome="afgewezen") & _RESTS,
        func=refuse_when(
            "NEW.hearing = ''",
            "decision_heard: it does not say whether the region was heard (Awb 4:7)",
        )
        + "RETURN NEW;",
    )


# Not to handle an application rests on no judgement (Awb 4:5).
_NOT_TO_HANDLE = pgtrigger.Q(new__outcome="niet_behandeld")

_PROPOSED = """
    SELECT j.id, j.version, j.panel_id FROM assessments_jointoutcome j
    JOIN assessments_panel p ON p.id = j.panel_id
    WHERE p.application_id = NEW.application_id AND j.proposed_at IS NOT NULL
"""


def decision_rests_on_joint_outcome() -> pgtrigger.Trigger:
    """Each organisation answered a proposed joint outcome that judges every criterion.

    On a second decision the criteria are not counted again: the panel's outcome stands, also when
    the round was given another criterion since.
    """
    return pgtrigger.Trigger(
        name="decision_rests_on_joint",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_RESTS & ~_NOT_TO_HANDLE,
        func=refuse_when(
            f"NOT EXISTS ({_PROPOSED})",
            "decision_joint_outcome: no joint outcome was proposed",
        )
        + refuse_when(
            f"""(SELECT count(DISTINCT o.kind) FROM ({_PROPOSED}) j
            JOIN assessments_panelmember m ON m.panel_id = j.panel_id
            JOIN regions_organisation o ON o.id = m.organisation_id
            WHERE o.kind IN ('ocw', 'national_partner')) < 2""",
            "decision_panel: the panel needs OCW and a national partner",
        )
        + refuse_when(
            f"""NOT EXISTS (SELECT 1 FROM ({_PROPOSED}) j
            JOIN assessments_panelmember m ON m.panel_id = j.panel_id
            JOIN regions_organisation o ON o.id = m.organisation_id
            WHERE o.speaks_for_beroepsgroep)""",
            "decision_panel: the panel needs a national organisation of the beroepsgroep",
        )
        + refuse_when(
            f"""EXISTS (SELECT 1 FROM ({_PROPOSED}) j
            JOIN assessments_panelmember m ON m.panel_id = j.panel_id
            WHERE NOT EXISTS (SELECT 1 FROM assessments_endorsement e
                WHERE e.joint_outcome_id = j.id AND e.member_id = m.id
                AND e.version = j.version)
            OR NOT EXISTS (SELECT 1 FROM assessments_assessment a
                WHERE a.member_id = m.id AND a.state = 'ingeleverd'))""",
            "decision_answers: not every organisation judged and answered",
        )
        + refuse_when(
            f"""NOT EXISTS (SELECT 1 FROM assessments_decision d
                WHERE d.application_id = NEW.application_id AND {STANDS})
            AND EXISTS (SELECT 1 FROM ({_PROPOSED}) j, applications_application a
            JOIN applications_criterion c ON c.round_id = a.round_id
            WHERE a.id = NEW.application_id AND NOT EXISTS (
                SELECT 1 FROM assessments_jointjudgement v
                WHERE v.joint_outcome_id = j.id AND v.criterion_id = c.id
                AND (v.verdict = 'voldoet'
                    OR (v.verdict IN ('deels', 'niet') AND btrim(v.reasons) <> ''))))""",
            "decision_criteria: a criterion has no joint verdict, or no reasons",
        )
        + "RETURN NEW;",
    )


def decision_with_concurrence() -> pgtrigger.Trigger:
    """Where the round says so, OCW concurred or said why not; who decides then weighs that.

    A second decision rests on what became of the conditions, which OCW's reasons are not about.
    """
    concurs = """SELECT FROM applications_application a
        JOIN applications_round r ON r.id = a.round_id
        WHERE a.id = NEW.application_id AND r.ocw_concurs"""
    given = f"""SELECT FROM ({_PROPOSED}) j JOIN assessments_concurrence c
        ON c.joint_outcome_id = j.id AND c.version = j.version"""
    earlier = f"""SELECT FROM assessments_decision d
        WHERE d.application_id = NEW.application_id AND {STANDS}"""
    return pgtrigger.Trigger(
        name="decision_with_concurrence",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_RESTS & ~_NOT_TO_HANDLE,
        func=refuse_when(
            f"EXISTS ({concurs}) AND NOT EXISTS ({given})",
            "decision_concurrence: OCW did not say whether it concurs",
        )
        + refuse_when(
            f"""EXISTS ({concurs}) AND EXISTS ({given} WHERE NOT c.agrees)
            AND NOT EXISTS ({earlier}) AND btrim(NEW.dissent_response) = ''""",
            "decision_ocw: OCW does not concur, and nothing says how that was weighed",
        )
        + "RETURN NEW;",
    )


def decision_not_to_handle() -> pgtrigger.Trigger:
    """Not to handle is decided after a term to complete, by the last day for it (Awb 4:5).

    It rests on the newest request that was sent. A day is one in Amsterdam.
    """
    day = "(COALESCE(NEW.granted_at, NEW.prepared_at) AT TIME ZONE 'Europe/Amsterdam')::date"
    newest = """SELECT c.state, c.due_on, c.not_handled_by FROM applications_completion c
        WHERE c.application_id = NEW.application_id AND c.letter_id IS NOT NULL
        ORDER BY c.asked_at DESC, c.id DESC LIMIT 1"""
    return pgtrigger.Trigger(
        name="decision_not_to_handle",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_RESTS & _NOT_TO_HANDLE,
        func=refuse_when(
            f"""NOT EXISTS (SELECT FROM ({newest}) asked
            WHERE asked.state IN ('aangevuld', 'verlopen') AND asked.due_on < {day})""",
            "decision_completion: no term to complete the application has passed",
        )
        + refuse_when(
            f"EXISTS (SELECT FROM ({newest}) asked WHERE asked.not_handled_by < {day})",
            "decision_too_late: the last day not to handle the application has passed",
        )
        + "RETURN NEW;",
    )


def decision_four_eyes() -> pgtrigger.Trigger:
    """Who ever prepared the decision, in whichever role, does not take it."""
    return pgtrigger.Trigger(
        name="decision_four_eyes",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_TAKEN,
        func=refuse_unless_lead("granted_by_id", "decision_lead: a lead takes a decision")
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.granted_by_id) IN (
                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id
                UNION SELECT r.user_id FROM assessments_decisionevent e
                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id)""",
            "decision_four_eyes: who prepared a decision does not take it",
        )
        + "RETURN NEW;",
    )


def decision_mandated() -> pgtrigger.Trigger:
    """Who takes a decision is mandated for that outcome, by the body that the round names."""
    lacks = not_mandated(
        role="NEW.granted_by_id",
        kind="NEW.outcome",
        at="NEW.granted_at",
        application="NEW.application_id",
    )
    return pgtrigger.Trigger(
        name="decision_mandated",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_TAKEN,
        func=refuse_when(lacks, "decision_mandate: who takes it is not mandated") + "RETURN NEW;",
    )


def decision_outcome_holds() -> pgtrigger.Trigger:
    """What each outcome asks when it is taken, as far as the database can tell.

    The blocking requirements of the round are rules in code, checked by the act alone.
    """
    partner_without_signature = """EXISTS (SELECT 1 FROM applications_partner r
        JOIN applications_application a ON a.id = r.application_id
        WHERE a.id = NEW.application_id AND r.removed_at IS NULL AND r.left_on IS NULL
        AND NOT r.signed_by_submitting
        AND (r.organisation_id <> a.penvoerder_id OR EXISTS (SELECT 1 FROM applications_partner led
            WHERE led.application_id = a.id AND led.signed_by_submitting))
        AND (SELECT signers_per_party FROM applications_round WHERE id = a.round_id) > (
            SELECT coalesce(max(together.signed), 0) FROM (
                SELECT count(*) AS signed FROM applications_signature s
                WHERE s.partner_id = r.id AND s.outcome = 'signed'
                GROUP BY s.version_id) together))"""
    beroepsgroep_silent = """NOT EXISTS (SELECT 1 FROM applications_partner r
        JOIN applications_signature s ON s.partner_id = r.id
        WHERE r.application_id = NEW.application_id AND r.removed_at IS NULL
        AND r.left_on IS NULL AND r.kind = 'beroepsgroep'
        AND s.outcome = 'signed' AND btrim(s.confirmation) <> '' AND s.voice <> 'no')"""
    open_condition = """EXISTS (SELECT 1 FROM assessments_condition c
        JOIN assessments_decision d ON d.id = c.decision_id
        WHERE d.application_id = NEW.application_id AND c.closed_at IS NULL
        AND (d.state = 'verleend' OR d.id = NEW.id))"""
    no_condition = """NOT EXISTS (SELECT 1 FROM assessments_condition c
        WHERE c.decision_id = NEW.id AND c.closed_at IS NULL
        AND c.due_on > (NEW.granted_at AT TIME ZONE 'Europe/Amsterdam')::date)"""
    has_status = f"""EXISTS (SELECT 1 FROM assessments_decision d
        WHERE d.application_id = NEW.application_id AND {STANDS})"""
    definitief = "NEW.outcome = 'definitief' AND "
    return pgtrigger.Trigger(
        name="decision_outcome_holds",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_TAKEN,
        func=refuse_when(
            definitief + partner_without_signature,
            "decision_signatures: not every partner has signed",
        )
        + refuse_when(
            definitief + beroepsgroep_silent,
            "decision_beroepsgroep: the beroepsgroep did not confirm for itself",
        )
        + refuse_when(
            definitief + open_condition, "decision_open_condition: a condition is still open"
        )
        + refuse_when(
            f"NEW.outcome = 'voorlopig' AND {no_condition}",
            "decision_no_condition: voorlopig needs a condition with a future date",
        )
        + refuse_when(
            f"NEW.outcome = 'afgewezen' AND {has_status}",
            "decision_ends_status: a status that was given is withdrawn",
        )
        + refuse_when("btrim(NEW.reasons) = ''", "decision_reasons: reasons are missing")
        + "RETURN NEW;",
    )


def decision_goes_with_verdicts() -> pgtrigger.Trigger:
    """No outcome against the joint verdicts, and none against the joint advice without reasons."""
    earlier = f"""SELECT 1 FROM assessments_decision d
        WHERE d.application_id = NEW.application_id AND {STANDS}"""
    # A criterion below "voldoet" is mended when every condition about it was met or lapsed, but for
    # a knock-out.
    falls_short = """EXISTS (SELECT 1 FROM assessments_jointjudgement v
        JOIN assessments_jointoutcome j ON j.id = v.joint_outcome_id
        JOIN assessments_panel p ON p.id = j.panel_id
        JOIN applications_criterion k ON k.id = v.criterion_id
        WHERE p.application_id = NEW.application_id AND v.verdict <> 'voldoet'
        AND (k.is_knock_out OR NOT COALESCE((SELECT bool_and(c.closed_at IS NOT NULL)
            FROM assessments_condition c
            JOIN assessments_decision d ON d.id = c.decision_id
            WHERE d.application_id = NEW.application_id AND d.state = 'verleend'
            AND c.criterion_id = v.criterion_id), FALSE)))"""
    departs = """EXISTS (SELECT 1 FROM assessments_jointoutcome j
        JOIN assessments_panel p ON p.id = j.panel_id
        WHERE p.application_id = NEW.application_id AND j.advises <> NEW.outcome)"""
    return pgtrigger.Trigger(
        name="decision_goes_with_verdicts",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=_TAKEN & ~_NOT_TO_HANDLE,
        func=refuse_when(
            f"NEW.outcome = 'definitief' AND {falls_short}",
            "decision_verdicts: a criterion is below voldoet",
        )
        + refuse_when(
            f"NEW.outcome = 'afgewezen' AND NOT {falls_short}",
            "decision_verdicts: every criterion is met",
        )
        + refuse_when(
            f"btrim(NEW.departure_reasons) = '' AND NOT EXISTS ({earlier}) AND {departs}",
            "decision_departure: it departs from the joint advice without reasons",
        )
        + "RETURN NEW;",
    )
