"""What a region tells of itself on its public page, and who may change that."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from regions.domain.status import PartnerIn, grant_status
from regions.models import RegionStatus
from tests.factories import organisation, role, signed_in
from tests.regions.test_pages import THEN, region

pytestmark = pytest.mark.django_db

TOLD = {
    "about": "Wij leiden samen op.\nKom kijken!",
    "contact_email": "info@noord.example",
    "website": "noord.example",
}


@pytest.fixture(autouse=True)
def without_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def lead():
    return role(RoleKind.RE_LEAD)


@pytest.fixture
def board():
    return organisation(name="Bestuur Noord")


@pytest.fixture
def north(lead, board):
    return region("Noord", lead, partners=[(board, "school_board", True)])


def page_of(shown) -> str:
    return Client().get(reverse("regions:detail", args=[shown.slug])).content.decode()


def change(shown, by, **data) -> int:
    url = reverse("regions:present", args=[shown.slug])
    return signed_in(by).post(url, TOLD | data)


def test_penvoerder_tells_what_the_region_does_and_whom_to_ask(north, board):
    editor = role(RoleKind.PENVOERDER_EDITOR, at=board)
    own_page = signed_in(editor).get(reverse("regions:detail", args=[north.slug])).content.decode()
    assert reverse("regions:present", args=[north.slug]) in own_page

    response = change(north, editor)

    assert response.status_code == 302
    page = page_of(north)
    assert "Kom kijken!" in page
    assert 'href="mailto:info@noord.example"' in page
    assert 'href="https://noord.example"' in page
    assert "bijwerken" not in page


def test_realisatie_eenheid_changes_the_page_of_any_region(north, lead):
    assert change(north, lead).status_code == 302
    assert "Kom kijken!" in page_of(north)


def test_other_penvoerder_and_one_that_no_longer_leads_change_nothing(north, lead, board):
    editor = role(RoleKind.PENVOERDER_EDITOR, at=board)
    assert change(north, role(RoleKind.PENVOERDER_SIGNATORY)).status_code == 404
    grant_status(
        region=north, status=RegionStatus.DEFINITIEF, sectors=["po"], is_national=False,
        municipalities=[], partners=[PartnerIn(organisation(), "school_board", True)],
        on=THEN, by=lead,
    )  # fmt: skip

    assert change(north, editor).status_code == 404
    assert "Kom kijken!" not in page_of(north)


def test_what_was_typed_stays_when_the_address_is_none(north, lead):
    response = change(north, lead, contact_email="bel maar")

    assert response.status_code == 422
    page = response.content.decode()
    assert "Kom kijken!" in page
    assert "bel maar" in page
    assert "Kom kijken!" not in page_of(north)
