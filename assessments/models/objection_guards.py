"""What PostgreSQL itself refuses about objections, whoever writes."""

from __future__ import annotations

import pgtrigger

from accounts.role_guards import refuse_unless_lead
from common.database_guards import WRITE, before, refuse_unless_now, refuse_when
from correspondence.models import not_mandated

from .acting_guards import taken_as_prepared
from .standing import FOUNDED

# Of which case a letter is, it says itself: the same as `objecting.case_of_letter`, in SQL.
_OF_CASE = """EXISTS (SELECT FROM correspondence_letter l
        JOIN applications_application a ON a.number = l.answers
        WHERE l.id = NEW.letter_id AND l.is_beschikking AND l.objection_until IS NOT NULL
        AND l.dated_on <= NEW.received_on
        AND (NEW.name <> '' OR l.addressee_id IS NOT NULL)
        AND a.id = NEW.application_id)"""

# Who had a part in a decision in this case: the same as `impartiality.had_part`, in SQL. A floor
# above has a trigger of its own by `without_part`.
_ROLES_WITH_PART = """
        SELECT p.opened_by_id FROM assessments_panel p WHERE p.application_id = {case}
        UNION SELECT j.written_by_id FROM assessments_jointoutcomeevent j
        JOIN assessments_panel p ON p.id = j.panel_id WHERE p.application_id = {case}
        UNION SELECT s.author_id FROM assessments_assessment s
        JOIN assessments_panelmember m ON m.id = s.member_id
        JOIN assessments_panel p ON p.id = m.panel_id WHERE p.application_id = {case}
        UNION SELECT unnest(ARRAY[d.prepared_by_id, d.granted_by_id])
        FROM assessments_decision d WHERE d.application_id = {case}
        UNION SELECT e.prepared_by_id FROM assessments_decisionevent e
        WHERE e.application_id = {case}
        UNION SELECT f.written_by_id FROM assessments_decisiondraft f
        WHERE f.application_id = {case}
        UNION SELECT unnest(ARRAY[w.intended_by_id, w.settled_by_id, w.dropped_by_id])
        FROM assessments_withdrawal w WHERE w.application_id = {case}
        UNION SELECT e.prepared_by_id FROM assessments_withdrawalevent e
        WHERE e.application_id = {case}
        UNION SELECT n.settled_by_id FROM assessments_changenotice n
        WHERE n.application_id = {case}
        UNION SELECT e.prepared_by_id FROM assessments_changenoticeevent e
        WHERE e.application_id = {case}
        UNION SELECT unnest(ARRAY[c.prepared_by_id, c.issued_by_id, c.dropped_by_id])
        FROM assessments_correction c
        LEFT JOIN assessments_decisionletter k ON k.letter_id = c.letter_id
        LEFT JOIN assessments_decision d ON d.id = k.decision_id
        LEFT JOIN assessments_noticeletter o ON o.letter_id = c.letter_id
        LEFT JOIN assessments_changenotice n ON n.id = o.notice_id
        WHERE {case} IN (d.application_id, n.application_id)"""

_ENDED = "OLD.state NOT IN ('ontvangen', 'voorgesteld')"

# Who signs what about it, and when.
_SIGNS = (
    ("handled_by_id", "taken_up_at"),
    ("adjourned_by_id", "adjourned_at"),
    ("settled_by_id", "settled_at"),
)


def _acts_now(who: str, at: str) -> str:
    """SQL: somebody does this with the change that is written."""
    return f"(NEW.{who}, NEW.{at}) IS DISTINCT FROM (OLD.{who}, OLD.{at})"


def objection_comes_in() -> pgtrigger.Trigger:
    """It comes in first, to a letter with a decision in its case to which one can object."""
    return before(
        "objection_comes_in",
        pgtrigger.Insert,
        refuse_when(
            """NEW.state <> 'ontvangen' OR NEW.is_excused OR num_nonnulls(NEW.handled_by_id,
            NEW.mended_on, NEW.receipt_letter_id, NEW.heard_on, NEW.adjourned_by_id,
            NEW.adjournment_letter_id, NEW.prepared_by_id, NEW.prepared_at, NEW.settled_by_id,
            NEW.outcome_letter_id, NEW.copy_letter_id, NEW.withdrawn_by_id,
            NEW.carried_out_by_id) > 0 OR cardinality(NEW.lapsing) > 0
            OR concat(NEW.lacks, NEW.no_hearing, NEW.late_reasons, NEW.outcome, NEW.reasons,
            NEW.replacement, NEW.return_reason, NEW.to_do, NEW.costs, NEW.costs_reasons) <> ''""",
            "objection_comes_in: it is received first",
        ),
        refuse_unless_now("recorded_at", "objection_comes_in: it is recorded now"),
        refuse_when(
            f"NOT {_OF_CASE}",
            "objection_letter: one objects to a decision in this case, after its letter",
        ),
    )


