"""Gathering what requirements look at, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Sum

from applications.content import Content, digest, essential, frozen_content
from applications.models import Application, ApplicationState, PlanMunicipality
from applications.signature_states import partner_signatures
from regions.domain.contiguity import separate_areas
from regions.models import SchoolLocation

from .base import Facts

# What no longer goes its own way overlaps with nobody.
_GONE = (
    ApplicationState.INGETROKKEN,
    ApplicationState.SAMENGEVOEGD,
    ApplicationState.AFGEWEZEN,
)


def gather(application: Application, thresholds: Mapping[str, int | None]) -> Facts:
    """Return the facts about `application` as it reads now; `thresholds` are those of the round."""
    content = frozen_content(application)
    return Facts(
        content=content,
        partner_signatures=partner_signatures(application, sha256=digest(essential(content))),
        thresholds=thresholds,
        maximum_amount=application.round.maximum_amount,
        pupils=_pupils(application, content),
        areas=_areas(content),
        shared=_shared(application, content),
    )


def _pupils(application: Application, content: Content) -> dict[str, int]:
    """Pupils of the current locations of the partners, inside the area unless it is national."""
    locations = SchoolLocation.objects.filter(
        ended_on__isnull=True,
        board__in=[partner.organisation_id for partner in application.partners.all()],
    )
    if not content["region"]["is_national"]:
        codes = [place["code"] for place in content["region"]["municipalities"]]
        locations = locations.filter(municipality__in=codes)
    counted = locations.order_by().values("sector").annotate(total=Sum("pupils"))
    return {row["sector"]: row["total"] or 0 for row in counted}


def _areas(content: Content) -> Sequence[Sequence[str]]:
    names: dict[str, Any] = {
        place["code"]: place["name"] for place in content["region"]["municipalities"]
    }
    return [sorted(names[code] for code in area) for area in separate_areas(names)]


def _shared(application: Application, content: Content) -> list[str]:
    """Names of own municipalities in another submitted application with a sector in common."""
    others = (
        Application.objects.filter(
            round=application.round_id,
            submitted_at__isnull=False,
            plan__sectors__overlap=content["region"]["sectors"],
        )
        .exclude(pk=application.pk)
        .exclude(state__in=_GONE)
    )
    own = [place["code"] for place in content["region"]["municipalities"]]
    rows = PlanMunicipality.objects.filter(plan__application__in=others, municipality__in=own)
    return sorted(set(rows.values_list("municipality__name", flat=True)))
