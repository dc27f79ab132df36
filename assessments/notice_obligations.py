"""What advisers and leads must do about changes after a status; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common.obligations import Obligation, only_when

from .models import ChangeNotice, NoticeState, is_involved
from .notice_permissions import why_not_before_heard


def changes_to_prepare(role: Role) -> QuerySet[ChangeNotice]:
    """Reported changes on which a decision is to be prepared, the first to be decided first."""
    return _changes(role, NoticeState.GEMELD)


def changes_to_settle(role: Role) -> QuerySet[ChangeNotice]:
    """Changes on which this lead can decide, so never those that they prepared themselves."""
    own = ChangeNotice.objects.filter(events__prepared_by__user=role.user_id)
    return _changes(role, NoticeState.VOORGESTELD).exclude(pk__in=own.values("pk"))


@only_when(ChangeNotice.objects.open)
def prepare_changes(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What an adviser must prepare."""
    what = gettext_lazy("Prepare the decision on a change")
    yield from _obligations(changes_to_prepare(role)[:most], what)


@only_when(ChangeNotice.objects.open)
def settle_changes(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What a lead must decide."""
    yield from _obligations(changes_to_settle(role)[:most], gettext_lazy("Decide on a change"))


def _changes(role: Role, state: NoticeState) -> QuerySet[ChangeNotice]:
    found = ChangeNotice.objects.visible_to(role).filter(
        ~is_involved(role, "application__"), state=state
    )
    found = found.select_related("application__plan", "organisation")
    return found.order_by("decide_by", "pk")


def _obligations(notices: QuerySet[ChangeNotice], what: StrOrPromise) -> Iterator[Obligation]:
    for notice in notices:
        page = reverse("assessments:notice", args=[notice.pk])
        lacks = why_not_before_heard(notice) or ""
        yield Obligation(what, notice.application.name, page, day=notice.decide_by, lacks=lacks)
