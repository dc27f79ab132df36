"""What PostgreSQL itself refuses, whoever writes: the rules of judging as triggers.

The acts in `assessments.domain` refuse the same first, with a sentence for the screen. See also
`decision_guards.py`.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import ANY, CHANGE, WRITE, before, refuse_when

from .standing import STANDS


def panel_member_impartial() -> pgtrigger.Trigger:
    """Only OCW and national partners assess, and none that takes part in the application."""
    return before(
        "panel_member_impartial",
        WRITE,
        refuse_when(
            """NOT EXISTS (SELECT 1 FROM regions_organisation o
            WHERE o.id = NEW.organisation_id AND o.kind IN ('ocw', 'national_partner'))""",
            "panel_member_kind: only OCW and national partners assess",
        ),
        refuse_when(
            """EXISTS (SELECT 1 FROM assessments_panel p
            JOIN applications_application a ON a.id = p.application_id
            LEFT JOIN applications_partner r ON r.application_id = a.id AND r.removed_at IS NULL
            WHERE p.id = NEW.panel_id
            AND NEW.organisation_id IN (a.penvoerder_id, r.organisation_id))""",
            "panel_member_own: an organisation does not assess its own application",
        ),
    )


def assessment_complete() -> pgtrigger.Trigger:
    """Handing in: by somebody without interest, with every criterion of the round judged."""
    return pgtrigger.Trigger(
        name="assessment_complete",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state="ingeleverd"),
        func=refuse_when(
            """NOT EXISTS (SELECT 1 FROM assessments_interestdeclaration i
            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.author_id
            AND NOT i.has_interest)""",
            "assessment_interest: the author declared no freedom from interest",
        )
        + refuse_when(
            """EXISTS (SELECT 1 FROM applications_criterion c
            JOIN applications_application a ON a.round_id = c.round_id
            JOIN assessments_panel p ON p.application_id = a.id
            JOIN assessments_panelmember m ON m.panel_id = p.id
            WHERE m.id = NEW.member_id AND NOT EXISTS (
                SELECT 1 FROM assessments_judgement j
                WHERE j.assessment_id = NEW.id AND j.criterion_id = c.id
                AND (j.verdict = 'voldoet'
                    OR (j.verdict IN ('deels', 'niet') AND btrim(j.reasons) <> ''))))""",
            "assessment_criteria: a criterion is not judged, or without reasons",
        )
        + "RETURN NEW;",
    )


def judgement_final() -> pgtrigger.Trigger:
    """The judgements of an assessment that was handed in do not change."""
    return before(
        "judgement_final",
        ANY,
        refuse_when(
            """EXISTS (SELECT 1 FROM assessments_assessment a WHERE a.state = 'ingeleverd'
            AND a.id IN (CASE WHEN TG_OP <> 'DELETE' THEN NEW.assessment_id END,
                CASE WHEN TG_OP <> 'INSERT' THEN OLD.assessment_id END))""",
            "judgement_final: the assessment was handed in",
        ),
    )


def _locked(joint_outcome: str) -> str:
    """Refuse when a decision that rests on this joint outcome lies with the lead or stands."""
    return refuse_when(
        f"""EXISTS (SELECT 1 FROM assessments_jointoutcome j
        JOIN assessments_panel p ON p.id = j.panel_id
        JOIN assessments_decision d ON d.application_id = p.application_id
        WHERE (d.state = 'voorbereid' OR {STANDS}) AND j.id = {joint_outcome})""",
        "joint_outcome_locked: a decision rests on this joint outcome",
    )


def joint_outcome_locked() -> pgtrigger.Trigger:
    """A joint outcome on which a decision rests does not change."""
    return before("joint_outcome_locked", CHANGE, _locked("OLD.id"))


def _part_of_joint_outcome() -> str:
    changed = f"IF TG_OP <> 'INSERT' THEN {_locked('OLD.joint_outcome_id')} END IF;"
    added = f"IF TG_OP <> 'DELETE' THEN {_locked('NEW.joint_outcome_id')} END IF;"
    return changed + added


def joint_judgement_locked() -> pgtrigger.Trigger:
    """Nor do its verdicts."""
    return before("joint_judgement_locked", ANY, _part_of_joint_outcome())


def endorsement_locked() -> pgtrigger.Trigger:
    """Nor do the answers to it; and an answer is to the version that lies before the panel.

    Nor does one change with which OCW concurred: OCW is asked anew.
    """
    concurred = refuse_when(
        """(NEW.agrees, NEW.remark) IS DISTINCT FROM (OLD.agrees, OLD.remark)
        AND EXISTS (SELECT FROM assessments_concurrence c
            WHERE c.joint_outcome_id = NEW.joint_outcome_id AND c.version = NEW.version)""",
        "endorsement_concurred: OCW concurred with the answer as it was",
    )
    return before(
        "endorsement_locked",
        ANY,
        _part_of_joint_outcome(),
        f"IF TG_OP <> 'DELETE' THEN {_ABOUT_CURRENT_VERSION} END IF;",
        f"IF TG_OP = 'UPDATE' THEN {concurred} END IF;",
    )


_ABOUT_CURRENT_VERSION = refuse_when(
    """NOT EXISTS (SELECT 1 FROM assessments_jointoutcome j
    JOIN assessments_panelmember m ON m.panel_id = j.panel_id
    WHERE j.id = NEW.joint_outcome_id AND m.id = NEW.member_id
    AND j.version = NEW.version AND j.proposed_at IS NOT NULL)""",
    "endorsement_version: this version does not lie before the panel",
)


def concurrence_of_ocw() -> pgtrigger.Trigger:
    """OCW concurs with what lies before the panel, once every organisation answered it."""
    of_ocw = refuse_when(
        """NOT EXISTS (SELECT FROM assessments_panelmember m
        JOIN regions_organisation o ON o.id = m.organisation_id
        WHERE m.id = NEW.member_id AND o.kind = 'ocw')""",
        "concurrence_ocw: only OCW concurs",
    )
    answered = refuse_when(
        """EXISTS (SELECT FROM assessments_jointoutcome j
        JOIN assessments_panelmember m ON m.panel_id = j.panel_id
        WHERE j.id = NEW.joint_outcome_id AND NOT EXISTS (
            SELECT FROM assessments_endorsement e WHERE e.joint_outcome_id = j.id
            AND e.member_id = m.id AND e.version = j.version))""",
        "concurrence_early: not every organisation answered",
    )
    return before(
        "concurrence_of_ocw",
        ANY,
        _part_of_joint_outcome(),
        f"IF TG_OP <> 'DELETE' THEN {_ABOUT_CURRENT_VERSION} {of_ocw} {answered} END IF;",
    )


def interest_stands() -> pgtrigger.Trigger:
    """Whose and about what a declaration is stands, and so does an interest once declared."""
    return before(
        "interest_stands",
        pgtrigger.Update,
        refuse_when(
            """OLD.has_interest OR NOT NEW.has_interest
            OR NEW.member_id <> OLD.member_id OR NEW.role_id <> OLD.role_id""",
            "interest_stands: a declaration can only become one of interest",
        ),
    )


def who_is_asked_stays(*fields: str) -> pgtrigger.Trigger:
    """Whom an invitation is to, and about what, stands: what was judged is not another's."""
    return pgtrigger.ReadOnly(name="who_is_asked_stays", fields=list(fields))


