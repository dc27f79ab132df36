"""The Programmaraad of the demo."""

from datetime import date

import pytest

from accounts.models import RoleKind
from development.demo.programmaraad import load_programmaraad
from development.demo.regions import load_register
from programmaraad.models import Nomination, Seat, Term
from programmaraad.queries import composition
from tests.factories import role


@pytest.mark.django_db
def test_the_demo_is_loaded_once_and_shows_every_case():
    load_register()
    admin = role(RoleKind.ADMIN)

    load_programmaraad(by=admin)
    counts = [model.objects.count() for model in (Seat, Term, Nomination)]
    load_programmaraad(by=admin)

    assert [model.objects.count() for model in (Seat, Term, Nomination)] == counts == [9, 7, 8]
    today = composition(date(2026, 11, 22))
    assert today[0].seat.is_chair
    assert sum(occupation.member is None for occupation in today) == 2
    assert Nomination.objects.open().count() == 1
