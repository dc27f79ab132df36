"""What PostgreSQL itself refuses about who wrote an objection down or ended it, whether it came in
time, and by which letters is told of it: whoever writes. See
docs/decisions/0242-objections-in-any-order-and-by-sql.md.
"""

from __future__ import annotations

import pgtrigger

from common.database_guards import WRITE, before, refuse_when
from correspondence.models import refuse_other_letter

from .acting_guards import KEPT_OFF

_OF_RE = """r.kind IN ('re_adviser', 're_lead') AND NOT {kept_off}""".format(
    kept_off=KEPT_OFF.format(user="r.user_id", application="NEW.application_id")
)
_OWN = """NEW.name = '' AND r.kind IN ('penvoerder_signatory', 'penvoerder_editor')
    AND r.organisation_id = (SELECT l.addressee_id FROM correspondence_letter l
        WHERE l.id = NEW.letter_id)"""


def objection_said_by() -> pgtrigger.Trigger:
    """Whoever objected writes it down and ends it, or the Realisatie Eenheid for them: nobody who
    takes part in the case, or judged it.
    """
    checks = (
        f"""NEW.{role} IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.{role} IS DISTINCT FROM OLD.{role})
        AND NOT EXISTS (SELECT FROM accounts_role r WHERE r.id = NEW.{role}
            AND r.ended_at IS NULL AND ({_OWN} OR {_OF_RE}))"""
        for role in ("recorded_by_id", "withdrawn_by_id")
    )
    said = "objection_said_by: whoever objected says so, or the Realisatie Eenheid writes it down"
    return before("objection_said_by", WRITE, *(refuse_when(one, said) for one in checks))


def objection_came_in_when() -> pgtrigger.Trigger:
    """It came in by the day on which it was written down, and is in time or late as the letter
    says. A week for the post runs on over days off, which only the act counts (Awb 6:9).
    """
    until = "(SELECT l.objection_until FROM correspondence_letter l WHERE l.id = NEW.letter_id)"
    return before(
        "objection_came_in_when",
        pgtrigger.Insert,
        refuse_when(
            "NEW.received_on > (NEW.recorded_at AT TIME ZONE 'Europe/Amsterdam')::date",
            "objection_received: it came in by the day on which it was written down",
        ),
        refuse_when(
            f"""NEW.in_time <> (NEW.received_on <= {until}) AND NOT (NEW.in_time
            AND COALESCE(NEW.posted_on <= {until} AND NEW.received_on <= {until} + 14, FALSE))""",
            "objection_in_time: its term says otherwise",
        ),
    )


def objection_told_by_its_letters() -> pgtrigger.Trigger:
    """The letters of an objection were made for it."""
    told = (
        ("receipt_letter_id", "bezwaar_ontvangen", ""),
        ("adjournment_letter_id", "bezwaar_verdaagd", ""),
        ("outcome_letter_id", "bezwaar_besluit", ""),
        ("copy_letter_id", "bezwaar_besluit", " copy"),
    )
    said = "objection_letter_of_it: this letter was not made for this objection"
    checks = (
        refuse_other_letter(
            letter, kind=f"'{kind}'", occasion=f"'{kind} ' || NEW.id || '{end}'", message=said
        )
        for letter, kind, end in told
    )
    return before("objection_told_by_its_letters", WRITE, *checks)
