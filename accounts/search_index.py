"""The words by which people are found, kept by the database beside each person.

`User.search` holds the words of the name, the address and the organisations of current roles. It
is made anew when one of these changes, whoever changes it, so that a search is one index.
"""

from __future__ import annotations

import pgtrigger

from common.search import words_of

_TEXT = """concat_ws(' ', NEW.name, NEW.email, (
    SELECT string_agg(organisation.name, ' ')
    FROM accounts_role role
    JOIN regions_organisation organisation ON organisation.id = role.organisation_id
    WHERE role.user_id = NEW.id AND role.ended_at IS NULL
))"""


def of_person() -> pgtrigger.Trigger:
    """On people: make the words."""
    return pgtrigger.Trigger(
        name="search_words",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("name", "email", "search"),  # type: ignore[no-untyped-call]
        func=f"NEW.search := {words_of(_TEXT)}; RETURN NEW;",
    )


def of_role() -> pgtrigger.Trigger:
    """On roles: somebody begins or stops to act for an organisation."""
    return pgtrigger.Trigger(
        name="search_words",
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("user_id", "organisation_id", "ended_at"),  # type: ignore[no-untyped-call]
        func="UPDATE accounts_user SET search = NULL WHERE id = NEW.user_id; RETURN NULL;",
    )


def of_organisation() -> pgtrigger.Trigger:
    """On organisations: one is called otherwise."""
    return pgtrigger.Trigger(
        name="search_words_of_people",
        when=pgtrigger.After,
        operation=pgtrigger.UpdateOf("name"),  # type: ignore[no-untyped-call]
        condition=pgtrigger.Condition("OLD.name IS DISTINCT FROM NEW.name"),
        func="""
            UPDATE accounts_user SET search = NULL WHERE id IN (
                SELECT user_id FROM accounts_role
                WHERE organisation_id = NEW.id AND ended_at IS NULL
            );
            RETURN NULL;
        """,
    )
