"""What an adviser who comes back reads about what happened meanwhile."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from assessments.domain import advising
from assessments.domain.letters import issue_letter
from assessments.news import news
from tests.factories import role, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided():
    decision = make.granted(outcome="voorlopig")
    issue_letter(decision_id=decision.pk, tell=False)
    return decision


def told(reader, *, since=None, followed_only=False):
    since = since or timezone.now() - timedelta(hours=1)
    return [one.event.what for one in news(reader, since, followed_only=followed_only)]


def test_all_that_happened_is_told_the_newest_first(decided):
    what = told(role(RoleKind.RE_ADVISER))

    assert what[0] == "Brief gemaakt"
    assert set(what) == {
        "Ingediend",
        "Panel samengesteld",
        "Verklaard geen belang te hebben",
        "Beoordeling ingeleverd",
        "Gezamenlijk oordeel voorgelegd aan het panel",
        "Akkoord",
        "Besluit voorbereid",
        "Besluit genomen",
        "Brief gemaakt",
    }
    assert told(role(RoleKind.RE_ADVISER), since=timezone.now()) == []


def test_one_reads_of_the_regions_one_follows_and_of_all_when_asked(decided):
    adviser, other = role(RoleKind.RE_ADVISER), role(RoleKind.RE_ADVISER)
    application = make.submitted()
    advising.set_adviser(application=application, adviser=adviser.user, by=adviser)
    page = reverse("assessments:since_yesterday")

    mine = signed_in(adviser).get(page).content.decode()
    assert application.name in mine
    assert decided.application.name not in mine
    assert "Er is niets gebeurd" in signed_in(other).get(page).content.decode()
    every = signed_in(other).get(f"{page}?wie=alle").content.decode()
    assert application.name in every
    assert decided.application.name in every


def test_what_one_did_oneself_is_no_news(decided):
    preparer, granter = decided.prepared_by, decided.granted_by

    assert "Besluit voorbereid" not in told(preparer)
    assert "Besluit genomen" in told(preparer)
    assert "Besluit genomen" not in told(granter)
    assert "Besluit voorbereid" in told(granter)


def test_of_each_case_three_events_are_told_and_the_others_folded(decided):
    reader = signed_in(role(RoleKind.RE_ADVISER))

    page = reader.get(reverse("assessments:since_yesterday"), {"wie": "alle"})

    ((_case, first, rest),) = page.context["news"]
    assert first[0].what == "Brief gemaakt"
    assert (len(first), len(rest) > 0) == (3, True)
    assert f"Nog {len(rest)} gebeurtenissen" in " ".join(page.content.decode().split())


def test_who_is_involved_reads_nothing_of_a_case(decided):
    applicant = decided.application.created_by.user

    assert told(role(RoleKind.RE_ADVISER, applicant)) == []


def test_the_news_takes_the_same_queries_whatever_happened(django_assert_num_queries):
    reader, since = role(RoleKind.RE_ADVISER), timezone.now() - timedelta(hours=1)
    for _ in range(2):
        make.submitted()
        with django_assert_num_queries(15):
            news(reader, since, followed_only=False)
