"""The rounds for everybody: what is asked, who judges, how it is decided, and the results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import VisitorRequest, public
from applications import round_queries, sections
from applications.models import HelpText, RequirementLevel, Round
from applications.requirements import SIGNING
from applications.round_queries import RequirementRow
from assessments.domain.panels import assessing_organisations
from assessments.results import regions_granted
from common.filters import paged
from subsidies.queries import rules_of


@dataclass(frozen=True)
class Step:
    """A part of an application: what is asked in it, and what the round requires of it."""

    title: StrOrPromise
    asks: Sequence[StrOrPromise]
    requirements: Sequence[RequirementRow]
    help_texts: Sequence[HelpText] = ()


@public
@require_safe
def rounds(request: VisitorRequest) -> HttpResponse:
    """List all rounds, the latest first."""
    page = paged(Round.objects.order_by("-closes_at", "name"), request.GET)
    rows = [(one, *round_queries.status(one, request.received_at)) for one in page]
    return render(request, "rounds/list.html", {"rows": rows, "page": page})


@public
@require_safe
def round_page(request: VisitorRequest, pk: int) -> HttpResponse:
    """Show a round to who has no account; afterwards also its results."""
    current = get_object_or_404(Round, pk=pk)
    facts = round_queries.facts(current)
    is_closed = current.is_closed(request.received_at)
    status, tone = round_queries.status(current, request.received_at)
    context = {
        "round": current,
        "facts": facts,
        "status": status,
        "tone": tone,
        "is_open": current.is_open(request.received_at),
        "is_closed": is_closed,
        "steps": _steps(current, facts.requirements),
        "judges": [one.name for one in assessing_organisations()],
        "granted": regions_granted(current) if is_closed else [],
        "contact": settings.CONTACT,
        "rules": rules_of(current) if current.is_subsidy else None,
    }
    return render(request, "rounds/detail.html", context)


def _steps(current: Round, rows: Sequence[RequirementRow]) -> list[Step]:
    """The parts of an application in their order, then signing; what is off is left out."""
    on = [row for row in rows if row.row.level != RequirementLevel.OFF]

    def required(step: str) -> list[RequirementRow]:
        return [row for row in on if row.requirement.step == step]

    helps = list(current.help_texts.shown())

    def helped(kind: str) -> list[HelpText]:
        return [one for one in helps if one.section == kind]

    return [
        *(
            Step(part.title, part.asks, required(part.kind), helped(part.kind))
            for part in sections.asked_in(current)
        ),
        Step(_("Signing"), [_("Every partner signs the same text")], required(SIGNING)),
    ]
