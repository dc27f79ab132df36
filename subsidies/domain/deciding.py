"""Dividing a ceiling: prepared by one person, decided on by another, made known by letters.

See docs/decisions/0201-a-division-is-a-frozen-calculation.md.
"""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications import workflow as application_workflow
from applications.models import UNDECIDED, Application, Round
from common.jobs import enqueue
from common.refusal import refuse, written
from subsidies.models import Division, Draw, Share
from subsidies.permissions import why_not_closed, why_not_divide, why_not_give_back, why_not_settle
from subsidies.workflow import DIVISION_FLOW

from . import mails
from .calculating import Calculation, calculate, why_not_ready

SEED_BYTES = 16


@transaction.atomic
def prepare(*, into: Round, by: Role) -> Division:
    """Calculate who gets what, freeze it, and lay it before the leads.

    With the first calculation of a round the draw is made; it is never made again. Raises
    `Refusal`: `may_not_divide`, `not_closed`, `not_ready`.
    """
    locked = _lock(into)
    refuse(why_not_divide(by, locked), code="may_not_divide")
    refuse(why_not_closed(locked, timezone.now()), code="not_closed")
    refuse(why_not_ready(locked), code="not_ready")
    found = calculate(locked.subsidy_rules, seed=_seed(locked, by))
    division = Division.objects.create(
        round=locked, content=found.content, sha256=found.sha256, prepared_by=by
    )
    Share.objects.bulk_create(_shares(division, found))
    mails.prepared(division)
    return division


@transaction.atomic
def give_back(*, division: Division, reason: str, by: Role) -> Division:
    """Have a division prepared anew. Raises `Refusal`: `may_not_give_back`, `reason`."""
    _lock(division.round)
    locked = _stored(division)
    refuse(why_not_give_back(by, locked), code="may_not_give_back")
    reason = written(
        reason, _("Write what must be different, so that it can be prepared anew."), code="reason"
    )
    DIVISION_FLOW.move(locked, "give_back", kind=by.kind)
    locked.return_reason = reason
    locked.save()
    return locked


@transaction.atomic
def settle(*, division: Division, by: Role) -> Division:
    """Decide on all applications of the division at once; workers make the letters.

    It must come out the same when it is calculated again now: otherwise something changed since,
    such as an application that was withdrawn. Nor can one be submitted any more. Raises `Refusal`:
    `may_not_settle`, `not_closed`, `changed_since`.
    """
    _lock(division.round)
    locked = _stored(division)
    refuse(why_not_settle(by, locked), code="may_not_settle")
    refuse(why_not_closed(locked.round, timezone.now()), code="not_closed")
    refuse(why_not_the_same(locked), code="changed_since")
    DIVISION_FLOW.move(locked, "settle", kind=by.kind)
    locked.settled_by, locked.settled_at = by, timezone.now()
    locked.save()
    for share in locked.shares.select_related("application"):
        name = "award" if share.is_award else "turn_down"
        application_workflow.FLOW.move(share.application, name, kind=by.kind)
        share.application.save(update_fields=["state"])
        enqueue("subsidies.tasks.make_share_letter", share.pk)
    return locked


def why_not_the_same(division: Division) -> str | None:
    """Why a prepared division cannot be decided on as it is: it would come out otherwise now."""
    again = calculate(division.round.subsidy_rules, seed=division.content["seed"])
    if why_not_ready(division.round) is None and again.sha256 == division.sha256:
        return None
    return str(
        _(
            "Something changed since this division was prepared, so it would come out otherwise "
            "now. Give it back, so that it is prepared anew."
        )
    )


def _lock(into: Round) -> Round:
    """The round with its rules, and every application on which is to be decided, locked."""
    locked = Round.objects.select_for_update(no_key=True, of=("self",)).get(pk=into.pk)
    undecided = Application.objects.filter(round=locked, state__in=UNDECIDED).order_by("pk")
    list(undecided.select_for_update(no_key=True).values_list("pk", flat=True))
    return locked


def _stored(division: Division) -> Division:
    rows = Division.objects.select_for_update(of=("self",))
    return rows.select_related("round__subsidy_rules", "prepared_by").get(pk=division.pk)


def _seed(into: Round, by: Role) -> str:
    drawn, _made = Draw.objects.get_or_create(
        round=into, defaults={"seed": secrets.token_hex(SEED_BYTES), "drawn_by": by}
    )
    return drawn.seed


def _shares(division: Division, found: Calculation) -> list[Share]:
    return [
        Share(
            division=division,
            application=one.contender.application,
            submission=one.contender.submission,
            place=one.place,
            asked=one.asked,
            granted=one.granted,
            why=one.why,
        )
        for one in found.outcomes
    ]
