"""Triggers about passing on the lead: another penvoerder comes with consent, or by its decision."""

from __future__ import annotations

from typing import Any

import pgtrigger

from common.database_guards import refuse_when

CASE_FIELDS = ("round", "region", "penvoerder")
"""What the case is about; it stands still once the application was submitted."""

_SAME_BUT_LEAD = """NEW.state = OLD.state AND NEW.round_id = OLD.round_id
    AND NEW.region_id = OLD.region_id"""
_REOPENED = """EXISTS (SELECT FROM applications_reopening r
    WHERE r.application_id = NEW.id AND r.ended_at IS NULL)"""
# As was consented to last; or back, when what was submitted under the other one counts again.
_CONSENTED = """EXISTS (SELECT FROM applications_leadtransfer t WHERE t.application_id = NEW.id
    AND (
        (t.state = 'toegestaan' AND t.from_organisation_id = OLD.penvoerder_id
            AND t.to_organisation_id = NEW.penvoerder_id)
        OR (t.state = 'teruggezet' AND t.to_organisation_id = OLD.penvoerder_id
            AND t.from_organisation_id = NEW.penvoerder_id)
    )
    AND NOT EXISTS (SELECT FROM applications_leadtransfer l
        WHERE l.application_id = NEW.id AND l.id > t.id AND l.state = 'toegestaan'))"""


def case_only_in_draft() -> Any:
    """A trigger: what the case is about stands still once it was submitted, but for who leads.

    With a status another party may lead, when that was agreed with; so it may while the application
    is reopened.
    """
    may_lead = (
        f"OLD.state IN ('voorlopig', 'definitief') OR (OLD.state = 'ingediend' AND {_REOPENED})"
    )
    return pgtrigger.Trigger(
        name="case_only_in_draft",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange(*CASE_FIELDS),
        func=refuse_when(
            f"OLD.state <> 'concept' AND NOT ({_SAME_BUT_LEAD} AND ({may_lead}))",
            "the application is no longer a draft",
        )
        + "RETURN NEW;",
    )


def lead_passes_with_consent() -> Any:
    """A trigger: before the decision the lead passes as the Realisatie Eenheid consented to."""
    return pgtrigger.Trigger(
        name="lead_passes_with_consent",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.AnyChange("penvoerder"),
        func=refuse_when(
            f"OLD.state IN ('concept', 'ingediend') AND NOT {_CONSENTED}",
            "the lead is passed on with the consent of the Realisatie Eenheid",
        )
        + "RETURN NEW;",
    )
