"""On which existing partnerships a region builds: told in a plan, kept with the region."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.editing import read_section, save_section
from applications.domain.starting import start_application
from applications.models import Application
from assessments.domain.making_known import become_as_applied
from regions.domain.collaborating import keep_collaborations
from regions.models import Region, RegionStatus
from tests.factories import make_application, make_round, make_submitted, role, signed_in

pytestmark = pytest.mark.django_db

NORTH = {
    "kind": "rap",
    "name": "RAP-regio Noord (fictief)",
    "since": 2021,
    "until": None,
    "source": "Eigen opgave, 2026",
}


def granted(application, status=RegionStatus.VOORLOPIG, *, has_partners=True):
    become_as_applied(application, status, at=timezone.now(), by=None, has_partners=has_partners)
    return Region.objects.get(pk=application.region_id)


def names(region):
    return list(region.collaborations.values_list("name", flat=True))


def test_a_plan_changes_nothing_of_the_region_before_it_gets_a_status():
    application = make_submitted()

    assert application.latest_submission.content["builds_on"]["collaborations"] == [NORTH]
    assert names(application.region) == []
    assert names(granted(application)) == [NORTH["name"]]


def test_a_refused_application_tells_nothing_of_its_region():
    assert names(granted(make_submitted(), RegionStatus.AFGEWEZEN, has_partners=False)) == []


def test_a_round_that_does_not_ask_leaves_the_region_as_it_was():
    kinds = [kind for kind in make_round().sections if kind != "builds_on"]
    application = make_application(round=make_round(sections=kinds))
    keep_collaborations(region=application.region, told=[NORTH])

    assert names(granted(application)) == [NORTH["name"]]


def test_the_next_application_of_the_region_begins_with_them():
    by = role(RoleKind.PENVOERDER_SIGNATORY)
    region = make_application(by=by).region
    keep_collaborations(region=region, told=[NORTH])

    following = start_application(round=make_round(), region=region, by=by)

    assert read_section(following, "builds_on") == {"collaborations": [NORTH]}
    assert following.plan.sections.get(kind="builds_on").version == 0


def test_a_later_plan_that_leaves_one_out_takes_it_from_the_region_and_not_from_its_history():
    region = make_application().region
    keep_collaborations(region=region, told=[NORTH, {**NORTH, "name": "Tweede", "kind": ""}])
    keep_collaborations(region=region, told=[{**NORTH, "name": " "}, {**NORTH, "name": "Tweede"}])

    assert names(region) == ["Tweede"]
    history = Region.collaborations.rel.related_model.pgh_event_model.objects
    assert NORTH["name"] in history.values_list("name", flat=True)


def test_everybody_reads_them_on_the_page_of_the_region_and_in_the_open_data():
    region = granted(make_submitted())

    shown = Client().get(f"/regios/{region.slug}/").content.decode()
    fact = Client().get(f"/api/v1/regios/{region.slug}").json()

    assert NORTH["name"] in shown
    assert "RAP-regio" in shown
    assert fact["bouwtVoortOp"] == [
        {
            "naam": NORTH["name"],
            "soort": "rap_regio",
            "vanafJaar": 2021,
            "totJaar": None,
            "bron": NORTH["source"],
        }
    ]


def test_what_is_not_said_of_a_partnership_keeps_nothing_from_being_saved():
    application = make_application()
    half = {**NORTH, "kind": "", "since": None, "source": ""}

    save_section(
        application=application,
        kind="builds_on",
        version=0,
        data={"collaborations": [half]},
        by=application.created_by,
    )

    again = Application.objects.get(pk=application.pk)
    assert read_section(again, "builds_on") == {"collaborations": [half]}


def test_a_last_year_before_the_first_is_told_at_its_field_and_nothing_is_lost():
    application = make_application()
    page = reverse("applications:section", args=[application.pk, "builds_on"])
    typed = {"collaborations-1-since": "2024", "collaborations-1-until": "2023", "version": "0"}
    answer = signed_in(application.created_by).post(page, typed)

    why = "Het laatste jaar kan niet vóór het eerste jaar liggen, 2024."
    assert answer.context["form"]["collaborations-1-until"].errors == [why]
    assert (answer.status_code, 'value="2023"' in answer.text) == (422, True)
    assert read_section(application, "builds_on") == {"collaborations": []}
    same = {**typed, "collaborations-1-until": "2024"}
    assert signed_in(application.created_by).post(page, same).status_code == 302
