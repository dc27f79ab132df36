"""What somebody finds by words over all floors of the house, and nothing that they may not see.

Each floor has its own way of searching and its own `visible_to`; here these are only asked. What is
found leads to the page of it, and each kind to the list with the same words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind
from accounts.queries import people, team
from accounts.search import searched_people
from applications.afterwards import known_state, with_known_state
from applications.models import Application, Partner
from applications.search import searched_own
from assessments.models import NextStep, PanelMember
from assessments.search import searched_cases
from common.search import containing, search_words
from regions.permissions import why_not_manage_register
from regions.queries import region_list, search_organisations
from regions.region_search import searched_regions, why_found

MOST = 10
"""So many of each kind; the list of that kind has the rest."""


@dataclass(frozen=True)
class Hit:
    """Something that was found, where it stands, and what tells it apart."""

    title: str
    url: str
    more: StrOrPromise = ""


@dataclass(frozen=True)
class Group:
    """What was found of one kind; `all_url` leads to its list when there is more."""

    heading: StrOrPromise
    hits: Sequence[Hit]
    all_url: str = ""


def find(role: Role | None, words: str) -> list[Group]:
    """What `role` finds by `words`, by kind; kinds of which nothing was found are left out.

    At most `MOST_WORDS` words are read (`common.search`). A fixed number of queries for each kind.
    """
    if not search_words(words):
        return []
    return [group for read in FINDERS for group in read(role, words) if group.hits]


def _group(heading: str, hits: Iterable[Hit], list_name: str = "", **asked: str) -> Group:
    found = list(hits)
    more = reverse(list_name) + f"?{urlencode(asked)}" if list_name and len(found) > MOST else ""
    return Group(heading, found[:MOST], more)


def _forgiving(found: Callable[[bool], QuerySet[Any]]) -> list[Any]:
    """The first that were found; when there are none, with slips of typing forgiven."""
    return list(found(False)[: MOST + 1]) or list(found(True)[: MOST + 1])


def _cases(role: Role | None, words: str) -> Iterator[Group]:
    """The cases of the Realisatie Eenheid, and those put to the organisation of an assessor."""
    heading = _("Applications")
    if role is not None and role.is_re:
        steps = NextStep.objects.visible_to(role).select_related("application__plan").order_by("pk")
        rows = _forgiving(lambda slips: searched_cases(steps, words, forgives=slips))
        cases = (row.application for row in rows)
        hits = [_case(one, "assessments:case", one.pk, one.get_state_display()) for one in cases]
        yield _group(heading, hits, "assessments:worklist", q=words, step="all")
    if role is not None and role.kind == RoleKind.ASSESSOR:
        members = PanelMember.objects.of_organisation(role).order_by("-pk")
        members = members.select_related("panel__application__plan")
        path = "panel__application__next_step__"
        found = _forgiving(lambda slips: searched_cases(members, words, path, forgives=slips))
        yield _group(
            heading, (_case(one.panel.application, "assessments:member", one.pk) for one in found)
        )


def _own(role: Role | None, words: str) -> Iterator[Group]:
    """The applications of a penvoerder, and what a partner was asked to sign."""
    if role is None or not (role.is_penvoerder or role.kind == RoleKind.PARTNER_SIGNATORY):
        return
    mine = with_known_state(Application.objects.visible_to(role))
    found = searched_own(mine, words).select_related("plan")
    rows = list(found.order_by("-created_at", "-pk")[: MOST + 1])
    if role.is_penvoerder:
        hits = [
            _case(one, "applications:detail", one.pk, known_state(one).get_state_display())
            for one in rows
        ]
        yield _group(_("Applications"), hits, "applications:list", q=words)
        return
    partners = Partner.objects.visible_to(role).filter(application__in=rows)
    signs = dict(partners.values_list("application", "pk"))
    hits = [_case(one, "applications:sign", signs[one.pk]) for one in rows if one.pk in signs]
    yield _group(_("Applications"), hits)


def _case(case: Application, view: str, key: int, more: str = "") -> Hit:
    """A case by its number, and by its state for those whose own list tells it too."""
    return Hit(case.name, reverse(view, args=[key]), ", ".join(filter(None, [case.number, more])))


def _regions(role: Role | None, words: str) -> Iterator[Group]:
    """The regions, each with the municipalities and partners for which it was found."""
    found = list(searched_regions(region_list(role), words)[: MOST + 1])
    why = why_found(found, words) if found else {}
    hits = (
        Hit(
            one.name,
            reverse("regions:detail", args=[one.slug]),
            "; ".join(
                [one.get_status_display(), *why[one.pk].municipalities, *why[one.pk].partners]
            ),
        )
        for one in found
    )
    yield _group(_("Regions"), hits, "regions:list", q=words)


def _organisations(role: Role | None, words: str) -> Iterator[Group]:
    """The register, for who keeps it."""
    if role is None or why_not_manage_register(role) is not None:
        return
    hits = (
        Hit(one.name, reverse("regions:organisation", args=[one.pk]), one.get_kind_display())
        for one in search_organisations(words, limit=MOST + 1)
    )
    yield _group(_("Organisations"), hits, "regions:register", q=words)


def _people(role: Role | None, words: str) -> Iterator[Group]:
    """Everybody for an administrator, for a penvoerder the people of the own organisation."""
    if role is not None and role.kind == RoleKind.ADMIN:
        found = _forgiving(lambda slips: searched_people(people(), words, forgives=slips))
        hits = (Hit(one.name, reverse("people:detail", args=[one.pk]), one.email) for one in found)
        yield _group(_("People"), hits, "people:list", q=words)
    elif role is not None and role.is_penvoerder:
        named = team(role.organisation_id).filter(containing(words, "user__name", "user__email"))
        colleagues = (
            Hit(one.user.name, reverse("accounts:team"), one.get_kind_display())
            for one in named[: MOST + 1]
        )
        yield _group(_("People"), colleagues)


FINDERS: tuple[Callable[[Role | None, str], Iterator[Group]], ...] = (
    _cases,
    _own,
    _regions,
    _organisations,
    _people,
)
