"""Setting up the panel of a case, and changing it."""

from __future__ import annotations

from functools import partial

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, Role, RoleKind
from applications.models import Application, ApplicationState
from assessments import queries
from assessments.domain import panels
from assessments.forms import AddForm, PanelForm
from assessments.models import Panel, PanelMember
from assessments.permissions import (
    why_not_open_panel,
    why_not_without_adviser,
)
from common.acts import attempt, form_status
from common.unsent_forms import bind
from regions.models import Organisation

from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: PortalRequest, pk: int) -> HttpResponse:
    """Invite the organisations that assess, or one more while that is possible."""
    case = get_case(request, pk)
    opened = Panel.objects.filter(application=case).first()
    if opened is not None:
        return _add(request, case, opened)
    if case.state != ApplicationState.INGEDIEND:
        raise Http404
    return _open(request, case)


def _open(request: PortalRequest, case: Application) -> HttpResponse:
    choices = _can_assess(case).filter(_has_assessors())
    before = queries.newest_panel(case.round_id)
    usual = before or [one.pk for one in choices if one.kind == "ocw"]
    form = bind(
        PanelForm,
        request,
        choices=choices,
        as_before=bool(before),
        initial={"organisations": usual},
    )
    if request.method == "POST" and form.is_valid():
        organisations = form.cleaned_data["organisations"]
        set_up = partial(
            panels.open_panel, application=case, organisations=organisations, by=request.role
        )
        done = _("The panel is set up.")
        if attempt(request, set_up, form=form, success=done):
            return redirect("assessments:case", pk=case.pk)
    return _show(request, case, form)


def _add(request: PortalRequest, case: Application, opened: Panel) -> HttpResponse:
    invited = opened.members.values("organisation")
    choices = _can_assess(case).filter(_has_assessors()).exclude(pk__in=invited)
    form = bind(AddForm, request, choices=choices)
    if request.method == "POST" and form.is_valid():
        organisation = form.cleaned_data["organisations"]
        add = partial(
            panels.add_organisation, panel=opened, organisation=organisation, by=request.role
        )
        invited_by_mail = _("%s is now in the panel.") % organisation
        if attempt(request, add, form=form, success=invited_by_mail):
            return redirect("assessments:case", pk=case.pk)
    return _show(request, case, form, opened)


def _show(
    request: PortalRequest,
    case: Application,
    form: PanelForm | AddForm,
    opened: Panel | None = None,
) -> HttpResponse:
    why_not = why_not_open_panel(case, request.received_at) if opened is None else None
    own = case.partners.filter(organisation__kind__in=panels.ASSESSING_KINDS)
    context = {
        "case": case,
        "form": form,
        "panel": opened,
        "why_not": why_not,
        "lacks_adviser": why_not is not None and why_not == why_not_without_adviser(case),
        "unable": _can_assess(case).exclude(_has_assessors()),
        "taking_part": [partner.organisation for partner in own.select_related("organisation")],
    }
    return render(request, "assessments/panel.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: PortalRequest, pk: int, member_pk: int) -> HttpResponse:
    """Take an organisation out of the panel that has not handed in, after asking."""
    case = get_case(request, pk)
    members = PanelMember.objects.filter(panel__application=case)
    member = get_object_or_404(members.select_related("organisation", "panel"), pk=member_pk)
    back = reverse("assessments:case", args=[case.pk])
    if request.method != "POST":
        context = {"case": case, "member": member, "back_url": back}
        return render(request, "assessments/remove_member.html", context)
    attempt(
        request,
        partial(panels.remove_organisation, member=member, by=request.role),
        success=_("%s is no longer in the panel.") % member,
    )
    return redirect(back)


def _has_assessors() -> Exists:
    """Whether somebody assesses for an organisation."""
    assessors = Role.objects.current().filter(kind=RoleKind.ASSESSOR)
    return Exists(assessors.filter(organisation=OuterRef("pk")))


def manned_organisations() -> QuerySet[Organisation]:
    """Organisations that can be in a panel and have assessors, OCW first."""
    return _ocw_first().filter(_has_assessors())


def _can_assess(case: Application) -> QuerySet[Organisation]:
    """Organisations that could be in this panel, OCW first."""
    return (
        _ocw_first()
        .exclude(pk__in=case.partners.values("organisation"))
        .exclude(pk=case.penvoerder_id)
    )


def _ocw_first() -> QuerySet[Organisation]:
    return panels.assessing_organisations().order_by("-kind", "name")
