"""Submitting: in time, once, whole, by who may."""

from __future__ import annotations

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


def test_a_complete_signed_application_is_submitted_with_a_number_and_a_frozen_copy():
    application = factories.make_submitted()
    assert application.number.startswith("VL-")
