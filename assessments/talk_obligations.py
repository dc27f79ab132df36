"""What penvoerders and advisers must do about talks; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common.dates import amsterdam_date
from common.obligations import Obligation, only_when

from .models import Talk, TalkState


def talks_to_choose(role: Role) -> QuerySet[Talk]:
    """Talks for which this penvoerder is to choose a moment, the first proposed first."""
    own = Talk.objects.visible_to(role).filter(state=TalkState.VOORGESTELD)
    return own.select_related("application__plan").order_by("moments", "pk")


@only_when(lambda: Talk.objects.filter(state=TalkState.VOORGESTELD))
def choose_moments(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What a penvoerder must choose, by the last of the moments."""
    for talk in talks_to_choose(role)[:most]:
        yield Obligation(
            _("Choose a moment for a talk with the Realisatie Eenheid"),
            talk.application.name,
            reverse("assessments:own_talk", args=[talk.pk]),
            day=amsterdam_date(talk.moments[-1]),
        )


def talks_to_go_on_with(role: Role, at: datetime) -> QuerySet[Talk]:
    """Talks of the regions that this person follows: no moment fits, or it is to be recorded."""
    mine = Talk.objects.visible_to(role).filter(application__region__adviser=role.user_id)
    waiting = Q(state=TalkState.GEEN_MOMENT) | Q(state=TalkState.AFGESPROKEN, starts_at__lt=at)
    return mine.filter(waiting).select_related("application__plan").order_by("starts_at", "pk")


@only_when(lambda: Talk.objects.filter(state__in=[TalkState.GEEN_MOMENT, TalkState.AFGESPROKEN]))
def go_on_with_talks(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What an adviser must do about talks."""
    for talk in talks_to_go_on_with(role, at)[:most]:
        is_held = talk.state == TalkState.AFGESPROKEN
        yield Obligation(
            _("Record what was agreed in a talk") if is_held else _("Propose other moments"),
            talk.application.name,
            reverse("assessments:talk", args=[talk.pk]),
        )
