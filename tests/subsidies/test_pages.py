"""The pages about subsidies: what they show, to whom, at how many queries."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import RoleKind
from applications.content import digest
from applications.models import Round
from common.once import one_page
from onderwijsregio.todo import todos
from subsidies.domain.later_letters import issue_hearing_letter
from subsidies.models import Division, GroundToRefuse, Hearing, Share, SubsidyRules
from subsidies.queries import case_rows, grants_to, lines
from tests.assessments import factories as cases
from tests.factories import make_round, role, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def past_the_door(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def text(response) -> str:
    return " ".join(response.content.decode().replace("\N{NO-BREAK SPACE}", " ").split())


def test_an_adviser_prepares_and_another_lead_decides_on_the_pages():
    into = make.judged()
    adviser, lead = cases.adviser(), cases.lead()
    page = reverse("subsidies:round", args=[into.pk])
    assert "Bereken, en leg voor aan de hoofden" in text(signed_in(adviser).get(page))
    signed_in(adviser).post(page)
    division = Division.objects.get()
    assert todos(lead, at=timezone.now())[0].about == into.name
    url = reverse("subsidies:division", args=[division.pk])
    shown = text(signed_in(lead).get(url))
    assert "Het komt op de cent gelijk uit" in shown
    assert "€ 4.999,00" in shown
    preview = reverse("subsidies:letter", args=[make.weakest(division).pk])
    assert "Voor de overige € 67.501,50" in text(signed_in(lead).get(preview))
    signed_in(lead).post(url, {"act": "settle"})
    division.refresh_from_db()
    assert division.state == "besloten"
    assert "Dit besluit nemen" not in text(signed_in(lead).get(url))


def test_a_lead_gives_a_division_back_with_what_must_be_different():
    division = make.prepared()
    client = signed_in(cases.lead())
    url = reverse("subsidies:division", args=[division.pk])
    assert client.post(url, {"reason": ""}).status_code == 422
    client.post(url, {"reason": "Kijk naar de derde."})
    page = client.get(reverse("subsidies:round", args=[division.round_id]))
    assert "Kijk naar de derde." in text(page)


def test_the_calculation_goes_out_as_a_file_with_the_hash_that_the_page_names():
    division = make.prepared()
    client = signed_in(cases.adviser())
    url = reverse("subsidies:division", args=[division.pk])
    content = client.get(url, {"export": "json"}).content
    assert digest(json.loads(content)) == division.sha256
    csv = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode()
    assert "72500,50" in csv
    book = load_workbook(BytesIO(client.get(url, {"export": "xlsx"}).getvalue()))
    assert [row[9].value for row in book.active.rows][1:] == [72500.5, 72500.5, 4999]


def test_who_is_involved_in_one_application_sees_nothing_of_the_division():
    division = make.prepared()
    involved = cases.lead()
    share = make.weakest(division)
    role(RoleKind.PENVOERDER_EDITOR, involved.user, share.application.penvoerder)
    client = signed_in(involved)
    assert client.get(reverse("subsidies:division", args=[division.pk])).status_code == 404
    assert client.get(reverse("subsidies:letter", args=[share.pk])).status_code == 404
    page = client.get(reverse("subsidies:round", args=[division.round_id]))
    assert share.application.name not in text(page)
    assert "Iemand anders moet dit doen" in text(page)
    before = Division.objects.count()
    client.post(reverse("subsidies:round", args=[division.round_id]))
    client.post(reverse("subsidies:division", args=[division.pk]), {"act": "settle"})
    division.refresh_from_db()
    assert (Division.objects.count(), division.state) == (before, "voorbereid")
    assert not todos(involved, at=timezone.now())


def test_what_was_granted_stands_on_the_page_of_the_region_for_its_people_alone():
    share = make.made_known().shares.first()
    region = share.application.region
    type(region).objects.filter(pk=region.pk).update(status="voorlopig")
    url = reverse("regions:detail", args=[region.slug])
    own = text(signed_in(share.application.created_by).get(url))
    assert "€ 72.500,50" in own
    assert "model G1" in own
    stranger = role(RoleKind.PENVOERDER_SIGNATORY)
    for client in (signed_in(stranger), signed_in(make.admin())):
        assert "€ 72.500,50" not in text(client.get(url))
    assert "€ 72.500,50" in text(signed_in(cases.adviser()).get(url))


def test_everybody_reads_the_ceiling_and_the_way_to_divide_it_on_the_page_of_the_round(client):
    rules = make.published()
    page = text(client.get(reverse("round", args=[rules.round_id])))
    assert "€ 150.000,00" in page
    assert "Stcrt. 2026, 1 (voorbeeld)" in page


def test_an_administrator_enters_the_rules_and_loses_nothing_that_was_typed():
    into = make_round(kind="subsidie", opens_in_days=3)
    client = signed_in(make.admin())
    url = reverse("subsidies:rules", args=[into.pk])
    typed = {
        "ceiling": "150.000",
        "published_on": (timezone.localdate()).isoformat(),
        "source": "Stcrt. 2027, 1",
        "method": "naar_rato",
        "ties": "loting",
        "rest": "deel",
        "points_met": "2",
        "points_partly": "1",
        "minimum_points": "0",
        "activities_from": "2028-01-01",
        "activities_until": "2027-01-01",
        "reporting": "Meld het.",
        "accounting": "Model G1.",
        "instalment_1": "2028-01-15",
    }
    wrong = client.post(url, typed)
    assert wrong.status_code == 422
    assert "Stcrt. 2027, 1" in text(wrong)
    client.post(url, {**typed, "activities_until": "2028-12-31"})
    assert SubsidyRules.objects.get(round=into).ceiling == Decimal("150000.00")
    assert client.get(url).status_code == 200


def test_a_ground_to_refuse_is_entered_after_hearing_and_dropped_on_its_page():
    case = make.applications(make.judged())[0]
    client = signed_in(cases.adviser())
    url = reverse("subsidies:ground", args=[case.pk])
    intend = reverse("subsidies:intend", args=[case.pk, "weigering"])
    assert intend in text(client.get(url))
    said = {
        "ground": "insolventie",
        "intention": "U bent failliet.",
        "respond_by": (timezone.localdate() + timedelta(days=14)).isoformat(),
    }
    assert client.post(intend, {**said, "intention": ""}).status_code == 422
    assert "Wij zijn van plan de subsidie te weigeren" in text(
        client.post(intend, {**said, "act": "look"})
    )
    client.post(intend, said)
    hearing = Hearing.objects.get()
    issue_hearing_letter(hearing_id=hearing.pk)
    own = signed_in(case.created_by)
    page = reverse("subsidies:hearing", args=[hearing.pk])
    assert "Reageren" in text(own.get(page))
    assert page in [one.url for one in todos(case.created_by, at=timezone.now())]
    own.post(page, {"act": "respond", "zienswijze": "Dat klopt niet."})
    assert page in [one.url for one in todos(cases.adviser(), at=timezone.now())]
    assert "Dat klopt niet." in text(client.get(page))
    assert client.post(url, {"reasons": "Failliet."}).status_code == 422
    weighed = {"reasons": "Failliet.", "weighing": "Het vonnis is er."}
    assert client.post(url, weighed).status_code == 302
    assert "Failliet." in text(client.get(url))
    client.post(url, {"act": "drop"})
    assert not GroundToRefuse.objects.standing().exists()
    assert "Failliet." not in text(client.get(url))


def test_more_rows_take_no_more_queries(django_assert_num_queries):
    division = make.made_known()
    into = Round.objects.get(pk=division.round_id)
    reader = Share.objects.first().application.created_by
    region = Share.objects.first().application.region
    with django_assert_num_queries(1):
        assert len(case_rows(into)) == 3
    with django_assert_num_queries(1):
        assert len(lines(division)) == 3
    with django_assert_num_queries(3), one_page():
        assert len(grants_to(region, reader)) == 1
