"""Triggers that only applications need: what may be written is what is open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import pgtrigger

from accounts.models import PENVOERDER_KINDS, RE_KINDS


def only_when_open(
    section: str,
    *,
    by: Literal["plan", "application"] = "plan",
    but_for: Sequence[str] = (),
    unless: str = "",
) -> Any:
    """A trigger that lets rows of a section change only while that section of the plan is open.

    `by` is the key by which the row finds its plan. An update in which only the columns `but_for`
    change is let through, and so is what the SQL condition `unless` says. Removing the plan itself
    takes its rows along, so a row whose plan is gone may go.
    """
    rest = " - ".join(["to_jsonb({row})", *(f"'{column}'" for column in but_for)])
    let_through = f"NOT coalesce({unless}, FALSE) AND " if unless else ""
    key = "id" if by == "plan" else "application_id"
    return pgtrigger.Trigger(
        name="only_when_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("subject", "bigint")],
        func=f"""
            IF TG_OP = 'DELETE' THEN
                subject := OLD.{by}_id;
            ELSE
                subject := NEW.{by}_id;
            END IF;
            IF TG_OP = 'UPDATE' THEN
                IF {rest.format(row="NEW")} = {rest.format(row="OLD")} THEN
                    RETURN NEW;
                END IF;
                IF OLD.{by}_id <> subject THEN
                    RAISE EXCEPTION 'a row stays with its {by}'
                        USING ERRCODE = 'check_violation';
                END IF;
            END IF;
            IF {let_through}EXISTS (
                SELECT FROM applications_plan
                WHERE {key} = subject AND '{section}' <> ALL (open_sections)
            ) THEN
                RAISE EXCEPTION 'the section {section} is not open'
                    USING ERRCODE = 'check_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )


def attached_only_when_open() -> Any:
    """A trigger that lets attachments of a section change only while that section is open.

    Removing the plan itself takes them along.
    """
    return pgtrigger.Trigger(
        name="attached_only_when_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("subject", "bigint")],
        func="""
            IF TG_OP = 'DELETE' THEN
                subject := OLD.section_id;
            ELSE
                subject := NEW.section_id;
            END IF;
            IF EXISTS (
                SELECT FROM applications_section section
                JOIN applications_plan plan ON plan.id = section.plan_id
                WHERE section.id = subject AND section.kind <> ALL (plan.open_sections)
            ) THEN
                RAISE EXCEPTION 'the section of this attachment is not open'
                    USING ERRCODE = 'check_violation';
            END IF;
            IF TG_OP = 'DELETE' THEN
                RETURN OLD;
            END IF;
            RETURN NEW;
        """,
    )


def plan_goes_in_draft_only() -> Any:
    """A trigger on the plan: it is removed with a draft only.

    Without its plan nothing would tell that a section is closed.
    """
    return pgtrigger.Trigger(
        name="plan_goes_in_draft_only",
        when=pgtrigger.Before,
        operation=pgtrigger.Delete,
        func="""
            IF EXISTS (
                SELECT FROM applications_application
                WHERE id = OLD.application_id AND state <> 'concept'
            ) THEN
                RAISE EXCEPTION 'the application is no longer a draft: its plan stays'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN OLD;
        """,
    )


