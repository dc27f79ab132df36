"""What can be asked of the outbox, and of the letters to an organisation."""

from __future__ import annotations

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from common.filters import (
    ListFilter,
    Order,
    SortFilter,
    TickFilter,
    by_name,
    choice_filter,
    search_filter,
)
from common.search import containing

from . import sheets
from .mail_states import IN_STATE, MailState
from .models import Letter


class OutboxFilter(ListFilter):
    """By words in recipient or subject, and by how far sending is."""

    q = search_filter(_("Recipient or subject"), "search_mail")
    status = choice_filter(_("Status"), MailState.choices, method="in_status")
    sort = SortFilter(
        _("newest first"),
        {"written": Order(_("oldest first"), "created", "pk")},
        usual_column="-written",
    )
    sheet = sheets.MAIL

    def search_mail(self, mail: QuerySet[Email], name: str, words: str) -> QuerySet[Email]:
        """Mail in which every word occurs."""
        return mail.filter(containing(words, "to", "subject"))

    def in_status(self, mail: QuerySet[Email], name: str, status: str) -> QuerySet[Email]:
        """Mail that is this far."""
        return mail.filter(IN_STATE[status])


class LetterFilter(ListFilter):
    """By words in what a letter is called or answers; the newest first."""

    q = search_filter(_("Subject or number"), "search_letters")
    new = TickFilter(label=_("Only letters that I have not opened"), method="only_new")
    sort = SortFilter(
        _("newest first"),
        {
            "made": Order(_("oldest first"), "made_at", "pk"),
            "objection": Order(
                _("objection that ends first"), F("objection_until").asc(nulls_last=True), "pk"
            ),
        },
        usual_column="-made",
    )
    sheet = sheets.LETTERS

    def search_letters(self, letters: QuerySet[Letter], name: str, words: str) -> QuerySet[Letter]:
        """Letters in which every word occurs."""
        return letters.filter(containing(words, "subject", "reference", "answers"))

    def only_new(self, letters: QuerySet[Letter], name: str, is_asked: bool) -> QuerySet[Letter]:  # noqa: FBT001 - django-filter gives the value by position
        """Those that are new to this person, when asked for."""
        return letters.filter(is_new=True) if is_asked else letters  # type: ignore[misc]  # of `for_list`


class UnreadFilter(ListFilter):
    """By words in letter or addressee; the oldest first."""

    q = search_filter(_("Letter or addressee"), "search_letters")
    sort = SortFilter(
        _("oldest first"),
        {
            "made": Order(_("newest first"), "-made_at", "pk"),
            "addressee": by_name("addressee__name"),
            "objection": Order(
                _("objection that ends first"), F("objection_until").asc(nulls_last=True), "pk"
            ),
        },
    )
    sheet = sheets.UNREAD

    def search_letters(self, letters: QuerySet[Letter], name: str, words: str) -> QuerySet[Letter]:
        """Letters in which every word occurs."""
        return letters.filter(
            containing(words, "subject", "reference", "answers", "addressee__name")
        )
