"""Nobody fills mailboxes with the portal's invitations, or sends an address along in a name."""

from datetime import timedelta
from time import process_time

import pytest
from django.utils import timezone

from accounts.domain.invitations import invite
from accounts.models import Invitation, RoleKind
from applications.forms.partners import PartnerContactForm
from common.names import why_not_a_name
from common.refusal import Refusal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def signatory():
    return factories.role(RoleKind.PENVOERDER_SIGNATORY)


def invite_some(by, number, kind=RoleKind.PENVOERDER_EDITOR):
    for each in range(number):
        invite(
            email=f"n{each}@voorbeeld.example",
            organisation=by.organisation,
            kind=kind,
            invited_by=by,
        )


def why(act, *args, **kwargs):
    with pytest.raises(Refusal) as refusal:
        act(*args, **kwargs)
    return refusal.value


def test_thirty_invitations_in_a_row_do_not_go_out(signatory):
    invite_some(signatory, 20)
    page = factories.signed_in(signatory).post(
        "/mijn-organisatie/uitnodigen/",
        {"email": "nog@voorbeeld.example", "name": "Nog Een", "kind": "penvoerder_editor"},
    )
    assert page.status_code == 422
    assert "Ga over een uur verder" in page.content.decode()
    Invitation.objects.update(created_at=timezone.now() - timedelta(minutes=61))
    invite_some(signatory, 1)


def test_all_partners_of_a_large_region_are_asked_in_one_go(signatory):
    invite_some(signatory, 60, kind=RoleKind.PARTNER_SIGNATORY)
    assert Invitation.objects.count() == 60


def test_one_address_gets_five_invitations_a_day_whoever_sends_them():
    for _ in range(5):
        invite_some(factories.role(RoleKind.PENVOERDER_SIGNATORY), 1)
    by = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    assert why(invite_some, by, 1).code == "too_many_to_address"


@pytest.mark.parametrize(
    "name",
    [
        "Win nu op https://kwaad.example/prijs",
        "www.kwaad.nl",
        "Kijk op kwaad.example",
        "bel@kwaad.example",
        "Klik\nhier",
        "J. de Vries KWAAD.NL",
        "Helpdesk, bel nu 06-12 34 56 78",
    ],
)
def test_a_name_holds_no_address(signatory, name):
    page = factories.signed_in(signatory).post(
        "/mijn-organisatie/uitnodigen/",
        {"email": "nog@voorbeeld.example", "name": name, "kind": "penvoerder_editor"},
    )
    assert page.status_code == 422
    assert not PartnerContactForm({"name": name, "email": "a@voorbeeld.example"}).is_valid()
    refusal = why(
        invite,
        email="a@voorbeeld.example",
        name=name,
        organisation=signatory.organisation,
        kind=RoleKind.PENVOERDER_EDITOR,
        invited_by=signatory,
    )
    assert refusal.code == "not_a_name"


@pytest.mark.parametrize(
    "name",
    [
        "mr. J.P. van der Veen-'t Hart",
        "Ş. Öztürk",
        "dr. A. (Annie) d'Arc",
        "Regio 2.0",
        "Plan 2026-2027",
    ],
)
def test_a_name_of_a_person_is_a_name(name):
    assert why_not_a_name(name) is None


def test_a_word_of_a_hundred_thousand_letters_takes_no_time_to_read():
    begin = process_time()
    assert why_not_a_name("x" * 100_000) is None
    assert process_time() - begin < 2  # It took 25 seconds.
