"""What PostgreSQL itself refuses about who does something, and when: whoever writes.

The acts in `assessments.domain` refuse the same first, with a sentence for the screen.
See docs/decisions/0236-who-did-it-and-when-also-by-sql.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import pgtrigger

from common.database_guards import WRITE, before, refuse_unless_now, refuse_when

from .standing import STANDS

_USER = "(SELECT user_id FROM accounts_role WHERE id = {role})"

KEPT_OFF = """EXISTS (SELECT FROM accounts_role own WHERE own.user_id = {user} AND (
    own.ended_at IS NULL AND EXISTS (SELECT FROM applications_application a
        LEFT JOIN applications_partner t ON t.application_id = a.id AND t.removed_at IS NULL
        WHERE a.id = {application}
        AND own.organisation_id IN (a.penvoerder_id, t.organisation_id))
    OR EXISTS (SELECT FROM assessments_panel p
        JOIN assessments_panelmember m ON m.panel_id = p.id
        LEFT JOIN assessments_interestdeclaration i ON i.member_id = m.id
        LEFT JOIN assessments_assessment s ON s.member_id = m.id
        WHERE p.application_id = {application} AND own.id IN (i.role_id, s.author_id))))"""
"""SQL: whether the person `user` takes part in the case `application`, or was asked to judge it."""


def acts_for_re(name: str, *acts: tuple[str, str], application: str) -> pgtrigger.Trigger:
    """Who is written as having done one of `acts`, pairs of a column with a role and one with its
    moment, works for the Realisatie Eenheid, and does not take part in the case, nor was asked to
    judge it (Awb 2:4); and it is done now. `application` is an SQL expression for its key.

    Who was written before stays, also after leaving.
    """
    return before(
        name, WRITE, *(_act(name, role, at, application=application) for role, at in acts)
    )


def _act(name: str, role: str, at: str, *, application: str) -> str:
    new = f"NEW.{role}"
    kept_off = KEPT_OFF.format(user=_USER.format(role=new), application=application)
    of_re = f"""EXISTS (SELECT FROM accounts_role r WHERE r.id = {new}
        AND r.kind IN ('re_adviser', 're_lead') AND r.ended_at IS NULL)"""
    checks = refuse_when(f"NOT {of_re}", f"{name}: who does this works for the Realisatie Eenheid")
    checks += refuse_when(kept_off, f"{name}: who is involved in the case does not do this")
    return f"""
    IF {new} IS NOT NULL AND (TG_OP = 'INSERT' OR {new} IS DISTINCT FROM OLD.{role}) THEN
        {checks}
    END IF;
    {refuse_unless_now(at, f"{name}: it is done now")}
    """


def decision_moves_application() -> pgtrigger.Trigger:
    """With a decision its application gets that outcome, in one transaction."""
    return _moves(
        "decision_moves_application",
        "verleend",
        # A status that was withdrawn since rests on the decision about that.
        """a.state IN ('beeindigd', (SELECT d.outcome FROM assessments_decision d
            WHERE d.application_id = a.id AND d.state = 'verleend'
            ORDER BY d.granted_at DESC, d.id DESC LIMIT 1))""",
    )


def withdrawal_moves_application() -> pgtrigger.Trigger:
    """With the decision to withdraw it a status has ended, in one transaction."""
    return _moves("withdrawal_moves_application", "ingetrokken", "a.state = 'beeindigd'")


def revoking_moves_application() -> pgtrigger.Trigger:
    """With its decision revoked, an application stands elsewhere, in one transaction."""
    return pgtrigger.Trigger(
        name="revoking_moves_application",
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__revoked_at__isnull=False, old__revoked_at__isnull=True),
        func=refuse_when(
            f"""EXISTS (SELECT FROM applications_application a
            WHERE a.id = NEW.application_id AND a.state = NEW.outcome
            AND NOT EXISTS (SELECT FROM assessments_decision d
                WHERE d.application_id = a.id AND d.outcome = a.state AND {STANDS}))""",
            "revoking_moves_application: the application rests on this decision",
        )
        + "RETURN NULL;",
    )


def _moves(name: str, state: str, to: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__state=state) & ~pgtrigger.Q(old__state=state),
        func=refuse_when(
            f"""NOT EXISTS (SELECT FROM applications_application a
            WHERE a.id = NEW.application_id AND {to})""",
            f"{name}: the application stands elsewhere",
        )
        + "RETURN NULL;",
    )


def taken_as_prepared(name: str, *columns: str, taken: Sequence[str]) -> pgtrigger.Trigger:
    """Who decides takes what was prepared and changes nothing of it: what lies before the leads
    (`voorgesteld`) stands until it is given back, and is prepared anew to lie there again.

    `columns` hold what was prepared, `taken` are the states in which it was decided.
    """
    prepared = (*columns, "prepared_by_id", "prepared_at")
    was, becomes = (", ".join(f"{row}.{column}" for column in prepared) for row in ("OLD", "NEW"))
    states = ", ".join(f"'{state}'" for state in ("voorgesteld", *taken))
    return before(
        name,
        pgtrigger.Update,
        refuse_when(
            f"""OLD.state = 'voorgesteld' AND NEW.state IN ({states})
            AND ({becomes}) IS DISTINCT FROM ({was})""",
            f"{name}: it is taken as it was prepared",
        ),
        refuse_when(
            """OLD.state <> 'voorgesteld' AND NEW.state = 'voorgesteld'
            AND NEW.prepared_at IS NOT DISTINCT FROM OLD.prepared_at""",
            f"{name}: it is prepared anew",
        ),
    )


def declared_for_own() -> pgtrigger.Trigger:
    """Only an assessor of the organisation that was asked declares for it."""
    return before(
        "declared_for_own",
        WRITE,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_panelmember m
            JOIN accounts_role r ON r.organisation_id = m.organisation_id
            WHERE m.id = NEW.member_id AND r.id = NEW.role_id AND r.kind = 'assessor')""",
            "declared_for_own: not an assessor of the organisation that was asked",
        ),
    )


