"""What must be done about subsidies: by the Realisatie Eenheid, and by who was granted one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common.obligations import Obligation

from .models import Division, DivisionState, GroundToRefuse


def to_settle(role: Role) -> QuerySet[Division]:
    """The divisions on which this lead can decide: not those that they prepared themselves."""
    own = GroundToRefuse.objects.filter(entered_by__user=role.user_id)
    return (
        Division.objects.visible_to(role)
        .filter(state=DivisionState.VOORBEREID)
        .exclude(prepared_by__user=role.user_id)
        .exclude(round__in=own.values("application__round"))
        .defer("content")
        .select_related("round")
        .order_by("prepared_at", "pk")
    )


def _settle(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    for one in to_settle(role)[:most]:
        page = reverse("subsidies:division", args=[one.pk])
        yield Obligation(_("Decide on the division of a subsidy"), one.round.name, page)


OBLIGATIONS: Mapping[str, tuple[Callable[[Role, datetime, int], Iterable[Obligation]], ...]] = {
    RoleKind.RE_LEAD: (_settle,),
}
"""By kind of role what there can be to do: (role, at, most) gives at most so many, by date."""
