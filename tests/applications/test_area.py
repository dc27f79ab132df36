"""Choosing the area: by list, by province, and what others in the round cover."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from applications.domain.reopening import reopen
from applications.models import Round
from applications.neighbours import neighbours
from regions.models import Municipality
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def names(application) -> list[str]:
    return [one.name for one in neighbours(application, timezone.now())]


def close(round_: Round) -> None:
    Round.objects.filter(pk=round_.pk).update(closes_at=timezone.now() - timedelta(days=1))


def test_what_others_submitted_in_the_open_round_is_known_and_what_they_draft_is_not():
    theirs = factories.make_submitted(region_name="Noord")
    mine = factories.make_application(round=theirs.round, complete=True)
    factories.make_application(round=theirs.round, complete=True, region_name="Concept")
    (found,) = neighbours(mine, timezone.now())
    assert found.name == "Noord"
    assert found.codes == set(factories.municipalities())
    assert names(theirs) == []


def test_of_what_is_being_rewritten_one_knows_what_was_submitted():
    theirs = factories.make_submitted(region_name="Noord")
    mine = factories.make_application(round=theirs.round, complete=True)
    before = neighbours(mine, timezone.now())
    reopen(application=theirs, by=theirs.created_by, at=timezone.now())
    theirs.plan.refresh_from_db()
    theirs.plan.municipalities.clear()
    theirs.plan.name = "Zuid"
    theirs.plan.save()
    assert neighbours(mine, timezone.now()) == before


def test_once_the_round_has_closed_only_who_has_a_status_is_known():
    theirs = factories.make_submitted(region_name="Noord")
    mine = factories.make_application(round=theirs.round, complete=True)
    close(theirs.round)
    assert names(mine) == []
    theirs.region.status = "voorlopig"
    theirs.region.status_since = timezone.now()
    theirs.region.save()
    assert names(mine) == ["Noord"]


def test_regions_far_away_are_left_out():
    theirs = factories.make_submitted(region_name="Noord")
    mine = factories.make_application(round=theirs.round)
    assert names(mine) == ["Noord"]
    mine.plan.municipalities.add(Municipality.objects.get(name="Maastricht"))
    assert names(mine) == []


def test_a_province_is_ticked_at_once_and_nothing_typed_is_lost():
    application = factories.make_application()
    province = sorted(
        Municipality.objects.filter(province="Groningen").values_list("code", flat=True)
    )
    browser = factories.signed_in(application.created_by)
    here = reverse("applications:section", args=[application.pk, "region"])
    typed = {"name": "Nieuwe naam", "sectors": ["vo"], "version": "0", "more": "Groningen"}
    page = browser.post(here, typed)
    form = page.context["form"]
    assert form["municipalities"].value() == province
    assert (form["name"].value(), form["sectors"].value()) == ("Nieuwe naam", ["vo"])
    assert not application.plan.municipalities.exists()
    again = browser.post(here, {**typed, "municipalities": province})
    assert again.context["form"]["municipalities"].value() == []


def test_the_page_says_in_a_table_what_the_map_shows():
    theirs = factories.make_submitted(region_name="Noord")
    mine = factories.make_application(round=theirs.round, complete=True)
    browser = factories.signed_in(mine.created_by)
    page = browser.get(reverse("applications:section", args=[mine.pk, "region"]))
    said = " ".join(page.content.decode().split())
    assert 'data-code="GM0014" class="map-chosen"' in said
    assert 'data-code="GM0034" class="map-open"' in said
    assert "<title>Groningen, ook in Noord</title>" in said
    assert "Groningen, Het Hogeland</td>" in said
