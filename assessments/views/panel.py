"""Setting up the panel of a case, and changing it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Application, ApplicationState
from assessments import panel_queries
from assessments.domain import panels
from assessments.forms import AddForm, PanelForm
from assessments.models import Panel, PanelMember, PanelTemplate
from assessments.panel_permissions import (
    ASSESSING_KINDS,
    why_not_in_panel,
    why_not_open_panel,
    why_not_without_adviser,
)
from common.acts import attempt, form_status
from common.many import foresee
from common.unsent_forms import bind
from regions.models import Organisation

from .lookup import get_case


@dataclass(frozen=True)
class _Asking:
    """What is asked of whom for a case: the form that asks whom, the act, what is said after it."""

    case: Application
    form: type[PanelForm | AddForm]
    act: Callable[[Sequence[Organisation]], Any]
    done: Callable[[Sequence[Organisation]], str]
    options: dict[str, Any]
    opened: Panel | None = None
    suggestion: panel_queries.Suggestion | None = None
    left_out: Sequence[StrOrPromise] = field(default_factory=list)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def panel(request: PortalRequest, pk: int) -> HttpResponse:
    """Invite the organisations that assess, or one more while that is possible.

    In two steps, which both work without JavaScript: choose, and see who will be asked. Both are
    questions and change nothing.
    """
    case = get_case(request, pk)
    opened = Panel.objects.filter(application=case).first()
    if opened is not None:
        return _page(request, _adding(request, case, opened))
    if case.state != ApplicationState.INGEDIEND:
        raise Http404
    return _page(request, _opening(request, case))


def _opening(request: PortalRequest, case: Application) -> _Asking:
    choices = panel_queries.who_can_judge(case)
    begin = panel_queries.suggested([case], choices, request.GET.get("template", ""))
    able = {one.pk for one in choices}
    wanted = begin.template.organisations.all() if begin.template else []
    why_not = [why_not_in_panel(one, case) for one in wanted if one.pk not in able]
    return _Asking(
        case,
        PanelForm,
        lambda chosen: panels.open_panel(application=case, organisations=chosen, by=request.role),
        lambda _chosen: _("The panel is set up."),
        {
            "choices": choices,
            "ticked": begin.why,
            "initial": {"organisations": request.GET.getlist("organisations") or begin.ticked},
        },
        suggestion=begin,
        left_out=[why for why in why_not if why],
    )


def _adding(request: PortalRequest, case: Application, opened: Panel) -> _Asking:
    invited = opened.members.values("organisation")
    choices = panel_queries.who_can_judge(case).exclude(pk__in=invited)
    return _Asking(
        case,
        AddForm,
        lambda chosen: panels.add_organisation(
            panel=opened, organisation=chosen[0], by=request.role
        ),
        lambda chosen: _("%s is now in the panel.") % chosen[0],
        {"choices": choices, "initial": {"organisations": request.GET.get("organisations")}},
        opened=opened,
    )


def _page(request: PortalRequest, asking: _Asking) -> HttpResponse:
    if request.method == "POST":
        form = bind(asking.form, request, **asking.options)
        if form.is_valid():
            chosen = _chosen(form)
            act = partial(asking.act, chosen)
            if attempt(request, act, form=form, success=asking.done(chosen)):
                return redirect("assessments:case", pk=asking.case.pk)
    elif request.GET.get("step") == "preview":
        form = asking.form(request.GET, **asking.options)
        if form.is_valid():
            chosen = _chosen(form)
            foreseen = foresee([asking.case], lambda _case: asking.act(chosen))
            if foreseen.done:
                return _preview(request, asking, chosen)
            form.add_error("organisations", foreseen.refused[0].why_not)
    else:
        form = bind(asking.form, request, **asking.options)
    return _show(request, asking, form)


def _chosen(form: PanelForm | AddForm) -> list[Organisation]:
    given = form.cleaned_data["organisations"]
    return [given] if isinstance(given, Organisation) else list(given)


def _preview(
    request: PortalRequest, asking: _Asking, chosen: Sequence[Organisation]
) -> HttpResponse:
    back = QueryDict(mutable=True)
    back.setlist("organisations", [str(one.pk) for one in chosen])
    context = {
        "case": asking.case,
        "panel": asking.opened,
        "invited": panel_queries.who_will_be_asked(asking.case, chosen),
        "taking_part": _taking_part(asking.case),
        # Where it is handled as received, its penvoerder could still rewrite it until it closes.
        "ends_reopening": asking.opened is None and not asking.case.is_closed(request.received_at),
        "back_url": f"{request.path}?{back.urlencode()}",
    }
    return render(request, "assessments/panel_preview.html", context)


def _show(request: PortalRequest, asking: _Asking, form: PanelForm | AddForm) -> HttpResponse:
    case, opened = asking.case, asking.opened
    why_not = why_not_open_panel(case, request.received_at) if opened is None else None
    context = {
        "case": case,
        "form": form,
        "panel": opened,
        "why_not": why_not,
        "lacks_adviser": why_not is not None and why_not == why_not_without_adviser(case),
        "who": _who(case, opened),
        "unable": panel_queries.who_cannot_yet(case),
        "left_out": asking.left_out,
        "taking_part": _taking_part(case),
        "suggestion": asking.suggestion,
        "template_links": template_links(request, asking.suggestion),
    }
    return render(request, "assessments/panel.html", context, status=form_status(form))


def template_links(
    request: PortalRequest, suggestion: panel_queries.Suggestion | None
) -> list[tuple[PanelTemplate, str]]:
    """The templates from which one can begin, each with the address that does so."""
    links = []
    for template in suggestion.templates if suggestion else ():
        query = request.GET.copy()
        for name in ("step", "organisations"):
            query.pop(name, None)
        query["template"] = str(template.pk)
        links.append((template, f"?{query.urlencode()}"))
    return links


def _who(case: Application, opened: Panel | None) -> list[panel_queries.Invited]:
    """Of each organisation in the panel who can judge, and who is shut out and why."""
    if opened is None:
        return []
    members = opened.members.select_related("organisation").order_by("organisation__name")
    return panel_queries.who_will_be_asked(case, [one.organisation for one in members])


def _taking_part(case: Application) -> list[Organisation]:
    """Who would assess, were it not that they take part."""
    own = case.partners.filter(organisation__kind__in=ASSESSING_KINDS)
    return [partner.organisation for partner in own.select_related("organisation")]


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
