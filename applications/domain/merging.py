"""Merging applications of a round into one of them, and undoing that.

Who may, and of which cases, stands in `assessments.domain.merging`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import Role
from accounts.permissions import why_not_current
from applications import workflow
from applications.models import (
    UNDECIDED,
    Application,
    Completion,
    CompletionItem,
    MergedApplication,
    Merging,
    Plan,
    SectionKind,
)
from applications.permissions import why_not_undo_merge, why_not_while_reopened
from common.mail import LANGUAGE
from common.refusal import Refusal, refuse
from regions.domain.status import merge_into, undo_merge
from regions.models import Region

from . import completion, mails, reopening, telling
from .locking import locked
from .terms import note_postponed
from .uniting import unite

MOST = 5
"""So many applications at most go on as part of another by one act."""


@transaction.atomic
def merge(
    *,
    leading: Application,
    others: Sequence[Application],
    due_on: date,
    by: Role,
    at: datetime | None = None,
) -> Merging:
    """Close `others` as merged into `leading`, and open its plan to become the plan of all.

    Its plan gets their parties and area; its texts stay. What each submitted stays as it was, and
    requests to complete any of them are dropped. Their regions end as merged too. Everybody who
    takes part is told. `due_on` is the day by which the merged plan is wanted, in Amsterdam;
    nothing ends by itself on it. The same again changes nothing. Raises `Refusal` (`wrong_role`,
    `wrong_state`, `nothing_to_merge`, `too_many`, `merge_with_self`, `other_round`,
    `target_not_open`, `reopened`, `already_merging`, and those of `merge_into`).
    """
    at = at or timezone.now()
    _refuse_number(leading, others)
    rows = _locked(leading, *others)
    goes_on, closing = rows[leading.pk], [rows[one.pk] for one in others]
    earlier = goes_on.mergings.standing().last()
    if earlier is not None and all(one.merged_into_id == goes_on.pk for one in closing):
        return earlier
    refuse(why_not_current(by), code="wrong_role")
    _refuse_unfit(goes_on, closing, by, at)
    for one in (goes_on, *closing):
        completion.drop(one, by=by)
    note_postponed(goes_on)
    mails.merged(goes_on, closing, due_on)
    telling.merged(goes_on, closing)
    act = Merging.objects.create(
        application=goes_on,
        completion=_opened(goes_on, due_on, by, at),
        merged_by=by,
        merged_at=at,
    )
    for one in closing:
        _close(one, act)
    unite(goes_on, closing)
    return act


@transaction.atomic
def undo(*, merging: Merging, by: Role, at: datetime | None = None) -> Merging:
    """Let everything stand again as before a merging: states, regions and the plan.

    The plan of the leading application reads as it was last submitted; what was written since is
    kept in its history. Everybody is told. Twice is as good as once. Raises `Refusal`
    (`wrong_role`, `cannot_undo`).
    """
    members = list(merging.members.select_related("application"))
    rows = _locked(merging.application, *(one.application for one in members))
    goes_on = rows[merging.application_id]
    stored = Merging.objects.select_for_update().get(pk=merging.pk)
    if stored.undone_at is not None:
        return stored
    refuse(why_not_current(by), code="wrong_role")
    stored.application = goes_on
    refuse(why_not_undo_merge(by, stored), code="cannot_undo")
    back = [rows[one.application_id] for one in members]
    # Who took part by the merged plan hears of it too.
    telling.merge_undone(goes_on, back)
    stored.undone_by, stored.undone_at = by, at or timezone.now()
    stored.save(update_fields=["undone_by", "undone_at"])
    if goes_on.state in UNDECIDED:
        completion.drop(goes_on, by=by)
    for one in members:
        _bring_back(rows[one.application_id], one, by)
    mails.merge_undone(goes_on, back)
    return stored


def _locked(*applications: Application) -> dict[int, Application]:
    """The rows by their keys, locked in that order: two mergings cannot wait for each other."""
    rows = {one.pk: locked(one) for one in sorted(applications, key=lambda one: one.pk)}
    regions = [row.region_id for row in rows.values()]
    list(Region.objects.select_for_update().filter(pk__in=regions).order_by("pk"))
    return rows


def _refuse_number(leading: Application, others: Sequence[Application]) -> None:
    if not others:
        raise Refusal(
            _("Choose at least one application that goes on as part of another."),
            code="nothing_to_merge",
            field="others",
        )
    if len({one.pk for one in others}) > MOST:
        raise Refusal(
            _("At most %(most)d applications can be merged into another at once.") % {"most": MOST},
            code="too_many",
            field="others",
        )
    if leading.pk in {one.pk for one in others}:
        raise Refusal(
            _("An application cannot be merged into itself."),
            code="merge_with_self",
            field="others",
        )


def _refuse_unfit(
    goes_on: Application, closing: Sequence[Application], by: Role, now: datetime
) -> None:
    if any(one.round_id != goes_on.round_id for one in closing):
        raise Refusal(
            _("Only applications of the same round can be merged."),
            code="other_round",
            field="others",
        )
    if goes_on.state not in UNDECIDED:
        raise Refusal(
            _("The other application is not one that is waiting for or in assessment."),
            code="target_not_open",
            field="leading",
        )
    for one in closing:
        workflow.FLOW.check(one, "merge", kind=by.kind)
    for one in (goes_on, *closing):
        reopening.settle(one, now)
        refuse(why_not_while_reopened(one, now), code="reopened", field="others")
    opened = Completion.objects.open().filter(for_merging=True)
    if busy := opened.filter(application__in=[goes_on, *closing]).first():
        raise Refusal(
            _(
                "%(name)s is a merged plan that was not handed in yet. Wait for it, or undo that "
                "merging first."
            )
            % {"name": busy.application.name},
            code="already_merging",
            field="others",
        )


def _opened(goes_on: Application, due_on: date, by: Role, at: datetime) -> Completion:
    """Open the whole plan of the leading application, until it is handed in or this is undone."""
    opened = Completion.objects.create(
        application=goes_on, asked_by=by, asked_at=at, due_on=due_on, for_merging=True
    )
    with translation.override(LANGUAGE):
        words = _("One plan for all applications that were merged")
    sections = [one for one in SectionKind.values if goes_on.round.asks(one)]
    CompletionItem.objects.bulk_create(
        CompletionItem(completion=opened, section=section, lacks=words) for section in sections
    )
    Plan.objects.filter(application=goes_on).update(open_sections=sections)
    goes_on.plan.open_sections = sections
    return opened


def _close(one: Application, act: Merging) -> None:
    region, goes_on, by = Region.objects.get(pk=one.region_id), act.application, act.merged_by
    MergedApplication.objects.create(
        merging=act,
        application=one,
        state_was=one.state,
        region_status_was=region.status,
        region_status_since=region.status_since,
        partnerships_ended=list(region.partnerships.current().values_list("pk", flat=True)),
    )
    workflow.FLOW.move(one, "merge", kind=by.kind)
    one.merged_into = goes_on
    one.save(update_fields=["state", "merged_into"])
    if one.region_id != goes_on.region_id:
        merge_into(region=region, target=goes_on.region, on=act.merged_at, by=by)


def _bring_back(one: Application, was: MergedApplication, by: Role) -> None:
    workflow.FLOW.move(one, f"unmerge_{was.state_was}", kind=by.kind)
    one.merged_into = None
    one.save(update_fields=["state", "merged_into"])
    note_postponed(one)
    undo_merge(
        region=one.region,
        status=was.region_status_was,
        since=was.region_status_since,
        partnerships=was.partnerships_ended,
        by=by,
    )
