"""The main navigation: which entries which role sees. Order is the order on the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role, RoleKind

PUBLIC = "public"
# Who acts in a role comes on the public pages by what there is to do in that role.
NO_ROLE = "no_role"
SIGNED_IN = "signed_in"


@dataclass(frozen=True, slots=True)
class Entry:
    """A link in the navigation; `audience` says who sees it: one of these, or kinds of role.

    Who sees it does not see the entry `instead_of` which it stands, as the page leads there.
    """

    label: Promise
    url_name: str
    audience: str | tuple[RoleKind, ...]
    instead_of: str = ""

    def is_for(self, role: Role | None, *, signed_in: bool) -> bool:
        """Whether somebody in this role sees the entry."""
        if self.audience == PUBLIC:
            return True
        if self.audience == NO_ROLE:
            return role is None
        if self.audience == SIGNED_IN:
            return signed_in
        return role is not None and role.kind in self.audience


@dataclass(frozen=True, slots=True)
class Link:
    """A navigation entry as it appears on a page."""

    label: str
    url: str
    is_current: bool


ENTRIES = (
    Entry(_("Overview"), "home", SIGNED_IN),
    Entry(_("Applications"), "applications:list", PENVOERDER_KINDS),
    Entry(_("To sign"), "applications:signing_list", (RoleKind.PARTNER_SIGNATORY,)),
    Entry(_("Assessing"), "assessments:assigned", (RoleKind.ASSESSOR,)),
    Entry(_("Worklist"), "assessments:worklist", RE_KINDS),
    # The Realisatie Eenheid comes there from the worklist.
    Entry(_("Meetings"), "assessments:meetings", (RoleKind.ASSESSOR,)),
    Entry(_("Letters"), "letters:list", PENVOERDER_KINDS),
    Entry(_("Our people"), "accounts:team", PENVOERDER_KINDS),
    Entry(_("Rounds"), "applications:rounds", (RoleKind.ADMIN, RoleKind.RE_LEAD)),
    Entry(_("People"), "people:list", (RoleKind.ADMIN,)),
    Entry(_("Register"), "regions:register", (RoleKind.ADMIN, RoleKind.RE_LEAD)),
    Entry(
        _("Programmaraad"),
        "programmaraad:manage",
        (RoleKind.ADMIN,),
        instead_of="programmaraad:composition",
    ),
    Entry(_("Mail"), "correspondence:outbox", (RoleKind.ADMIN, RoleKind.RE_LEAD)),
    Entry(_("Rounds"), "rounds", NO_ROLE),
    Entry(_("Regions"), "regions:list", PUBLIC),
    Entry(_("Programmaraad"), "programmaraad:composition", PUBLIC),
)


def links_for(request: HttpRequest) -> list[Link]:
    """The entries for whoever asks."""
    role: Role | None = getattr(request, "role", None)
    user = getattr(request, "user", None)
    signed_in = bool(user is not None and user.is_authenticated)
    seen = [entry for entry in ENTRIES if entry.is_for(role, signed_in=signed_in)]
    twice = {entry.instead_of for entry in seen}
    links = [
        Link(label=str(entry.label), url=reverse(entry.url_name), is_current=False)
        for entry in seen
        if entry.url_name not in twice
    ]
    return _with_current(links, request.path)


def _with_current(links: list[Link], path: str) -> list[Link]:
    """Mark the entry under which `path` lies; of two that fit, the one that says more."""
    above = [
        link
        for link in links
        if path == link.url or (link.url != "/" and path.startswith(link.url))
    ]
    current = max(above, key=lambda link: len(link.url), default=None)
    return [replace(link, is_current=link is current) for link in links]
