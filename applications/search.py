"""Find one's own applications by the words of their names and number."""

from __future__ import annotations

from django.db.models import QuerySet

from common.search import LONGEST_SEARCH, fitting, folded, search_words

from .models import Application, Partner


def searched_own(applications: QuerySet[Application], words: str) -> QuerySet[Application]:
    """Those in whose names and number every word occurs, or else one like it.

    In Python: an organisation has a handful. One query.
    """
    asked = search_words(folded(words[:LONGEST_SEARCH]))
    rows = applications.order_by().values_list(
        "pk", "plan__name", "number", "round__name", "region__name", "penvoerder__name"
    )
    texts = {pk: folded("\n".join(filter(None, parts))) for pk, *parts in rows}
    return applications.filter(pk__in=fitting(texts, asked))


def searched_asked(partners: QuerySet[Partner], words: str) -> QuerySet[Partner]:
    """Those of which the application is found by `searched_own`. One query."""
    asked = Application.objects.filter(pk__in=partners.order_by().values("application"))
    return partners.filter(application__in=searched_own(asked, words))