def objection_stands() -> pgtrigger.Trigger:
    """What came in stands, what was noted is noted once, and what ended has ended."""
    came = """application_id, letter_id, name, address, way, received_on, posted_on, in_time,
        recorded_by_id, recorded_at"""
    once = (
        "costs_asked_on",
        "handled_by_id",
        "mend_by",
        "mended_on",
        "receipt_letter_id",
        "adjourned_at",
        "adjournment_letter_id",
        "outcome_letter_id",
        "copy_letter_id",
        "carried_out_by_id",
        "carried_out_at",
    )
    rest = """to_jsonb({row}) - 'outcome_letter_id' - 'copy_letter_id'
        - 'carried_out_by_id' - 'carried_out_at' - 'carried_out_note'"""
    changed = " OR ".join(
        f"(OLD.{column} IS NOT NULL AND NEW.{column} IS DISTINCT FROM OLD.{column})"
        for column in once
    )
    return before(
        "objection_stands",
        pgtrigger.Update,
        refuse_when(
            f"""({_prefixed("NEW", came)}) IS DISTINCT FROM ({_prefixed("OLD", came)})
            OR (OLD.grounds <> '' AND NEW.grounds <> OLD.grounds AND NOT (OLD.mended_on IS NULL
                AND NEW.mended_on IS NOT NULL AND starts_with(NEW.grounds, OLD.grounds)))
            OR (OLD.lacks <> '' AND NEW.lacks <> OLD.lacks)""",
            "objection_stands: what came in stands",
        ),
        refuse_when(
            f"""{changed} OR (OLD.carried_out_note <> ''
                AND NEW.carried_out_note <> OLD.carried_out_note)""",
            "objection_stands: it was noted before",
        ),
        refuse_unless_now("withdrawn_at", "objection_stands: it is withdrawn now"),
        refuse_when(
            f"{_ENDED} AND {rest.format(row='NEW')} <> {rest.format(row='OLD')}",
            "objection_stands: it was decided on or withdrawn",
        ),
    )


def _prefixed(row: str, columns: str) -> str:
    return ", ".join(f"{row}.{column.strip()}" for column in columns.split(","))


def objection_without_part() -> pgtrigger.Trigger:
    """Who handles it had no part in a decision on a status. Source: Awb 7:5, 10:3(3)."""
    return without_part("objection_without_part", _ROLES_WITH_PART)


def without_part(name: str, roles: str) -> pgtrigger.Trigger:
    """Who handles an objection is none of these people, in whichever role. `roles` is a query of
    their roles in the application `{case}`.

    Asked of who takes it in hand, adjourns, prepares, decides or ends it at that moment: somebody
    may get a part in a later decision. Whoever objected ends it also with a part in the decision.
    """
    acting = (
        *_SIGNS,
        ("prepared_by_id", "prepared_at"),
        ("withdrawn_by_id", "withdrawn_at"),
    )
    roles_with_part = roles.format(case="NEW.application_id")
    acts = " OR ".join(f"({_acts_now(who, at)} AND r.id = NEW.{who})" for who, at in acting)
    of_re = "r.kind IN ('re_adviser', 're_lead')"
    return before(
        name,
        pgtrigger.Update,
        refuse_when(
            f"""EXISTS (SELECT FROM accounts_role r WHERE {of_re} AND ({acts}) AND r.user_id IN (
                SELECT had.user_id FROM accounts_role had
                WHERE had.id IN ({roles_with_part})))""",
            "objection_part: who had a part in the decision does not handle the objection",
        ),
    )


def objection_mended_in_time() -> pgtrigger.Trigger:
    """There are two to eight weeks to mend it, from the day on which it was taken in hand."""
    taken = "(NEW.taken_up_at AT TIME ZONE 'Europe/Amsterdam')::date"
    return before(
        "objection_mended_in_time",
        pgtrigger.Update,
        refuse_when(
            f"""NEW.mend_by IS DISTINCT FROM OLD.mend_by
            AND NEW.mend_by NOT BETWEEN {taken} + 14 AND {taken} + 56""",
            "objection_mend_by: two to eight weeks to mend it",
        ),
    )


