"""What can be asked of the lists of rounds, of own applications and of what was asked to sign."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from common.filters import ListFilter, Order, SortFilter, by_name, choice_filter, search_filter

from . import sheets
from .afterwards import KNOWN_STATES
from .models import Application, Partner, RoundStatus
from .models.application import closing_moment
from .models.rounds import RoundQuerySet
from .search import searched_asked, searched_own


class RoundFilter(ListFilter):
    """By whether a round is open when it is asked; the latest closing first."""

    status = choice_filter(_("Status"), RoundStatus.choices, method="in_status")
    sort = SortFilter(
        _("latest closing first"),
        {
            "closes": Order(_("first closing first"), "closes_at", "pk"),
            "opens": Order(_("first opening first"), "opens_at", "pk"),
            "name": by_name(),
        },
        usual_column="-closes",
    )
    sheet = sheets.ROUNDS

    def in_status(self, rounds: RoundQuerySet, name: str, status: str) -> RoundQuerySet:
        """Rounds that are so at the moment of the request."""
        return rounds.in_status(RoundStatus(status), self.request.received_at)


class OwnFilter(ListFilter):
    """The applications of one organisation, by words and state; the newest first."""

    q = search_filter(_("Name, number or round"), "search_own")
    state = choice_filter(_("State"), KNOWN_STATES, field_name="known_state")
    sort = SortFilter(
        _("newest first"),
        {
            "name": by_name("plan__name"),
            "round": Order(_("first closing first"), closing_moment().asc(), "pk"),
        },
    )
    sheet = sheets.OWN

    def search_own(
        self, applications: QuerySet[Application], name: str, words: str
    ) -> QuerySet[Application]:
        """Those that fit; see `searched_own`."""
        return searched_own(applications, words)


class SigningFilter(ListFilter):
    """What the organisation was asked to sign, by words; the last asked first."""

    q = search_filter(_("Name, round or penvoerder"), "search_asked")
    sort = SortFilter(
        _("asked last first"),
        {
            "name": by_name("application__plan__name"),
            "closes": Order(_("first closing first"), closing_moment("application__").asc(), "pk"),
        },
    )
    sheet = sheets.SIGNING

    def search_asked(self, partners: QuerySet[Partner], name: str, words: str) -> QuerySet[Partner]:
        """Those of applications that fit; see `searched_own`."""
        return searched_asked(partners, words)