def panel_goes_on_with_newer() -> pgtrigger.Trigger:
    """What a panel judges is replaced by a newer version of the same application only."""
    newer = """EXISTS (SELECT FROM applications_submission was
        JOIN applications_submission now ON now.application_id = was.application_id
        WHERE was.id = OLD.submission_id AND now.id = NEW.submission_id
        AND now.version > was.version)"""
    return pgtrigger.Trigger(
        name="panel_goes_on_with_newer",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("submission"),
        func=refuse_when(f"NOT {newer}", "panel_version: no newer version of what is judged")
        + "RETURN NEW;",
    )


def panel_reads_newest() -> pgtrigger.Trigger:
    """On submissions: who judges reads the newest version as soon as it came in."""
    return pgtrigger.Trigger(
        name="panel_reads_newest",
        when=pgtrigger.After,
        operation=pgtrigger.Insert,
        func="""
            UPDATE assessments_panel SET submission_id = NEW.id
                WHERE application_id = NEW.application_id;
            RETURN NULL;
        """,
    )


def declaration_goes_with_member() -> pgtrigger.Trigger:
    """A declaration is removed only with the invitation itself, within one transaction."""
    return pgtrigger.Trigger(
        name="declaration_goes_with_member",
        when=pgtrigger.After,
        operation=pgtrigger.Delete,
        timing=pgtrigger.Deferred,
        func=refuse_when(
            "EXISTS (SELECT FROM assessments_panelmember m WHERE m.id = OLD.member_id)",
            "interest_removed: what was declared stands",
        )
        + "RETURN NULL;",
    )
