"""What somebody asks of a list again and again, kept under a name of their own.

They stand on the row of the person, which every page reads, so that no list takes a query more; and
there is no address by which to reach those of another (docs/decisions/0102-saved-views.md).
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction
from django.http import QueryDict
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from common.refusal import Refusal

MOST_VIEWS = 20
LONGEST_NAME = 60
LONGEST_QUERY = 500
# What passes: where one was in the list, and what one did with it.
_PASSING = ("page", "export", "chosen")


@dataclass(frozen=True)
class SavedView:
    """A question to a list: the name of its view, the name by which it is kept, the question."""

    list_name: str
    name: str
    query: str

    @property
    def url(self) -> str:
        """Where the list answers it."""
        return f"{reverse(self.list_name)}?{self.query}"


def question(asked: QueryDict) -> str:
    """What is asked of a list, written always in the same way; empty when nothing is."""
    pairs = [
        (name, value)
        for name, values in sorted(asked.lists())
        for value in values
        if value and name not in _PASSING
    ]
    kept = QueryDict(mutable=True)
    for name, value in pairs:
        kept.appendlist(name, value)
    return kept.urlencode()


def views_of(user: User, list_name: str) -> list[SavedView]:
    """The views of one list that this person keeps, by name; no query."""
    mine = [SavedView(**kept) for kept in user.saved_views]
    return sorted(
        (view for view in mine if view.list_name == list_name), key=lambda view: view.name.lower()
    )


@transaction.atomic
def save_view(*, user: User, list_name: str, name: str, asked: QueryDict) -> SavedView:
    """Keep what is asked of a list under `name`, in place of what this person called so there.

    Raises `Refusal`: `no_list`, `nothing_asked`, `too_long`, `too_many`.
    """
    view = SavedView(list_name, name, question(asked))
    if list_url(list_name) is None:
        raise Refusal(_("This list does not exist any more."), code="no_list")
    if not view.query:
        raise Refusal(_("First filter or sort the list, then save it."), code="nothing_asked")
    if len(view.query) > LONGEST_QUERY:
        raise Refusal(_("This filter is too long to be saved."), code="too_long")
    kept = [one for one in _locked(user) if not _is_called(one, list_name, name)]
    if len(kept) >= MOST_VIEWS:
        raise Refusal(
            _("You have %(most)d views. Delete one first.") % {"most": MOST_VIEWS}, code="too_many"
        )
    _keep(user, [*kept, asdict(view)])
    return view


@transaction.atomic
def drop_view(*, user: User, list_name: str, name: str) -> None:
    """Forget a view of this person; nothing happens when there is none of that name."""
    _keep(user, [one for one in _locked(user) if not _is_called(one, list_name, name)])


def _locked(user: User) -> list[dict[str, str]]:
    views: list[dict[str, str]] = (
        User.objects.select_for_update(no_key=True).get(pk=user.pk).saved_views
    )
    return views


def _keep(user: User, views: list[dict[str, str]]) -> None:
    user.saved_views = views
    user.save(update_fields=["saved_views"])


def _is_called(view: dict[str, str], list_name: str, name: str) -> bool:
    return (view["list_name"], view["name"]) == (list_name, name)


def list_url(list_name: str) -> str | None:
    """The address of a list by the name of its view; None when there is no such list."""
    try:
        return reverse(list_name)
    except NoReverseMatch:
        return None
