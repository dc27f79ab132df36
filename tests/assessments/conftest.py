"""What the tests of the assessments lean on."""

import pytest
from post_office.models import Email


@pytest.fixture
def mails():
    """Return the mails queued since the test began, oldest first."""
    return lambda: list(Email.objects.order_by("pk"))
