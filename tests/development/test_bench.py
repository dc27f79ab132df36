"""The data of the bench: many cases made out of few."""

from __future__ import annotations

import pytest

from applications.models import Round
from development.bench.multiply import multiply
from tests import factories

pytestmark = pytest.mark.django_db


def test_every_table_of_a_case_can_be_copied():
    # PostgreSQL refuses a table whose key is no number, and so a new one of that kind.
    factories.make_round()
    multiply(3)
    assert Round.objects.count() == 1  # Shared by all copies.
