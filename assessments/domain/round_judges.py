"""Which organisations judge in a round, and which applications each is asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from accounts.models import RE_KINDS, Role
from applications.models import Round, Submission
from assessments.models import RoundJudge
from regions.models import Sector

from .impartiality import require_kind
from .panels import assessing_organisations

Judges = Mapping[int, Sequence[str]]
"""The sectors of the applications that an organisation judges, by its key; none means all."""


def judges_of(round_id: int) -> dict[int, Sequence[str]]:
    """Who judges in a round; one query."""
    found = RoundJudge.objects.filter(round=round_id).order_by("pk")
    return {one.organisation_id: one.sectors for one in found}


@transaction.atomic
def set_judges(*, round_id: int, judges: Judges, by: Role) -> None:
    """Have these organisations judge in a round. Panels that were opened stay as they are.

    Raises `Refusal`: `role_ended`, `wrong_role`.
    """
    require_kind(by, RE_KINDS)
    locked = Round.objects.select_for_update(no_key=True).get(pk=round_id)
    locked.judges.exclude(organisation__in=judges).delete()
    for one in assessing_organisations().filter(pk__in=judges):
        sectors = [sector for sector in Sector.values if sector in judges[one.pk]]
        RoundJudge.objects.update_or_create(
            round=locked, organisation=one, defaults={"sectors": sectors}
        )


def asked_about(cases: Iterable[int], judges: Judges) -> list[int]:
    """Which of `judges` are asked about each of these applications: by the sectors of what was
    submitted last. One query.
    """
    newest = Submission.objects.filter(application__in=cases).order_by("application_id", "-version")
    plans = newest.distinct("application_id").values_list("content__region__sectors", flat=True)
    covered = [set(sectors or ()) for sectors in plans]
    return [
        key
        for key, wanted in judges.items()
        if not wanted or all(sectors & set(wanted) for sectors in covered)
    ]
