"""What PostgreSQL itself refuses about conditions: their dates, answers, and who confirms them.

The acts in `assessments.domain` refuse the same first, with a sentence for the screen.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import ANY, WRITE, before, refuse_when
from correspondence.models import not_mandated

from .standing import FOUNDED


def condition_final() -> pgtrigger.Trigger:
    """A condition of a taken decision stands; that it was met, or lapsed, is noted once.

    Its date moves with an extension alone, and its contact may be another.
    """
    taken = "SELECT 1 FROM assessments_decision d WHERE d.state = 'verleend' AND d.id ="
    only_what_goes_on = """
        NEW.decision_id = OLD.decision_id AND NEW.text = OLD.text
        AND NEW.criterion_id IS NOT DISTINCT FROM OLD.criterion_id
        AND (NEW.due_on = OLD.due_on OR OLD.closed_at IS NULL AND EXISTS (
            SELECT FROM assessments_conditionextension e WHERE e.condition_id = NEW.id
            AND e.was_due_on = OLD.due_on AND e.due_on = NEW.due_on))
        AND (OLD.closed_at IS NULL
            OR (NEW.met_at, NEW.met_by_id, NEW.met_note, NEW.lapsed_at, NEW.lapsed_by_id)
            IS NOT DISTINCT FROM
            (OLD.met_at, OLD.met_by_id, OLD.met_note, OLD.lapsed_at, OLD.lapsed_by_id))
    """
    return before(
        "condition_final",
        ANY,
        refuse_when(
            f"TG_OP <> 'DELETE' AND EXISTS ({taken} NEW.decision_id)"
            " AND (TG_OP = 'INSERT' OR OLD.decision_id <> NEW.decision_id)",
            "condition_final: the decision was taken",
        ),
        refuse_when(
            f"TG_OP = 'DELETE' AND EXISTS ({taken} OLD.decision_id)",
            "condition_final: the decision was taken",
        ),
        f"""IF TG_OP = 'UPDATE' AND EXISTS ({taken} OLD.decision_id) THEN
            IF NOT ({only_what_goes_on}) THEN
                RAISE EXCEPTION 'condition_final: the decision was taken'
                USING ERRCODE = 'check_violation';
            END IF;
        END IF;""",
        f"""IF TG_OP <> 'DELETE' THEN
            IF NEW.met_at IS NOT NULL AND NOT EXISTS ({taken} NEW.decision_id) THEN
                RAISE EXCEPTION 'condition_early: the decision was not taken yet'
                USING ERRCODE = 'check_violation';
            END IF;
        END IF;""",
    )


def condition_lapses_by_objection() -> pgtrigger.Trigger:
    """A condition lapses by a founded objection to the decision that set it, which names it; with
    the letter about that, and at its moment.
    """
    return before(
        "condition_lapses_by_objection",
        WRITE,
        refuse_when(
            f"""NEW.lapsed_by_id IS NOT NULL AND NOT EXISTS (SELECT FROM assessments_objection o
            JOIN assessments_decisionletter k ON k.letter_id = o.letter_id
            JOIN correspondence_letter l ON l.id = o.outcome_letter_id
            WHERE o.id = NEW.lapsed_by_id AND {FOUNDED} AND NEW.id = ANY(o.lapsing)
            AND k.decision_id = NEW.decision_id AND l.made_at = NEW.lapsed_at)""",
            "condition_lapses: no founded objection to its decision says so",
        ),
    )


def _is_open(condition: str) -> str:
    """Whether a condition can still be met: of a status that is provisional, and made known."""
    return f"""EXISTS (SELECT FROM assessments_condition c
        JOIN assessments_decision d ON d.id = c.decision_id
        JOIN applications_application a ON a.id = d.application_id
        WHERE c.id = {condition} AND c.closed_at IS NULL
        AND d.state = 'verleend' AND a.state = 'voorlopig')"""


def answer_to_open_condition() -> pgtrigger.Trigger:
    """An answer is begun as a draft, about a condition that is open."""
    return before(
        "answer_to_open_condition",
        pgtrigger.Insert,
        refuse_when("NEW.state <> 'concept'", "answer_starts_as_draft: it is written first"),
        refuse_when(f"NOT {_is_open('NEW.condition_id')}", "answer_condition: it is not open"),
    )


def answer_stands() -> pgtrigger.Trigger:
    """What was handed in does not change but for what its check found, which is noted once."""
    said = "(SELECT to_jsonb({row}) - 'state' - 'checked_at' - 'checked_by_id' - 'finding')"
    return before(
        "answer_stands",
        pgtrigger.Update | pgtrigger.Delete,
        "IF TG_OP = 'DELETE' THEN"
        + refuse_when("OLD.state <> 'concept'", "answer_stands: it was handed in")
        + "ELSE"
        + refuse_when(
            "OLD.condition_id <> NEW.condition_id OR OLD.number <> NEW.number",
            "answer_stands: it is an answer to this condition",
        )
        + refuse_when(
            f"OLD.state <> 'concept' AND {said.format(row='NEW')} <> {said.format(row='OLD')}",
            "answer_stands: it was handed in",
        )
        + refuse_when(
            "OLD.state IN ('voldoet', 'nog_niet') AND NEW IS DISTINCT FROM OLD",
            "answer_stands: it was checked",
        )
        + "END IF;",
    )


def answer_goes_with_condition() -> pgtrigger.Trigger:
    """An answer was found enough only when its condition was noted as met, in one transaction."""
    return pgtrigger.Trigger(
        name="answer_goes_with_condition",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__state="voldoet"),
        func=refuse_when(
            """NOT EXISTS (SELECT FROM assessments_condition c
            WHERE c.id = NEW.condition_id AND c.met_at IS NOT NULL)""",
            "answer_condition: the condition was not noted as met",
        )
        + "RETURN NULL;",
    )


def documents_of_draft() -> pgtrigger.Trigger:
    """Documents come and go with a draft; those of what was handed in stay."""
    draft = (
        "EXISTS (SELECT FROM assessments_conditionanswer a WHERE a.id = {} AND a.state = 'concept')"
    )
    return before(
        "documents_of_draft",
        ANY,
        "IF TG_OP <> 'DELETE' THEN"
        + refuse_when(f"NOT {draft.format('NEW.answer_id')}", "answer_documents: it was handed in")
        + "END IF; IF TG_OP <> 'INSERT' THEN"
        + refuse_when(f"NOT {draft.format('OLD.answer_id')}", "answer_documents: it was handed in")
        + "END IF;",
    )


def extension_of_what_is_open() -> pgtrigger.Trigger:
    """Only a condition that is open gets a later date, from the date that it has."""
    return before(
        "extension_of_what_is_open",
        pgtrigger.Insert,
        refuse_when(
            f"""NOT {_is_open("NEW.condition_id")} OR NOT EXISTS (
                SELECT FROM assessments_condition c
                WHERE c.id = NEW.condition_id AND c.due_on = NEW.was_due_on)""",
            "extension_condition: it is not open, or has another date",
        ),
    )


def letter_of_met_condition() -> pgtrigger.Trigger:
    """No letter says that a condition is met which was not."""
    return before(
        "letter_of_met_condition",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_condition c
            WHERE c.id = NEW.condition_id AND c.met_at IS NOT NULL)""",
            "condition_letter: the condition was not noted as met",
        ),
    )


