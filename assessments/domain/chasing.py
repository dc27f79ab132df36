"""Reminding who did not answer a joint outcome yet, and OCW when it did not say whether it concurs.

Silence is no consent, so a case stands still until everybody has answered. A reminder is due so
many days after one was asked; of steps that passed meanwhile only the latest counts. The row in
`PanelReminder` is the claim on sending, written in the same transaction as the mail: two workers at
once remind nobody twice. Who answers meanwhile is awaited no more, and not reminded.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Case, F, Max, Q, QuerySet, When

from assessments.models import Awaited, Awaits, PanelReminder

from . import mails

DAYS = (7, 14, 21)
"""How many days after something was asked an organisation is reminded."""


def waiting(now: datetime) -> QuerySet[Awaited]:
    """Answers and concurrences that were asked at least the shortest of `DAYS` ago, each with when
    it was asked (`asked_at`), the longest first.
    """
    outcome = "panel__joint_outcome"
    last_answer = Max(
        f"{outcome}__endorsements__given_at",
        filter=Q(**{f"{outcome}__endorsements__version": F(f"{outcome}__version")}),
    )
    asked_at = Case(
        When(what=Awaits.CONCUR, then=last_answer), default=F(f"{outcome}__proposed_at")
    )
    late = Awaited.objects.filter(what__in=(Awaits.ANSWER, Awaits.CONCUR))
    return (
        late.annotate(asked_at=asked_at)
        .filter(asked_at__lte=now - timedelta(days=DAYS[0]))
        .order_by("asked_at", "pk")
    )


def remind(*, now: datetime) -> int:
    """Remind every organisation that is due to be; return how many. Running again is harmless."""
    keys = list(waiting(now).values_list("pk", flat=True))
    return sum(_remind(key, now) for key in keys)


@transaction.atomic
def _remind(key: int, now: datetime) -> bool:
    """Remind one, unless it answered meanwhile or was reminded of this step."""
    # Held, so that an answer comes before this or after it.
    if not Awaited.objects.select_for_update().filter(pk=key).exists():
        return False
    row = waiting(now).filter(pk=key).select_related("panel__joint_outcome").first()
    if row is None:
        return False
    since: datetime = row.asked_at  # type: ignore[attr-defined]  # from the annotation
    _claim, is_new = PanelReminder.objects.get_or_create(
        member=row.member,
        what=row.what,
        version=row.panel.joint_outcome.version,
        days=max(days for days in DAYS if since + timedelta(days=days) <= now),
        defaults={"reminded_at": now},
    )
    if is_new and row.what == Awaits.CONCUR:
        mails.asked_to_concur(row.member, is_reminder=True)
    elif is_new:
        mails.asked_to_agree(row.member, is_reminder=True)
    return is_new
