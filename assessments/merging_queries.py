"""With which applications a case can be merged, as rows to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.models import Role
from applications.models import UNDECIDED, Application, PlanMunicipality, Reopening

from .models import Decision, is_involved


def merge_targets(role: Role, case: Application) -> QuerySet[Application]:
    """The applications of the same round that this person can merge with a case.

    Those with which it shares most municipalities come first.
    """
    shared = PlanMunicipality.objects.filter(
        plan__application=OuterRef("pk"),
        municipality__in=case.plan.municipalities.order_by().values("pk"),
    )
    counted = shared.order_by().values("plan").values(count=Count("pk"))
    return (
        _others_of_round(role, case)
        # What is being rewritten is not to be seen before it is submitted again.
        .exclude(Exists(Reopening.objects.open().filter(application=OuterRef("pk"))))
        .exclude(_IS_PREPARED)
        .annotate(shared=Coalesce(Subquery(counted), 0))
        .select_related("plan", "penvoerder")
        .order_by("-shared", "plan__name")
    )


def prepared_in_round(role: Role, case: Application) -> QuerySet[Application]:
    """Those with which it cannot be merged, because a decision on them is being prepared."""
    found = _others_of_round(role, case).filter(_IS_PREPARED)
    return found.select_related("plan").order_by("plan__name")


_IS_PREPARED = Exists(Decision.objects.being_prepared().filter(application=OuterRef("pk")))


def _others_of_round(role: Role, case: Application) -> QuerySet[Application]:
    """What is not decided on in the round of a case, as far as the person is not involved."""
    found = Application.objects.visible_to(role).exclude(pk=case.pk)
    return found.filter(~is_involved(role), round_id=case.round_id, state__in=UNDECIDED)


def with_plan(cases: Sequence[Application]) -> QuerySet[Application]:
    """The same applications as rows to choose from, by name."""
    keys = [one.pk for one in cases]
    rows = Application.objects.filter(pk__in=keys).select_related("plan", "penvoerder")
    return rows.order_by("plan__name")
