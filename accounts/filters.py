"""What can be asked of the list of people."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts import sheets
from accounts.models import Role, RoleKind, User
from accounts.search import searched_people
from common.filters import ListFilter, Order, SortFilter, choice_filter, search_filter


class PeopleFilter(ListFilter):
    """By the beginnings of words in name, address or organisation, and by a current role."""

    can_forgive = True
    q = search_filter(_("Name, e-mail address or organisation"), "search_people")
    kind = choice_filter(_("Role"), RoleKind.choices, method="in_role")
    sort = SortFilter(
        _("name"),
        {
            "-name": Order(_("name, from Z to A"), "-name", "-pk"),
            "email": Order(
                _("e-mail address"), "email", "pk", reverse=_("e-mail address, from Z to A")
            ),
            "newest": Order(_("newest first"), "-joined_at", "-pk"),
        },
        usual_column="name",
    )
    sheet = sheets.PEOPLE

    def search_people(self, people: QuerySet[User], name: str, words: str) -> QuerySet[User]:
        """People who fit; see `searched_people`."""
        return searched_people(people, words, forgives=self.forgives)

    def in_role(self, people: QuerySet[User], name: str, kind: str) -> QuerySet[User]:
        """People who now act in a role of this kind."""
        held = Role.objects.current().filter(user=OuterRef("pk"), kind=kind)
        return people.filter(Exists(held))
