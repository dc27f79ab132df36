"""The pages on which a plan is written: few queries, whichever section and however full."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from applications.models import SectionKind
from applications.sections import section_of
from regions.models import SchoolLocation
from tests import factories

pytestmark = pytest.mark.django_db

# What partners signed, the map of the area, its neighbours, what others submitted and what the
# register counts come on top of the rest.
MOST = dict.fromkeys(SectionKind.values, 7) | {SectionKind.PARTNERS: 11, SectionKind.REGION: 12}


@pytest.fixture
def draft():
    """Signed, so that the page tells who signs again; the register counts one of its schools."""
    draft = factories.make_signed()
    SchoolLocation.objects.create(
        code="00AA00",
        name="School",
        kind="bo",
        sector="po",
        board=draft.penvoerder,
        pupils=400,
        municipality=draft.plan.municipalities.first(),
    )
    return draft


@pytest.mark.parametrize("kind", SectionKind.values)
def test_a_section_is_shown_in_few_queries(kind, draft):
    browser = factories.signed_in(draft.created_by)
    section = section_of(kind)
    address = section.url(draft)
    browser.get(address)  # The session notes once that somebody is there.
    with CaptureQueriesContext(connection) as asked:
        response = browser.get(address)
        queries = [query["sql"] for query in asked.captured_queries]
    assert response.status_code == 200
    assert len(queries) <= MOST[kind], "\n".join(queries)
