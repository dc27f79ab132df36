"""Which adviser of the Realisatie Eenheid follows a region."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role, User
from applications.models import Application
from assessments.permissions import why_not_in_hand
from common.refusal import Refusal, refuse
from regions.models import Region

from . import cases
from .impartiality import require_kind


@transaction.atomic
def set_adviser(*, application: Application, adviser: User | None, by: Role) -> Region:
    """Have `adviser` follow the region of an application from now on, or nobody.

    Raises `Refusal`: `wrong_role`, `wrong_state`, `not_re` (the person does not work for the
    Realisatie Eenheid).
    """
    require_kind(by, RE_KINDS)
    locked = cases.lock(application.pk)
    refuse(why_not_in_hand(locked), code="wrong_state")
    region = Region.objects.select_for_update(no_key=True).get(pk=locked.region_id)
    if adviser is not None and adviser not in advisers():
        raise Refusal(
            _("%(name)s does not work for the Realisatie Eenheid.") % {"name": adviser},
            code="not_re",
            field="adviser",
        )
    if region.adviser_id != (adviser.pk if adviser else None):
        region.adviser = adviser
        region.save(update_fields=["adviser"])
    return region


def advisers() -> list[User]:
    """The people who work for the Realisatie Eenheid, by name."""
    roles = Role.objects.current().filter(kind__in=RE_KINDS)
    return list(User.objects.filter(pk__in=roles.values("user")).order_by("name", "pk"))
