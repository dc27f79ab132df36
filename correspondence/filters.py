"""What can be asked of the outbox."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from common.filters import ListFilter, Order, SortFilter, choice_filter, search_filter
from common.search import containing

from . import sheets

STATUSES = {
    "waiting": Q(status__isnull=True) | Q(status__in=[STATUS.queued, STATUS.requeued]),
    "sent": Q(status=STATUS.sent),
    "failed": Q(status=STATUS.failed),
}


class OutboxFilter(ListFilter):
    """By words in recipient or subject, and by how far sending is."""

    q = search_filter(_("Recipient or subject"), "search_mail")
    status = choice_filter(
        _("Status"),
        [("waiting", _("waiting")), ("sent", _("sent")), ("failed", _("failed"))],
        method="in_status",
    )
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
        return mail.filter(STATUSES[status])
