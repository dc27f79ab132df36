"""Merging cases into one of them and undoing that, as the Realisatie Eenheid does it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.domain import merging
from applications.models import Application, Merging
from applications.workflow import FLOW
from assessments.permissions import why_not_lead_merge, why_not_while_preparing
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse, refuse_all

from . import cases, telling
from .completing import lacks_of_day


@transaction.atomic
def merge_cases(
    *,
    leading: Application,
    others: Sequence[Application],
    due_on: date,
    by: Role,
    at: datetime | None = None,
) -> Merging:
    """Close `others` as merged into `leading`, unless a decision on one of them is being prepared.

    It is a decision on all: on whose plan goes on, and with whom. What a panel handed in about one
    of `others` stays on record; about `leading` nothing can have been handed in, for it would be
    about another plan. Raises `Refusal`: those of `cases.hold` for each, `already_prepared`,
    `already_judged`, those of `lacks_of_day`, and of `applications.domain.merging.merge`.
    """
    at = at or timezone.now()
    rows = _held([leading, *others], by)
    if all(one.merged_into_id != leading.pk for one in rows.values()):
        for one in rows.values():
            refuse(why_not_while_preparing(one), code="already_prepared")
        refuse(why_not_lead_merge(rows[leading.pk]), code="already_judged")
        refuse_all(lacks_of_day(due_on, amsterdam_date(at)))
    before = leading.mergings.count()
    act = merging.merge(leading=leading, others=others, due_on=due_on, by=by, at=at)
    if leading.mergings.count() > before:
        telling.merged(act)
    return act


@transaction.atomic
def undo_merging(*, application: Application, by: Role, at: datetime | None = None) -> Merging:
    """Let every case stand again as before the last merging into `application`.

    Raises `Refusal`: those of `cases.hold` for each, `nothing_to_undo`, and those of
    `applications.domain.merging.undo`.
    """
    act = application.mergings.order_by("pk").last()
    rows = act.members.select_related("application") if act else ()
    _held([application, *(one.application for one in rows)], by)
    if act is None:
        raise Refusal(_("Nothing was merged into this application."), code="nothing_to_undo")
    was_undone = act.undone_at is not None
    undone = merging.undo(merging=act, by=by, at=at)
    if not was_undone:
        telling.merge_undone(undone)
    return undone


def _held(applications: Sequence[Application], by: Role) -> dict[int, Application]:
    """The rows by their keys, taken in hand in that order, as `merging` locks them too."""
    ordered = sorted({one.pk for one in applications})
    return {pk: cases.hold(pk, by=by, kinds=FLOW.who("merge")) for pk in ordered}
