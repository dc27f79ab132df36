"""What was decided, for everybody who took part: the outcome and the conditions."""

from __future__ import annotations

from datetime import date
from functools import partial
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.access import PortalRequest, VisitorRequest, for_roles, public
from accounts.models import RoleKind
from applications.models import Application, Partner
from assessments.domain.known_outcomes import known_outcome
from assessments.domain.outcome_links import partner_of
from assessments.models import Decision, PanelMember
from common.acts import tried


@for_roles(RoleKind.PARTNER_SIGNATORY, RoleKind.ASSESSOR)
@require_safe
def outcome(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what was decided to a partner who signs, or an assessor who may know the case."""
    partners = Partner.objects.visible_to(request.role).filter(application=pk)
    members = PanelMember.objects.visible_to(request.role).filter(panel__application=pk)
    if not partners.exists() and not members.exists():
        raise Http404
    cases = Application.objects.select_related("round", "plan", "penvoerder")
    return _show(request, cases.get(pk=pk), for_panel=request.role.kind == RoleKind.ASSESSOR)


@public
@require_safe
@never_cache
def outcome_by_link(request: VisitorRequest, token: str) -> HttpResponse:
    """Show what was decided to who took part without an account, for the partner of the link."""
    partner = tried(partial(partner_of, token, at=request.received_at))
    if not partner:
        context = {"reason": str(partner)}
        status = HTTPStatus.NOT_FOUND
        return render(request, "assessments/outcome_closed.html", context, status=status)
    return _show(request, partner.value.application)


def _show(request: HttpRequest, case: Application, *, for_panel: bool = False) -> HttpResponse:
    decision = (
        Decision.objects.made_known().filter(application=case).order_by("-granted_at").first()
    )
    if decision is None:
        return _show_of_above(request, case, for_panel=for_panel)
    revoked_by = decision.revoked_by
    context = {
        "case": case,
        "decision": decision,
        "for_panel": for_panel,
        "revoked_by": revoked_by,
        "made_known_on": _made_known_on(decision),
        "objection_until": None if revoked_by else _objection_until(decision),
        "conditions": decision.conditions.order_by("due_on", "pk"),
    }
    return render(request, "assessments/outcome.html", context)


def _show_of_above(request: HttpRequest, case: Application, *, for_panel: bool) -> HttpResponse:
    """What a floor above decided on the application, such as on a subsidy."""
    known = known_outcome(case)
    if known is None:
        raise Http404
    context = {"case": case, "known": known, "for_panel": for_panel}
    return render(request, "assessments/known_outcome.html", context)


def _objection_until(decision: Decision) -> date | None:
    """The last day to object, which a correction may move."""
    newest = decision.letters.order_by("-made_at")
    return newest.values_list("objection_until", flat=True).first()


def _made_known_on(decision: Decision) -> date:
    """The day of the first letter, which a correction does not move."""
    return decision.letters.order_by("made_at").values_list("dated_on", flat=True)[0]