def columns_only_when_open(section: str, *columns: str) -> Any:
    """A trigger that lets `columns` of the plan itself change only while `section` is open."""
    return pgtrigger.Trigger(
        name=f"{section}_only_when_open",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*columns),
        func=f"""
            IF '{section}' <> ALL (OLD.open_sections) THEN
                RAISE EXCEPTION 'the section {section} is not open'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def open_only_in_draft() -> Any:
    """A trigger on the plan: sections are open in a draft, or reopened, or to be completed."""
    return pgtrigger.Trigger(
        name="open_only_in_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update,
        func="""
            IF cardinality(NEW.open_sections) > 0 AND EXISTS (
                SELECT FROM applications_application
                WHERE id = NEW.application_id AND state <> 'concept'
            ) AND NOT NEW.open_sections <@ ARRAY(
                SELECT item.section FROM applications_completionitem item
                JOIN applications_completion asked ON asked.id = item.completion_id
                WHERE asked.application_id = NEW.application_id AND asked.state = 'gevraagd'
            )::varchar[] AND NOT EXISTS (
                SELECT FROM applications_reopening reopened
                WHERE reopened.application_id = NEW.application_id AND reopened.state = 'heropend'
            ) THEN
                RAISE EXCEPTION 'the application is no longer a draft'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def open_is_asked() -> Any:
    """A trigger on the plan: what its round does not ask is never opened.

    A new plan is laid out with all of it open.
    """
    return pgtrigger.Trigger(
        name="open_is_asked",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("open_sections"),
        func="""
            IF NOT NEW.open_sections <@ (
                SELECT round.sections FROM applications_application application
                JOIN applications_round round ON round.id = application.round_id
                WHERE application.id = NEW.application_id
            ) THEN
                RAISE EXCEPTION 'the round does not ask this section'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def only_what_is_asked(section: str, table: str = "") -> Any:
    """A trigger: what the round leaves out of a section stays as it was written.

    On the row of a section of fields each column is a question, and the row stays; rows of the
    `table` of a section of lines are one question together. Both go with their plan.
    """
    named = f"'{table}'" if table else "split_part(left_out, '.', 2)"
    of_row = f"to_jsonb({{}}) -> {named}"
    differs = f"{of_row.format('NEW')} IS DISTINCT FROM {of_row.format('OLD')}"
    kept = pgtrigger.Update | pgtrigger.Delete
    return pgtrigger.Trigger(
        name="only_what_is_asked",
        when=pgtrigger.Before,
        operation=kept | pgtrigger.Insert if table else kept,
        func=f"""
            IF EXISTS (
                SELECT FROM applications_plan plan
                JOIN applications_application application ON application.id = plan.application_id
                JOIN applications_round round ON round.id = application.round_id
                CROSS JOIN unnest(round.questions_left_out) left_out
                WHERE plan.id IN (NEW.plan_id, OLD.plan_id)
                AND left_out = '{section}.' || {named} AND {"TRUE" if table else differs}
            ) THEN
                RAISE EXCEPTION 'the round does not ask this question'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN coalesce(NEW, OLD);
        """,
    )


def leaves_draft_closed() -> Any:
    """A trigger on the application: it stops being a draft with its sections closed."""
    return pgtrigger.Trigger(
        name="leaves_draft_closed",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__state="concept") & ~pgtrigger.Q(new__state="concept"),
        func="""
            IF EXISTS (
                SELECT FROM applications_plan
                WHERE application_id = NEW.id AND cardinality(open_sections) > 0
            ) THEN
                RAISE EXCEPTION 'sections of the plan are still open'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def numbered_once() -> Any:
    """A trigger on the application: number and moment of submitting are given once."""
    return pgtrigger.Trigger(
        name="numbered_once",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
            IF (OLD.number IS NOT NULL AND NEW.number IS DISTINCT FROM OLD.number)
                OR (OLD.submitted_at IS NOT NULL
                    AND NEW.submitted_at IS DISTINCT FROM OLD.submitted_at)
            THEN
                RAISE EXCEPTION 'number and moment of submitting stand'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def promise_stays() -> Any:
    """A trigger on the application: the day promised on the receipt is never another one."""
    return pgtrigger.Trigger(
        name="promise_stays",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(old__decide_by__isnull=False)
        & pgtrigger.Q(old__decide_by__df=pgtrigger.F("new__decide_by")),
        func="""
            RAISE EXCEPTION 'the day of the decision was promised on the receipt'
                USING ERRCODE = 'check_violation';
        """,
    )


def signers_differ() -> Any:
    """A trigger: as many different people sign a version for a partner as the round asks, no more.

    People are told apart by the address they proved, on paper by their names. Who signs holds the
    row of the partner, so that of two at the same moment the second sees the first.
    """
    address = """lower(coalesce(
        (SELECT email FROM applications_signinglink WHERE id = {row}.link_id),
        (SELECT person.email FROM accounts_role role
            JOIN accounts_user person ON person.id = role.user_id
            WHERE role.id = {row}.signed_by_id),
        'paper: ' || {row}.signer_name
    ))"""
    return pgtrigger.Trigger(
        name="signers_differ",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__outcome="signed"),
        func=f"""
            PERFORM FROM applications_partner WHERE id = NEW.partner_id FOR NO KEY UPDATE;
            IF (SELECT count(*) FROM applications_signature given
                WHERE given.partner_id = NEW.partner_id AND given.version_id = NEW.version_id
                AND given.outcome = 'signed'
            ) >= (SELECT round.signers_per_party FROM applications_partner partner
                JOIN applications_application application
                    ON application.id = partner.application_id
                JOIN applications_round round ON round.id = application.round_id
                WHERE partner.id = NEW.partner_id)
            THEN
                RAISE EXCEPTION 'signature_once_per_version: the partner has signed this version'
                    USING ERRCODE = 'unique_violation';
            END IF;
            IF EXISTS (SELECT FROM applications_signature given
                WHERE given.partner_id = NEW.partner_id AND given.version_id = NEW.version_id
                AND given.outcome = 'signed'
                AND {address.format(row="given")} = {address.format(row="NEW")})
            THEN
                RAISE EXCEPTION 'signers_differ: this person has signed for the partner already'
                    USING ERRCODE = 'unique_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - nothing in it comes from outside.
    )


def link_is_of_this_partner() -> Any:
    """A trigger: who answers by link does so for the partner and version, with a code, of it."""
    return pgtrigger.Trigger(
        name="link_is_of_this_partner",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__link__isnull=False),
        func="""
            IF NOT EXISTS (
                SELECT FROM applications_signinglink link
                JOIN applications_signingrequest request ON request.id = link.request_id
                WHERE link.id = NEW.link_id AND link.email <> ''
                AND request.partner_id = NEW.partner_id AND request.version_id = NEW.version_id
            ) THEN
                RAISE EXCEPTION 'the link is not for this partner and version'
                    USING ERRCODE = 'check_violation';
            END IF;
            IF NEW.code_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM applications_signingcode
                WHERE id = NEW.code_id AND link_id = NEW.link_id
            ) THEN
                RAISE EXCEPTION 'the code is not of this link'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def recorded_by_the_re() -> Any:
    """A trigger: what was signed on paper is recorded by somebody of the Realisatie Eenheid."""
    return pgtrigger.Trigger(
        name="recorded_by_the_re",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        condition=pgtrigger.Q(new__recorded_by__isnull=False),
        func=f"""
            IF NOT EXISTS (
                SELECT FROM accounts_role
                WHERE id = NEW.recorded_by_id AND kind IN ({", ".join(f"'{k}'" for k in RE_KINDS)})
            ) THEN
                RAISE EXCEPTION 'a signature on paper is recorded by the Realisatie Eenheid'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


def member_is_of_a_party() -> Any:
    """A trigger: who works along acts for the penvoerder or for a partner on the list."""
    kinds = ", ".join(f"'{kind}'" for kind in PENVOERDER_KINDS)
    return pgtrigger.Trigger(
        name="member_is_of_a_party",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert,
        func=f"""
            IF NOT EXISTS (
                SELECT FROM accounts_role role
                JOIN applications_application application ON application.id = NEW.application_id
                WHERE role.id = NEW.role_id AND role.ended_at IS NULL AND role.kind IN ({kinds})
                AND (role.organisation_id = application.penvoerder_id OR EXISTS (
                    SELECT FROM applications_partner partner
                    WHERE partner.application_id = NEW.application_id
                    AND partner.organisation_id = role.organisation_id
                    AND partner.removed_at IS NULL
                ))
            ) THEN
                RAISE EXCEPTION 'who works along acts for the penvoerder or a partner'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 - nothing in it comes from outside.
    )
