"""What administrators must do so that decisions can be signed at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Role
from applications.models import UNDECIDED, Application, Round, RoundKind
from common.dates import amsterdam_date
from common.obligations import Obligation
from correspondence import mandate_kinds
from correspondence.models import Mandate

from .models import Outcome

NEEDED: dict[str, set[str]] = {
    RoundKind.VOORLOPER: {mandate_kinds.COMPLETION, *Outcome.values},
    RoundKind.SUBSIDIE: {mandate_kinds.COMPLETION, mandate_kinds.SUBSIDY},
}
"""What is signed about every application of a round, by its kind."""


def record_mandates(_role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """Bodies for which nobody can sign something that is asked now. Two queries."""
    needed: dict[str, tuple[str, set[str]]] = {}
    for body, kind in _asked_now(at):
        needed.setdefault(body.strip().upper(), (body.strip(), set()))[1].update(NEEDED[kind])
    if not needed:
        return
    holding = Mandate.objects.holding(amsterdam_date(at)).filter(role__in=Role.objects.current())
    for body, kinds in holding.values_list("on_behalf_of", "kinds"):
        needed.get(body.strip().upper(), (body, set()))[1].difference_update(kinds)
    for body, lacking in list(needed.values())[:most]:
        if lacking:
            yield Obligation(
                gettext_lazy("Record who may sign decisions"),
                body,
                reverse("correspondence:mandates"),
                lacks=", ".join(map(str, mandate_kinds.names_of(lacking))),
            )


def _asked_now(at: datetime) -> list[tuple[str, str]]:
    """The bodies and kinds of rounds that are open, or of which something waits for a decision."""
    waiting = Application.objects.filter(round=OuterRef("pk"), state__in=UNDECIDED)
    asked = Q(pk__in=Round.objects.open(at)) | Exists(waiting)
    return list(
        Round.objects.filter(asked).order_by().values_list("on_behalf_of", "kind").distinct()
    )
