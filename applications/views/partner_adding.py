"""Finding organisations in the register and putting them on the list of partners, several at once.

Who cannot be added is shown as well, with the reason that the act itself would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain.partners import Added, add_partners, why_not_add
from applications.domain.starting import capacities_of
from applications.models import Application, SectionKind
from applications.permissions import may_edit
from applications.sections.base import Data
from common.acts import attempt
from common.numbers import whole_number
from regions.boards import boards_in
from regions.models import Organisation, PartnerKind
from regions.schools import Schools
from regions.search import searched

from .lookup import own_application

MOST_FOUND = 50
# More than the largest province has; what one form can send is bounded too.
MOST_BOARDS = 500
MOST_NAMED = 10


@dataclass(frozen=True)
class Candidate:
    """An organisation that was found, as what it can take part, and why it cannot be added."""

    organisation: Organisation
    capacities: Sequence[PartnerKind]
    why_not: StrOrPromise | None
    schools: Schools | None = None
    is_ticked: bool = False
    chosen_kind: str = ""


@for_roles(*PENVOERDER_KINDS)
@require_safe
def search(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what was found in the register: the part of the page that changes while one types."""
    application = own_application(request, pk)
    context: dict[str, Any] = {"application": application}
    if may_edit(request.role, application, SectionKind.PARTNERS):
        context |= by_words(request, application)
    return render(request, "applications/_found.html", context)


def by_words(request: PortalRequest, application: Application) -> dict[str, Any]:
    """What the register has by the words that were typed, also those who cannot be added.

    Those who were ticked in an earlier search stay ticked, above what is found now.
    """
    words = request.GET.get("q", "").strip()
    everybody = Organisation.objects.select_related("municipality")
    found = list(searched(everybody, words)[: MOST_FOUND + 1]) if words else []
    present = _present(application)
    ticked = _organisations(request.GET) if "organisation" in request.GET else []
    kinds = {one.pk: request.GET.get(f"kind-{one.pk}", "") for one in ticked}
    kept = [_candidate(one, present, is_ticked=True, kind=kinds[one.pk]) for one in ticked]
    kept = [one for one in kept if one.why_not is None]
    keys = {one.organisation.pk for one in kept}
    new = [_candidate(one, present) for one in found[:MOST_FOUND] if one.pk not in keys]
    return {
        "words": words,
        "found": found[:MOST_FOUND],
        # What was ticked goes along with the next search.
        "along": [("organisation", one.organisation.pk) for one in kept]
        + [(f"kind-{pk}", kind) for pk, kind in kinds.items() if kind],
        "candidates": kept + new,
        "can_be_added": _can_be_added(kept + new),
        "is_cut": len(found) > MOST_FOUND,
        "back": urlencode({"q": words}),
    }


def by_area(request: PortalRequest, application: Application, region: Data) -> dict[str, Any]:
    """The municipalities of the region, those that were chosen, and the boards with schools there.

    `region` is that part of the document. Until somebody chooses, all municipalities are chosen
    and no boards are looked for.
    """
    places = sorted(region["municipalities"], key=lambda place: str(place["name"]))
    is_asked = "area" in request.GET
    typed = set(request.GET.getlist("place"))
    chosen = [one["code"] for one in places if one["code"] in typed or not is_asked]
    found = (
        boards_in(chosen, region["sectors"], limit=MOST_BOARDS + 1) if is_asked and chosen else []
    )
    present = _present(application)
    all_ticked = "none" not in request.GET
    here = urlencode({"area": "1", "place": chosen}, doseq=True)
    boards = [
        _candidate(one.board, present, one.schools, is_ticked=all_ticked)
        for one in found[:MOST_BOARDS]
    ]
    return {
        "places": places,
        "chosen": chosen,
        "is_asked": is_asked,
        "boards": boards,
        "can_be_added": _can_be_added(boards),
        "is_cut": len(found) > MOST_BOARDS,
        "all_ticked": all_ticked,
        "back": here,
        "toggle_url": f"?{here}&none=1#area" if all_ticked else f"?{here}#area",
    }


def add_chosen(request: PortalRequest, application: Application) -> HttpResponse:
    """Add those that were ticked, and say who was added, who was not, and why."""
    here = reverse("applications:partners", args=[application.pk])
    # Taken apart and put together again, so that it is a query and nothing else.
    search = f"{here}?{QueryDict(request.POST.get('back', '')).urlencode()}"
    chosen = _organisations(request.POST)
    if "again" in request.POST:
        ticked = {"organisation": [one.pk for one in chosen]}
        kinds_of = {name: kind for name, kind in request.POST.items() if name.startswith("kind-")}
        return redirect(f"{here}?{urlencode({**ticked, **kinds_of}, doseq=True)}#search-q")
    if not chosen:
        messages.error(request, _("Choose at least one organisation from the list."))
        return redirect(search)
    kinds = {one.pk: request.POST.get(f"kind-{one.pk}", "") for one in chosen}
    act = partial(
        add_partners,
        application=application,
        organisations=chosen,
        kinds={pk: kind for pk, kind in kinds.items() if kind in PartnerKind.values},
        by=request.role,
    )
    outcome = attempt(request, act)
    if not outcome:
        return redirect(search)
    added = outcome.value
    _say_who_joined(request, added)
    if len(chosen) == len(added.partners) == 1:
        return redirect("applications:partner_contact", application.pk, added.partners[0].pk)
    return redirect(here if added.partners else search)


def _say_who_joined(request: PortalRequest, added: Added) -> None:
    if added.partners:
        words = ngettext(
            "%(names)s takes part. Say who signs for it.",
            "%(count)s organisations take part now: %(names)s. Say who signs for each of them.",
            len(added.partners),
        )
        names = _names([one.name for one in added.partners])
        messages.success(request, words % {"count": len(added.partners), "names": names})
    by_reason: dict[str, list[str]] = defaultdict(list)
    for organisation, reason in added.left_out:
        by_reason[str(reason)].append(organisation.name)
    for reason, left_out in by_reason.items():
        words = ngettext(
            "%(count)s organisation was not added: %(names)s. %(reason)s",
            "%(count)s organisations were not added: %(names)s. %(reason)s",
            len(left_out),
        )
        said = {"count": len(left_out), "names": _names(left_out), "reason": reason}
        messages.warning(request, words % said)


def _names(names: Sequence[str]) -> str:
    """The first of these names, and how many more there are."""
    named = ", ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    if rest <= 0:
        return named
    more = ngettext("%(names)s and %(count)s more", "%(names)s and %(count)s more", rest)
    return more % {"names": named, "count": rest}


def _organisations(typed: QueryDict) -> list[Organisation]:
    """Those that were ticked, by name."""
    numbers = map(whole_number, typed.getlist("organisation"))
    keys = {number for number in numbers if number is not None}
    found = Organisation.objects.select_related("municipality").filter(pk__in=keys)
    return list(found.order_by("name", "pk"))


def _present(application: Application) -> set[int]:
    return {partner.organisation_id for partner in application.partners.all()}


def _can_be_added(candidates: Sequence[Candidate]) -> int:
    return sum(one.why_not is None for one in candidates)


def _candidate(
    organisation: Organisation,
    present: Collection[int],
    schools: Schools | None = None,
    *,
    is_ticked: bool = False,
    kind: str = "",
) -> Candidate:
    why_not = why_not_add(organisation, present)
    return Candidate(organisation, capacities_of(organisation), why_not, schools, is_ticked, kind)
