"""Taking sections over from another application: all at once, or one after looking at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain import reuse
from applications.domain.editing import Stale
from applications.models import Application
from applications.permissions import why_not_edit
from applications.sections import PlanSection, WrittenSection, asked_in
from applications.signature_states import signed_partners
from common.acts import show_refusal, tried
from common.numbers import whole_number
from common.three_way import fingerprint, written_fingerprints

from .carrying import Carried, carried, shown_clashes
from .lookup import asked_section, own_application

MOST_SOURCES = 25


@dataclass(frozen=True)
class Part:
    """A section in the list: what taking it over would do, and what no longer fits."""

    title: StrOrPromise
    url: str
    says: str
    misfits: list[str]


def _context(
    request: PortalRequest, application: Application
) -> tuple[dict[str, Any], reuse.Earlier | None]:
    """The applications to choose from, and the one that was chosen; raises 404 for another."""
    found = list(reuse.sources(application, request.role)[: MOST_SOURCES + 1])
    asked = request.POST.get("van") or request.GET.get("van")
    chosen = next((one for one in found if one.pk == whole_number(asked or "")), None)
    if asked and chosen is None:
        raise Http404
    if chosen is None and len(found) == 1:
        chosen = found[0]
    earlier = reuse.earlier(chosen) if chosen else None
    shown = {
        "sources": found[:MOST_SOURCES],
        "more": len(found) > MOST_SOURCES,
        "signed": signed_partners(application),
    }
    return {"application": application, "earlier": earlier, **shown}, earlier


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def whole(request: PortalRequest, pk: int) -> HttpResponse:
    """Show by section what could be taken over, and take all over that is still empty."""
    application = own_application(request, pk)
    if not application.is_draft:
        messages.info(request, _("This application is no longer a draft."))
        return redirect("applications:detail", pk)
    context, earlier = _context(request, application)
    if request.method == "POST" and earlier:
        take = partial(
            reuse.take_all, application=application, source=earlier.application, by=request.role
        )
        if taken := tried(take):
            _say_taken(request, taken.value, earlier)
            return redirect("applications:detail", pk)
        show_refusal(request, taken.refusal)
    context["parts"] = list(_parts(application, earlier)) if earlier else []
    return render(request, "applications/reuse/whole.html", context)


def _say_taken(request: PortalRequest, done: reuse.TakenAll, earlier: reuse.Earlier) -> None:
    if done.taken:
        told = _("Taken over from %(source)s: %(parts)s.")
        parts = ", ".join(map(str, done.taken))
        messages.success(request, told % {"source": earlier.name, "parts": parts})
    else:
        messages.info(request, _("Nothing was taken over: nothing was empty any more."))
    if done.kept:
        told = _("In these parts something else stood already, and that was kept: %(parts)s.")
        messages.info(request, told % {"parts": ", ".join(map(str, done.kept))})
    for refused in done.refused:
        messages.warning(request, refused)


def _parts(application: Application, earlier: reuse.Earlier) -> Iterator[Part]:
    source = earlier.application.pk
    for section in asked_in(application.round):
        says, misfits = _told(application, section, earlier)
        yield Part(section.title, f"{_url(application, section)}?van={source}", says, misfits)


def _url(application: Application, section: PlanSection) -> str:
    return reverse("applications:take_over", args=[application.pk, section.kind])


def _told(
    application: Application, section: PlanSection, earlier: reuse.Earlier
) -> tuple[str, list[str]]:
    """What taking over a section would do, in words, and what no longer fits."""
    if not isinstance(section, WrittenSection):
        found = reuse.parties(application, earlier)
        names = ", ".join(one.organisation.name for one in found.parties)
        says = _("Will be added: %(names)s.") % {"names": names} if names else _nothing()
        return says, list(found.misfits)
    offer = reuse.offer(application, section, earlier)
    if offer is None or offer.is_empty:
        return _nothing(), []
    misfits = list(offer.takeable.misfits)
    if not offer.clashes:
        return _("Is still empty and will be filled."), misfits
    if offer.fills:
        return _("What is still empty will be filled; what stands there stays."), misfits
    return _("Something else stands there and stays. Open the part to choose."), misfits


def _nothing() -> str:
    return _("Nothing to take over.")


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Show what one section would take over, beside what stands there, and do so."""
    application = own_application(request, pk)
    part = asked_section(application, kind)
    if reason := why_not_edit(request.role, application, kind):
        messages.info(request, str(reason))
        return redirect("applications:detail", pk)
    context, earlier = _context(request, application)
    before = carried(request.POST)
    status = 200
    if request.method == "POST" and earlier:
        taken = tried(partial(_take, request, application, kind, earlier, before))
        if taken:
            said = _("Taken over from %(source)s.") if taken.value else _("Nothing has changed.")
            messages.success(request, said % {"source": earlier.name})
            return redirect(part.url(application))
        if not isinstance(taken.refusal, Stale):
            show_refusal(request, taken.refusal)
        status = 422
    if earlier:
        context |= _shown(application, part, earlier, before)
    if not part.is_essential:
        context["signed"] = []
    context |= {"section": part, "back_url": part.url(application)}
    return render(request, "applications/reuse/section.html", context, status=status)


def _take(
    request: PortalRequest,
    application: Application,
    kind: str,
    earlier: reuse.Earlier,
    before: Carried,
) -> bool:
    left = before.undecided | before.given_up
    return reuse.take_over(
        application=application,
        kind=kind,
        source=earlier.application,
        by=request.role,
        chosen={name: print_ for name, print_ in before.was.items() if name not in left},
        without=before.given_up,
    )


def _shown(
    application: Application, part: PlanSection, earlier: reuse.Earlier, before: Carried
) -> dict[str, Any]:
    """What the page shows of one section and the application that was chosen."""
    if not isinstance(part, WrittenSection):
        found = reuse.parties(application, earlier)
        return {"new_parties": found.parties, "misfits": found.misfits}
    offer = reuse.offer(application, part, earlier)
    if offer is None:
        return {}
    names = part.units(offer.plain)
    rows = zip(names, part.described(offer.plain), strict=True)
    clashes = shown_clashes(part, offer.clashes, application.plan, offer.plain, before.undecided)
    was = {name: fingerprint(clash.theirs) for name, clash in offer.clashes.items()}
    return {
        "misfits": offer.takeable.misfits,
        "fills": [row for name, row in rows if name in offer.fills],
        "clashes": list(clashes),
        "was": written_fingerprints(was),
    }
