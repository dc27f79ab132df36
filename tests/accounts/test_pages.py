"""Every page of the floor answers, for who may come in."""

import pytest
from django.urls import reverse

from accounts.models import RoleKind
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (RoleKind.PENVOERDER_EDITOR, "accounts:roles"),
        (RoleKind.PENVOERDER_EDITOR, "accounts:team"),
        (RoleKind.PENVOERDER_SIGNATORY, "accounts:team_invite"),
        (RoleKind.PENVOERDER_EDITOR, "accounts:kept"),
        (RoleKind.ADMIN, "accounts:second_factor"),
        (RoleKind.ADMIN, "correspondence:outbox"),
        (RoleKind.RE_LEAD, "correspondence:outbox"),
        (RoleKind.ADMIN, "people:list"),
        (RoleKind.ADMIN, "regions:choose"),
        (RoleKind.ADMIN, "mfa_index"),
    ],
)
def test_page_opens(kind, name, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client = factories.signed_in(factories.role(kind))
    assert client.get(reverse(name)).status_code == 200
