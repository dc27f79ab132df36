"""How a region begins: as an idea with a name of its own."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.permissions import why_not_current
from common.refusal import Refusal, refuse
from regions.models import Origin, Region, RegionStatus

_NAME_LENGTH = 120
# Pages that stand where a region would (regions/urls.py).
_PAGES = {"kaart"}


@transaction.atomic
def found_region(*, name: str, by: Role, origin: Origin = Origin.ENTERED) -> Region:
    """Record a region in preparation, named `name`, and return it.

    Names are compared without regard to capitals and repeated spaces. Raises `Refusal`
    (`name_missing`, `name_too_long`, `name_taken`, `role_ended`).
    """
    refuse(why_not_current(by), code="role_ended")
    name = " ".join(name.split())
    if not slugify(name):
        raise Refusal(_("Give the region a name."), code="name_missing", field="name")
    if len(name) > _NAME_LENGTH:
        raise Refusal(_("A name has at most 120 characters."), code="name_too_long", field="name")
    if Region.objects.filter(name__iexact=name).exists():
        raise _name_taken()
    try:
        # A savepoint, so that the caller can still use its transaction when two people found a
        # region of the same name at the same moment.
        with transaction.atomic():
            return Region.objects.create(
                name=name, slug=free_slug(name), status=RegionStatus.IDEA, origin=origin
            )
    except IntegrityError as error:
        raise _name_taken() from error


def free_slug(name: str) -> str:
    """Return an address for `name` that no region has yet."""
    slug = slugify(name)[:_NAME_LENGTH]
    taken = set(Region.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    taken |= _PAGES
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        candidate = f"{slug}-{number}"
    return candidate


def _name_taken() -> Refusal:
    return Refusal(
        _("There is already a region with this name. Choose another name."),
        code="name_taken",
        field="name",
    )
