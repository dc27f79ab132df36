"""Merging a case into another one, as the Realisatie Eenheid does it."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Role
from applications.domain import merging
from applications.models import Application
from applications.workflow import FLOW
from assessments.permissions import why_not_while_preparing
from common.refusal import refuse

from . import cases, telling


@transaction.atomic
def merge_case(*, source: Application, target: Application, by: Role) -> Application:
    """Close `source` as merged into `target`, unless a decision on it is being prepared.

    It is a decision on both: on whose plan goes on, and with whom. Raises `Refusal`: those of
    `cases.hold` for either, `already_prepared`, and those of `applications.domain.merging.merge`.
    """
    # In the order of their keys, as `merge` locks them too.
    both = sorted((source, target), key=lambda one: one.pk)
    rows = {one.pk: cases.hold(one.pk, by=by, kinds=FLOW.who("merge")) for one in both}
    refuse(why_not_while_preparing(rows[source.pk]), code="already_prepared")
    first_time = rows[source.pk].merged_into_id is None
    merged = merging.merge(source=source, target=target, by=by)
    if first_time:
        telling.merged(merged, rows[target.pk])
    return merged
