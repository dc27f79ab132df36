"""Which adviser of the Realisatie Eenheid follows a region."""

from __future__ import annotations

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role, User
from applications.models import Application
from assessments.models import involvements
from assessments.permissions import why_not_in_hand
from common.refusal import Refusal, refuse
from regions.models import Region

from . import cases


@transaction.atomic
def set_adviser(*, application: Application, adviser: User | None, by: Role) -> Region:
    """Have `adviser` follow the region of an application from now on, or nobody.

    Nobody gives away a region in which they are involved, nor follows one. Raises `Refusal`: those
    of `cases.hold`, `wrong_state`, `not_re` (the person does not work for the Realisatie Eenheid),
    `not_impartial`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_in_hand(locked), code="wrong_state")
    region = Region.objects.select_for_update(no_key=True).get(pk=locked.region_id)
    if adviser is not None:
        _refuse_unfit(adviser, region)
    if region.adviser_id != (adviser.pk if adviser else None):
        region.adviser = adviser
        region.save(update_fields=["adviser"])
    return region


def advisers_for(region: Region) -> list[User]:
    """The people of the Realisatie Eenheid who can follow a region, by name; a few queries each.

    Who is involved in one of its applications, now or before, cannot.
    """
    roles = list(Role.objects.of_re().select_related("user").order_by("user__name", "user"))
    involved = {role.user_id for role in roles if _is_involved_in(region, role)}
    return list({role.user: None for role in roles if role.user_id not in involved})


def all_advisers() -> QuerySet[User]:
    """The people of the Realisatie Eenheid, by name."""
    return User.objects.filter(pk__in=Role.objects.of_re().values("user")).order_by("name", "pk")


def _is_involved_in(region: Region, role: Role) -> bool:
    submitted = Application.objects.submitted().filter(region=region)
    return bool(involvements(role, submitted.values_list("pk", flat=True)))


def _refuse_unfit(adviser: User, region: Region) -> None:
    name = {"name": adviser}
    role = Role.objects.of_re().filter(user=adviser).select_related("user").first()
    if role is None:
        raise Refusal(
            _("%(name)s does not work for the Realisatie Eenheid.") % name,
            code="not_re",
            field="adviser",
        )
    if _is_involved_in(region, role):
        raise Refusal(
            _("%(name)s is involved in this region. Choose somebody else.") % name,
            code="not_impartial",
            field="adviser",
        )
