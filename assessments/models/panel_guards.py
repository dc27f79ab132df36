"""What PostgreSQL itself refuses about how a panel judges: its rubric, revisions, assignments."""

from __future__ import annotations

import pgtrigger

from common.database_guards import ANY, CHANGE, WRITE, before, refuse_in_either, refuse_when

from .standing import STANDS


def rubric_in_use_stays(rubric: str) -> pgtrigger.Trigger:
    """Nothing is changed in a version by which a panel judges, nor added to it.

    `rubric` is the column with its key.
    """
    in_use = f"EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = {{row}}.{rubric})"
    return before(
        "rubric_in_use_stays",
        ANY,
        refuse_in_either(in_use, "rubric_in_use: a panel judges by this version"),
    )


def assessment_final() -> pgtrigger.Trigger:
    """An assessment that was handed in changes only into a next version of itself.

    How it was is kept first, with a reason, and nobody has answered the joint outcome.
    """
    return pgtrigger.Trigger(
        name="assessment_final",
        when=pgtrigger.Before,
        operation=CHANGE,
        condition=pgtrigger.Q(old__state="ingeleverd"),
        func=refuse_when("TG_OP = 'DELETE'", "assessment_final: the assessment was handed in")
        + refuse_when(
            """NEW.member_id <> OLD.member_id OR NEW.state <> 'concept'
            OR NEW.revision <> OLD.revision + 1
            OR NOT EXISTS (SELECT FROM assessments_earlierassessment e
                WHERE e.assessment_id = OLD.id AND e.number = OLD.revision)""",
            "assessment_final: the assessment was handed in",
        )
        + refuse_when(
            """EXISTS (SELECT FROM assessments_panelmember m
            JOIN assessments_jointoutcome j ON j.panel_id = m.panel_id
            JOIN assessments_endorsement e ON e.joint_outcome_id = j.id AND e.version = j.version
            WHERE m.id = OLD.member_id)""",
            "assessment_answered: the joint outcome was answered",
        )
        + "RETURN NEW;",
    )


def revision_handed_in() -> pgtrigger.Trigger:
    """A next version is handed in within the transaction in which it began."""
    return pgtrigger.Trigger(
        name="revision_handed_in",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__state="concept", new__revision__gt=1),
        func=refuse_when(
            """EXISTS (SELECT FROM assessments_assessment a
            WHERE a.id = NEW.id AND a.state = 'concept' AND a.revision > 1)""",
            "revision_handed_in: a next version is handed in at once",
        )
        + "RETURN NULL;",
    )


def assigned_in_organisation() -> pgtrigger.Trigger:
    """Who is assigned a case assesses for the organisation that was asked."""
    return before(
        "assigned_in_organisation",
        WRITE,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panelmember m
            JOIN accounts_role r ON r.organisation_id = m.organisation_id
            WHERE m.id = NEW.member_id AND r.id = NEW.role_id AND r.kind = 'assessor')""",
            "assigned_elsewhere: not an assessor of the organisation that was asked",
        ),
    )


def post_in_open_thread() -> pgtrigger.Trigger:
    """One writes about a criterion of the round, until a decision stands; only assessors of the
    panel and the Realisatie Eenheid.
    """
    return before(
        "post_in_open_thread",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panel p
            JOIN applications_application a ON a.id = p.application_id
            JOIN applications_criterion c ON c.round_id = a.round_id
            WHERE p.id = NEW.panel_id AND c.id = NEW.criterion_id)""",
            "thread_criterion: not a criterion of this round",
        ),
        refuse_when(
            f"""EXISTS (SELECT FROM assessments_panel p
            JOIN assessments_decision d ON d.application_id = p.application_id
            WHERE p.id = NEW.panel_id AND {STANDS})""",
            "thread_closed: a decision was taken",
        ),
        refuse_when(
            """NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.written_by_id
            AND (r.kind IN ('re_adviser', 're_lead') OR r.kind = 'assessor' AND EXISTS (
                SELECT FROM assessments_panelmember m
                JOIN assessments_assessment s ON s.member_id = m.id AND s.state = 'ingeleverd'
                WHERE m.panel_id = NEW.panel_id AND m.organisation_id = r.organisation_id)))""",
            "thread_panel: only who handed in, and the Realisatie Eenheid",
        ),
    )


def shared_note_stays() -> pgtrigger.Trigger:
    """What others may have read is not taken away: a note for the panel, once it was handed in."""
    return before(
        "shared_note_stays",
        pgtrigger.Delete,
        refuse_when(
            """OLD.audience = 'panel' AND EXISTS (SELECT FROM assessments_assessment s
            WHERE s.member_id = OLD.member_id AND s.state = 'ingeleverd')""",
            "margin_note_shared: the panel may have read it",
        ),
    )


def note_on_what_is_judged() -> pgtrigger.Trigger:
    """It is by an assessor of the organisation, beside what this panel judges."""
    return before(
        "note_on_what_is_judged",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panelmember m
            JOIN assessments_panel p ON p.id = m.panel_id
            JOIN applications_submission s ON s.application_id = p.application_id
            JOIN accounts_role r ON r.organisation_id = m.organisation_id AND r.kind = 'assessor'
            WHERE m.id = NEW.member_id AND s.id = NEW.submission_id
            AND r.id = NEW.written_by_id)""",
            "margin_note_elsewhere: not what this organisation judges",
        ),
    )
