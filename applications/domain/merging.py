"""Merging an application into another of the same round."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import why_not_current
from applications import workflow
from applications.models import Application, ApplicationState
from applications.permissions import why_not_while_reopened
from common.refusal import Refusal, refuse
from regions.domain.status import merge_into

from . import completion, mails, reopening, telling
from .locking import locked

# What can take another application in.
TARGETS = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING)


@transaction.atomic
def merge(
    *, source: Application, target: Application, by: Role, at: datetime | None = None
) -> Application:
    """Close `source` as merged into `target`; what both submitted stays as it was.

    The region of `source` ends as merged too. Everybody who takes part in either is told. Merging
    the same twice changes nothing the second time. Raises `Refusal` (`wrong_role`, `wrong_state`,
    `merge_with_self`, `other_round`, `target_not_open`, `reopened`, and those of `merge_into`).
    """
    if source.pk == target.pk:
        raise Refusal(
            _("An application cannot be merged into itself."),
            code="merge_with_self",
            field="target",
        )
    # In the order of their keys, so that two merges at once cannot wait for each other.
    rows = {one.pk: locked(one) for one in sorted((source, target), key=lambda one: one.pk)}
    closing, going_on = rows[source.pk], rows[target.pk]
    if closing.merged_into_id == going_on.pk:
        return closing
    _refuse_unfit(closing, going_on, timezone.now())
    refuse(why_not_current(by), code="wrong_role")
    completion.drop(closing, by=by)
    workflow.FLOW.move(closing, "merge", kind=by.kind)
    closing.merged_into = going_on
    closing.save(update_fields=["state", "merged_into"])
    if closing.region_id != going_on.region_id:
        merge_into(region=closing.region, target=going_on.region, on=at or timezone.now(), by=by)
    mails.merged(closing, going_on)
    telling.merged(closing, going_on)
    return closing


def _refuse_unfit(closing: Application, going_on: Application, now: datetime) -> None:
    if closing.round_id != going_on.round_id:
        raise Refusal(
            _("Only applications of the same round can be merged."),
            code="other_round",
            field="target",
        )
    if going_on.state not in TARGETS:
        raise Refusal(
            _("The other application is not one that is waiting for or in assessment."),
            code="target_not_open",
            field="target",
        )
    for one, field in ((closing, None), (going_on, "target")):
        reopening.settle(one, now)
        refuse(why_not_while_reopened(one, now), code="reopened", field=field)
