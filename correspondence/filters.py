"""What can be asked of the outbox."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from common.filters import ListFilter, Order, SortFilter, choice_filter, search_filter
from common.search import containing

from . import sheets
from .mail_states import IN_STATE, MailState


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