_SAME_PANEL = """FROM {table} said
    JOIN accounts_role r ON r.id = said.{role}
    JOIN assessments_panelmember m ON m.id = said.member_id
    JOIN assessments_panelmember mine ON mine.panel_id = m.panel_id
    WHERE mine.id = NEW.member_id AND r.user_id = """


def interest_ends_judging() -> pgtrigger.Trigger:
    """Who has an interest in a case has judged nothing of it, for whichever organisation.

    A draft goes in the same transaction; what was handed in stands, and then it is too late.
    """
    judged = _SAME_PANEL.format(table="assessments_assessment", role="author_id")
    return pgtrigger.Trigger(
        name="interest_ends_judging",
        when=pgtrigger.After,
        operation=WRITE,
        timing=pgtrigger.Deferred,
        condition=pgtrigger.Q(new__has_interest=True),
        func=refuse_when(
            f"EXISTS (SELECT {judged} {_USER.format(role='NEW.role_id')})",
            "interest_ends_judging: this person judged the application",
        )
        + "RETURN NULL;",
    )


def _has_interest(role: str) -> str:
    declared = _SAME_PANEL.format(table="assessments_interestdeclaration", role="role_id")
    return f"EXISTS (SELECT {declared} {_USER.format(role=role)} AND said.has_interest)"


def judged_without_interest() -> pgtrigger.Trigger:
    """Nobody judges who declared an interest, nor who works for the Realisatie Eenheid."""
    return before(
        "judged_without_interest",
        WRITE,
        refuse_when(
            _has_interest("NEW.author_id"), "judged_without_interest: the author has an interest"
        ),
        refuse_when(
            f"""NEW.state = 'ingeleverd' AND EXISTS (SELECT FROM accounts_role r
            WHERE r.user_id = {_USER.format(role="NEW.author_id")}
            AND r.kind IN ('re_adviser', 're_lead'))""",
            "judged_without_interest: the author works for the Realisatie Eenheid",
        ),
    )


def answered_by_own(name: str) -> pgtrigger.Trigger:
    """Only who declared no interest for an organisation answers for it."""
    return before(
        name,
        WRITE,
        refuse_when(
            """NOT EXISTS (SELECT FROM assessments_interestdeclaration i
            WHERE i.member_id = NEW.member_id AND i.role_id = NEW.given_by_id
            AND NOT i.has_interest)""",
            f"{name}: who answers declared no freedom from interest",
        ),
        refuse_when(_has_interest("NEW.given_by_id"), f"{name}: who answers has an interest"),
    )


def panel_stays_once_proposed() -> pgtrigger.Trigger:
    """Who is in a panel stands as long as a joint outcome lies before it."""
    proposed = """EXISTS (SELECT FROM assessments_jointoutcome j
        WHERE j.panel_id = {row}.panel_id AND j.proposed_at IS NOT NULL)"""
    message = "panel_stays: a joint outcome lies before the panel"
    return before(
        "panel_stays_once_proposed",
        pgtrigger.Insert | pgtrigger.Delete,
        "IF TG_OP = 'INSERT' THEN"
        + refuse_when(proposed.format(row="NEW"), message)
        + "ELSE"
        + refuse_when(proposed.format(row="OLD"), message)
        + "END IF;",
    )


def handed_in_by_penvoerder() -> pgtrigger.Trigger:
    """Who signs for the penvoerder hands in an answer to a condition."""
    return pgtrigger.Trigger(
        name="handed_in_by_penvoerder",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state="ingediend"),
        func=refuse_when(
            """NOT EXISTS (SELECT FROM assessments_condition c
            JOIN assessments_decision d ON d.id = c.decision_id
            JOIN applications_application a ON a.id = d.application_id
            JOIN accounts_role r ON r.organisation_id = a.penvoerder_id
            WHERE c.id = NEW.condition_id AND r.id = NEW.handed_in_by_id
            AND r.kind = 'penvoerder_signatory' AND r.ended_at IS NULL)""",
            "answer_penvoerder: who signs for the penvoerder hands it in",
        )
        + refuse_unless_now("handed_in_at", "answer_penvoerder: it is handed in now")
        + "RETURN NEW;",
    )


def confirmed_by_who_signs() -> pgtrigger.Trigger:
    """Who signs for a partner confirms for it: in that role, or by the address that signs."""
    return before(
        "confirmed_by_who_signs",
        pgtrigger.Insert,
        refuse_when(
            """NOT EXISTS (SELECT FROM applications_partner t
            LEFT JOIN accounts_role r ON r.id = NEW.given_by_id
            WHERE t.id = NEW.partner_id AND (
                r.kind = 'partner_signatory' AND r.organisation_id = t.organisation_id
                AND r.ended_at IS NULL
                OR r.id IS NULL AND NEW.by_address <> '' AND lower(NEW.by_address)
                    IN (lower(t.contact_email), lower(t.second_email))))""",
            "confirmed_by_who_signs: not who signs for this partner",
        ),
        refuse_unless_now("given_at", "confirmed_by_who_signs: it is said now"),
    )
