"""What PostgreSQL itself refuses about withdrawing a status, whoever writes."""

from __future__ import annotations

import pgtrigger

from accounts.role_guards import refuse_unless_lead
from common.database_guards import WRITE, before, refuse_when
from correspondence.models import not_mandated, refuse_other_letter

from .heard import TOO_SHORT, not_heard

_CONDITION = """EXISTS (SELECT FROM assessments_condition c
        JOIN assessments_decision d ON d.id = c.decision_id
        WHERE d.application_id = NEW.application_id AND d.state = 'verleend' AND {open})"""
_LATE = _CONDITION.format(
    open="""c.closed_at IS NULL
        AND c.due_on < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date"""
)
_WAS_OPEN = _CONDITION.format(open="(c.closed_at IS NULL OR c.closed_at > NEW.intended_at)")
# Of which the region was told, and to which it could respond (Awb 4:8): a condition that was late,
# or, as none was open any more, what lacks beside them.
_HAS_GROUND = f"""EXISTS (SELECT FROM applications_application a
        WHERE a.id = NEW.application_id AND a.state = 'voorlopig')
        AND ({_LATE} OR NOT {_WAS_OPEN})"""


def intended_after_a_date() -> pgtrigger.Trigger:
    """It is intended first, once no condition has time left, with two weeks to respond."""
    return before(
        "intended_after_a_date",
        pgtrigger.Insert,
        refuse_when("NEW.state <> 'voorgenomen'", "withdrawal_intended: it is intended first"),
        refuse_when(
            TOO_SHORT,
            "withdrawal_hearing: there are at least two weeks to respond",
        ),
        refuse_when(
            f"NOT ({_HAS_GROUND})",
            "withdrawal_condition: the region still has time for a condition",
        ),
        refuse_when(
            "cardinality(NEW.lacks) = 0", "withdrawal_lacks: the region is told what lacks"
        ),
    )


def withdrawal_stands() -> pgtrigger.Trigger:
    """The intention stands, a response and a letter are noted once, and what ended has ended."""
    rest = "to_jsonb({row}) - 'letter_id'"
    return before(
        "withdrawal_stands",
        pgtrigger.Update,
        refuse_when(
            """(NEW.application_id, NEW.intention, NEW.respond_by, NEW.intended_by_id,
                NEW.intended_at, NEW.lacks) IS DISTINCT FROM (OLD.application_id, OLD.intention,
                OLD.respond_by, OLD.intended_by_id, OLD.intended_at, OLD.lacks)""",
            "withdrawal_stands: what was intended stands",
        ),
        refuse_when(
            """(OLD.intention_letter_id IS NOT NULL
                AND NEW.intention_letter_id IS DISTINCT FROM OLD.intention_letter_id)
            OR (OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)
            OR (OLD.zienswijze <> '' AND (NEW.zienswijze, NEW.zienswijze_by_id, NEW.zienswijze_at)
                IS DISTINCT FROM (OLD.zienswijze, OLD.zienswijze_by_id, OLD.zienswijze_at))
            OR (OLD.state <> 'voorgenomen' AND (NEW.told, NEW.told_by_id, NEW.told_at)
                IS DISTINCT FROM (OLD.told, OLD.told_by_id, OLD.told_at))""",
            "withdrawal_stands: it was noted before",
        ),
        refuse_when(
            "OLD.state NOT IN ('voorgenomen', 'voorgesteld')"
            f" AND {rest.format(row='NEW')} <> {rest.format(row='OLD')}",
            "withdrawal_stands: it was decided on or dropped",
        ),
    )


def withdrawal_hears_first() -> pgtrigger.Trigger:
    """Nothing is proposed or decided before the region answered, or its term passed (Awb 4:8).

    What the Realisatie Eenheid wrote down for it is no answer that ends the term.
    """
    return pgtrigger.Trigger(
        name="withdrawal_hears_first",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state__in=["voorgesteld", "ingetrokken"])
        & pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=refuse_when(
            not_heard(
                "NEW",
                letter="intention_letter_id",
                at="COALESCE(NEW.settled_at, NEW.prepared_at)",
            ),
            "withdrawal_hearing: the region can still respond",
        )
        + refuse_when(
            f"NOT ({_HAS_GROUND})",
            "withdrawal_condition: the region still has time for a condition",
        )
        + "RETURN NEW;",
    )


def withdrawal_told_by_its_letter(kind: str) -> pgtrigger.Trigger:
    """The letter, of this kind, that tells of the decision was made for it."""
    return before(
        "withdrawal_told_by_its_letter",
        WRITE,
        refuse_other_letter(
            "letter_id",
            kind=f"'{kind}'",
            occasion=f"'{kind} ' || NEW.id",
            message="withdrawal_letter: this letter was not made for it",
        ),
    )


def intention_mandated() -> pgtrigger.Trigger:
    """Who intends it signs the letter that says so, and is mandated to."""
    lacks = not_mandated(
        role="NEW.intended_by_id",
        kind="'voornemen'::text",
        at="NEW.intended_at",
        application="NEW.application_id",
    )
    return before(
        "intention_mandated",
        pgtrigger.Insert,
        refuse_when(lacks, "intention_mandate: who intends it is not mandated"),
    )


def withdrawal_mandated() -> pgtrigger.Trigger:
    """Who decides is mandated to, by the body on whose behalf the status was granted."""
    lacks = not_mandated(
        role="NEW.settled_by_id",
        kind="'intrekking'::text",
        at="NEW.settled_at",
        application="NEW.application_id",
    )
    return pgtrigger.Trigger(
        name="withdrawal_mandated",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state="ingetrokken")
        & pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=refuse_when(lacks, "withdrawal_mandate: who decides is not mandated") + "RETURN NEW;",
    )


def withdrawal_four_eyes() -> pgtrigger.Trigger:
    """A lead decides who neither intended nor prepared it, nor judged the application."""
    return pgtrigger.Trigger(
        name="withdrawal_four_eyes",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state="ingetrokken"),
        func=refuse_unless_lead("settled_by_id", "withdrawal_lead: a lead decides")
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (
                SELECT r.user_id FROM accounts_role r
                WHERE r.id IN (NEW.prepared_by_id, NEW.intended_by_id)
                UNION SELECT r.user_id FROM assessments_withdrawalevent e
                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id
                UNION SELECT r.user_id FROM assessments_assessment s
                JOIN accounts_role r ON r.id = s.author_id
                JOIN assessments_panelmember m ON m.id = s.member_id
                JOIN assessments_panel p ON p.id = m.panel_id
                WHERE p.application_id = NEW.application_id)""",
            "withdrawal_four_eyes: who prepared it or judged does not decide",
        )
        + "RETURN NEW;",
    )