def met_letter_mandated(application: str) -> pgtrigger.Trigger:
    """Who has that letter sent is mandated to sign it; `application` is the key of its case."""
    lacks = not_mandated(
        role="NEW.asked_by_id", kind="'voldaan'::text", at="NEW.asked_at", application=application
    )
    return before(
        "met_letter_mandated",
        pgtrigger.Insert,
        refuse_when(lacks, "condition_letter_mandate: who has it sent is not mandated"),
    )


_ASKED = """EXISTS (SELECT FROM assessments_decision d
    JOIN applications_application a ON a.id = d.application_id
    WHERE d.id = {decision} AND d.state = 'verleend' AND a.state = 'voorlopig'
    AND NOT EXISTS (SELECT FROM assessments_decision other
        WHERE other.application_id = a.id AND other.state = 'voorbereid')
    AND EXISTS (SELECT FROM assessments_condition c
        JOIN applications_criterion k ON k.id = c.criterion_id
        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.lapsed_at IS NULL)
    AND NOT EXISTS (SELECT FROM assessments_condition c
        JOIN applications_criterion k ON k.id = c.criterion_id
        WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.closed_at IS NULL))"""


def said_while_it_counts(name: str, operation: pgtrigger.Operation = ANY) -> pgtrigger.Trigger:
    """Panel and beroepsgroep are asked once the conditions about the beroepsgroep are met, but for
    those that lapsed, until the next decision is prepared.
    """
    message = f"{name}: nothing is asked about this decision now"
    return before(
        name,
        operation,
        "IF TG_OP <> 'DELETE' THEN"
        + refuse_when(f"NOT {_ASKED.format(decision='NEW.decision_id')}", message)
        + "END IF; IF TG_OP <> 'INSERT' THEN"
        + refuse_when(f"NOT {_ASKED.format(decision='OLD.decision_id')}", message)
        + "END IF;",
    )