def objection_is_heard() -> pgtrigger.Trigger:
    """Nothing is proposed before it was confirmed, could be mended, and was heard or need not be.

    What is late without excuse, or has no grounds, is inadmissible. Source: Awb 6:6, 6:11, 7:2.
    """
    return pgtrigger.Trigger(
        name="objection_is_heard",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state__in=["voorgesteld", "besloten"]),
        func=refuse_when(
            "NEW.receipt_letter_id IS NULL",
            "objection_receipt: it was not confirmed that it came in",
        )
        + refuse_when(
            """NEW.mend_by IS NOT NULL AND NEW.mended_on IS NULL AND NEW.mend_by >=
            (NEW.prepared_at AT TIME ZONE 'Europe/Amsterdam')::date""",
            "objection_mending: it can still be mended",
        )
        + refuse_when(
            "NEW.heard_on IS NULL AND NEW.no_hearing = ''",
            "objection_hearing: nobody was heard, and it is not said why",
        )
        + refuse_when(
            """NEW.outcome <> 'niet_ontvankelijk'
            AND (NOT NEW.in_time AND NOT NEW.is_excused OR NEW.grounds = '')""",
            "objection_inadmissible: it is late without excuse, or has no grounds",
        )
        + refuse_when(
            """(NEW.no_hearing, NEW.outcome::text) NOT IN (
                ('kennelijk_niet_ontvankelijk', 'niet_ontvankelijk'),
                ('kennelijk_ongegrond', 'ongegrond'),
                ('tegemoetgekomen', 'gegrond'))
            AND NEW.no_hearing IN
                ('kennelijk_niet_ontvankelijk', 'kennelijk_ongegrond', 'tegemoetgekomen')""",
            "objection_no_hearing: not to hear for that reason goes with another outcome",
        )
        + refuse_when(
            """NEW.name <> '' AND NEW.outcome IN ('gegrond', 'deels_gegrond')
            AND NEW.heard_on IS NULL""",
            "objection_both_heard: somebody else is right, and the penvoerder was not heard",
        )
        + "RETURN NEW;",
    )


def objection_four_eyes() -> pgtrigger.Trigger:
    """A lead decides who never prepared it."""
    return pgtrigger.Trigger(
        name="objection_four_eyes",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state="besloten"),
        func=refuse_unless_lead("settled_by_id", "objection_lead: a lead decides")
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (
                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id
                UNION SELECT r.user_id FROM assessments_objectionevent e
                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id)""",
            "objection_four_eyes: who prepared it does not decide",
        )
        + "RETURN NEW;",
    )


def objection_taken_as_prepared() -> pgtrigger.Trigger:
    """What is decided is what lay before the lead, with what lapses, is left to do, and is paid."""
    what = ("outcome", "reasons", "replacement", "lapsing", "to_do", "costs", "costs_reasons")
    late = ("is_excused", "late_reasons")
    return taken_as_prepared("objection_as_prepared", *what, *late, taken=["besloten"])


def objection_mandated() -> pgtrigger.Trigger:
    """Who has it confirmed, adjourns or decides is mandated to, as the round says by whom."""
    checks = []
    for who, at in _SIGNS:
        lacks = not_mandated(
            role=f"NEW.{who}",
            kind="'bezwaar'::text",
            at=f"NEW.{at}",
            application="NEW.application_id",
        )
        is_new = f"NEW.{who} IS NOT NULL AND {_acts_now(who, at)}"
        said = "objection_mandate: who signs is not mandated"
        checks.append(refuse_when(f"{is_new} AND {lacks}", said))
    return before("objection_mandated", pgtrigger.Update, *checks)


def case_revived_by_objection() -> pgtrigger.Trigger:
    """What ended in a refusal or a withdrawal goes on only by a founded objection to that decision,
    the last one in the case; and once, as the next end rests on a decision of its own.

    That a decision was revoked says that an objection to its own letter was founded
    (`decision_final`).
    """
    revoked = """EXISTS (SELECT FROM (SELECT d.outcome, d.revoked_at FROM assessments_decision d
            WHERE d.application_id = NEW.id AND d.state = 'verleend'
            ORDER BY d.granted_at DESC, d.id DESC LIMIT 1) ended
        WHERE ended.outcome = OLD.state AND ended.revoked_at IS NOT NULL)"""
    undone = f"""EXISTS (SELECT FROM (SELECT w.letter_id FROM assessments_withdrawal w
            WHERE w.application_id = NEW.id AND w.state = 'ingetrokken'
            ORDER BY w.settled_at DESC, w.id DESC LIMIT 1) ended
        JOIN assessments_objection o ON o.letter_id = ended.letter_id WHERE {FOUNDED})"""
    return pgtrigger.Trigger(
        name="case_revived_by_objection",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state__in=["afgewezen", "niet_behandeld", "beeindigd"])
        & pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=refuse_when(
            f"NOT (CASE OLD.state WHEN 'beeindigd' THEN {undone} ELSE {revoked} END)",
            "case_revived: no objection to what ended it was founded",
        )
        + "RETURN NEW;",
    )
