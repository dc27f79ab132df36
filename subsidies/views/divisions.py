"""A division: the calculation to be redone, its letters as they will be, and deciding on it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RE_KINDS
from applications.content import canonical_json
from applications.models import Application
from assessments.views.lookup import get_case
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.exports import KINDS
from common.unsent_forms import bind
from subsidies import queries
from subsidies.domain import deciding, grounds
from subsidies.forms import GiveBackForm
from subsidies.forms.after import WeighForm
from subsidies.later_permissions import why_not_rest_on
from subsidies.models import About, Division, GroundToRefuse, Hearing, Share
from subsidies.models.division import DivisionQuerySet
from subsidies.permissions import why_not_give_back, why_not_ground, why_not_settle
from subsidies.sheets import DIVISION

FILES = (("csv", "CSV"), ("xlsx", "Excel"), ("json", "JSON"))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def division(request: PortalRequest, pk: int) -> HttpResponseBase:
    """Show a calculation, done once more on the spot; a lead decides on it or gives it back."""
    found = get_visible(_divisions(), request, pk=pk)
    if (file := _file(request, found)) is not None:
        return file
    why_not_back = why_not_give_back(request.role, found)
    form = None if why_not_back else bind(GiveBackForm, request)
    if request.method == "POST" and _done(request, found, form):
        return redirect("subsidies:division", pk=pk)
    lines = queries.lines(found)
    context = {
        "division": found,
        "round": found.round,
        "rules": found.round.subsidy_rules,
        "content": found.content,
        "lines": lines,
        "is_the_same": all(line.is_the_same for line in lines),
        "files": [(f"?export={kind}", name) for kind, name in FILES],
        "form": form,
        "is_prepared": found.state == "voorbereid",
        "why_not": why_not_settle(request.role, found),
    }
    status = form_status(form) if form is not None else 200
    return render(request, "subsidies/division.html", context, status=status)


def _divisions() -> DivisionQuerySet:
    return Division.objects.select_related(
        "round__subsidy_rules", "prepared_by__user", "settled_by__user"
    )


def _file(request: PortalRequest, found: Division) -> HttpResponseBase | None:
    """The calculation as a file, when one is asked for; as JSON it is what the hash is over."""
    kind = request.GET.get("export", "")
    if kind == "json":
        name = f"verdeling-{found.pk}.json"
        disposition = content_disposition_header(as_attachment=True, filename=name)
        return HttpResponse(
            canonical_json(found.content),
            content_type="application/json",
            headers={"Content-Disposition": disposition or ""},
        )
    return KINDS[kind](DIVISION, found.content["applications"]) if kind in KINDS else None


def _done(request: PortalRequest, found: Division, form: GiveBackForm | None) -> bool:
    """Whether the page is left: the act was done, or there is no form in which to say why not."""
    if request.POST.get("act") == "settle":
        success = _("The decision has been taken. The letters are being made now.")
        act = partial(deciding.settle, division=found, by=request.role)
        attempt(request, act, success=success)
        return True
    if form is None:
        messages.error(request, str(why_not_give_back(request.role, found)))
        return True
    if not form.is_valid():
        return False
    give_back = partial(deciding.give_back, division=found, by=request.role, **form.cleaned_data)
    success = _("The division goes back to be prepared anew.")
    return bool(attempt(request, give_back, form=form, success=success))


@for_roles(*RE_KINDS)
@require_safe
def letter(request: PortalRequest, pk: int) -> HttpResponse:
    """Show the letter to one applicant as it will be."""
    from subsidies.domain.letters import preview_html, with_all_it_needs  # The PDF engine.

    seen = Share.objects.visible_to(request.role).filter(letter=None)
    share = get_visible(with_all_it_needs().filter(pk__in=seen.values("pk")), request, pk=pk)
    context = {
        "share": share,
        "division": share.division,
        "preview": preview_html(share, signer=request.role),
    }
    return render(request, "subsidies/letter.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def ground(request: PortalRequest, pk: int) -> HttpResponse:
    """Enter a ground to refuse one application on which it was heard, or drop it (Awb 4:35)."""
    case: Application = get_case(request, pk)
    entered = GroundToRefuse.objects.standing().filter(application=case)
    found = entered.select_related("entered_by__user", "hearing").first()
    why_not = why_not_ground(request.role, case)
    if why_not is None and request.method == "POST" and request.POST.get("act") == "drop":
        act = partial(grounds.drop_ground, application=case, by=request.role)
        attempt(request, act, success=_("The application takes part in the division again."))
        return redirect("subsidies:round", pk=case.round_id)
    told = Hearing.objects.open().filter(application=case, about=About.REFUSAL).last()
    hearing = told or (found.hearing if found else None)
    why_not_heard = why_not_rest_on(hearing, About.REFUSAL, amsterdam_date(request.received_at))
    initial = vars(found) if found else {}
    form = None if why_not or why_not_heard else bind(WeighForm, request, initial=initial)
    if request.method == "POST":
        if form is None or hearing is None:
            messages.error(request, str(why_not or why_not_heard))
            return redirect("subsidies:ground", pk=pk)
        if form.is_valid():
            enter = partial(grounds.enter_ground, hearing=hearing, by=request.role)
            enter = partial(enter, **form.cleaned_data)
            if attempt(request, enter, form=form, success=_("The ground has been entered.")):
                return redirect("subsidies:round", pk=case.round_id)
    context = {
        "case": case,
        "ground": found,
        "hearing": hearing,
        "form": form,
        "why_not": why_not,
        "why_not_heard": why_not_heard,
    }
    status = form_status(form) if form is not None else 200
    return render(request, "subsidies/ground.html", context, status=status)