def reendorsed_by_own_panel() -> pgtrigger.Trigger:
    """Who answers is in the panel that judged the application."""
    return before(
        "reendorsed_by_own_panel",
        WRITE,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panelmember m
            JOIN assessments_panel p ON p.id = m.panel_id
            JOIN assessments_decision d ON d.application_id = p.application_id
            WHERE m.id = NEW.member_id AND d.id = NEW.decision_id)""",
            "reendorsement_panel: this organisation did not judge the application",
        ),
    )


def confirmed_by_beroepsgroep() -> pgtrigger.Trigger:
    """Only the beroepsgroep of the application confirms for itself."""
    return before(
        "confirmed_by_beroepsgroep",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM applications_partner r
            JOIN assessments_decision d ON d.application_id = r.application_id
            WHERE r.id = NEW.partner_id AND d.id = NEW.decision_id
            AND r.kind = 'beroepsgroep' AND r.removed_at IS NULL AND r.left_on IS NULL)""",
            "confirmation_partner: this is not the beroepsgroep of the application",
        ),
    )


def definitive_is_confirmed() -> pgtrigger.Trigger:
    """A definitive decision after conditions about the beroepsgroep: the panel answered about them,
    every organisation of it, and the beroepsgroep confirmed for itself.
    """
    earlier = """SELECT d.id FROM assessments_decision d
        WHERE d.application_id = NEW.application_id AND d.state = 'verleend'
        AND d.outcome = 'voorlopig' AND EXISTS (SELECT FROM assessments_condition c
            JOIN applications_criterion k ON k.id = c.criterion_id
            WHERE c.decision_id = d.id AND k.about_beroepsgroep AND c.lapsed_at IS NULL)"""
    return pgtrigger.Trigger(
        name="definitive_is_confirmed",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__outcome="definitief", new__state__in=["voorbereid", "verleend"]),
        func=refuse_when(
            f"""EXISTS (SELECT FROM ({earlier}) e, assessments_panelmember m
            JOIN assessments_panel p ON p.id = m.panel_id
            WHERE p.application_id = NEW.application_id AND NOT EXISTS (
                SELECT FROM assessments_reendorsement r
                WHERE r.decision_id = e.id AND r.member_id = m.id))""",
            "decision_reendorsed: not every organisation answered about the beroepsgroep again",
        )
        + refuse_when(
            f"""EXISTS (SELECT FROM ({earlier}) e WHERE NOT EXISTS (
                SELECT FROM assessments_confirmation f
                JOIN applications_partner t ON t.id = f.partner_id AND t.left_on IS NULL
                WHERE f.decision_id = e.id AND f.voice <> 'no'
                AND NOT EXISTS (SELECT FROM assessments_confirmation newer
                    WHERE newer.decision_id = f.decision_id AND newer.partner_id = f.partner_id
                    AND newer.id > f.id)))""",
            "decision_confirmed: the beroepsgroep did not confirm that the conditions are met",
        )
        + "RETURN NEW;",
    )
