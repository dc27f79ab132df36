"""What a region tells everybody of itself."""

from __future__ import annotations

from django.db import transaction

from accounts.models import Role
from accounts.permissions import why_not_current
from common.refusal import refuse
from regions.models import Region
from regions.permissions import why_not_present


@transaction.atomic
def present_region(
    *, region: Region, about: str, contact_email: str, website: str, by: Role
) -> Region:
    """Store what the page of `region` says in the region's own words, and whom to ask.

    Doing the same twice changes nothing the second time. Returns the region as stored. Raises
    `Refusal` (`role_ended`, `not_yours`).
    """
    refuse(why_not_current(by), code="role_ended")
    locked = Region.objects.select_for_update().get(pk=region.pk)
    refuse(why_not_present(by, locked), code="not_yours")
    locked.about, locked.contact_email, locked.website = about, contact_email, website
    locked.save(update_fields=["about", "contact_email", "website"])
    return locked
