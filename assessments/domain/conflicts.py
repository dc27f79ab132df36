"""What the portal itself knows that may be an interest in a case, proposed as one declares.

Who is involved beyond doubt (`Involvement`) is not asked: that person is shut out. Here stands what
only the person can weigh. Source: Awb 2:4.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application
from assessments.models import InterestDeclaration
from common.dates import amsterdam_date, day_text

COUNTS_FOR = timedelta(days=2 * 365)
"""How long having acted for a party counts, as the page of the declaration asks."""


def proposed(role: Role, application: Application) -> list[StrOrPromise]:
    """What may be an interest of this person, in sentences. Three queries."""
    return [*_acted_for(role, application), *_declared_before(role, application)]


def _acted_for(role: Role, application: Application) -> Iterator[StrOrPromise]:
    parties = application.partners.filter(removed_at=None).values("organisation")
    before = Role.objects.filter(
        Q(organisation__in=parties) | Q(organisation=application.penvoerder_id),
        user=role.user_id,
        ended_at__gte=timezone.now() - COUNTS_FOR,
    )
    for one in before.select_related("organisation").order_by("ended_at"):
        if one.ended_at is not None:
            yield _("You acted for %(name)s until %(day)s.") % {
                "name": one.organisation,
                "day": day_text(amsterdam_date(one.ended_at)),
            }


def _declared_before(role: Role, application: Application) -> Iterator[StrOrPromise]:
    case = "member__panel__application"
    earlier = InterestDeclaration.objects.filter(
        Q(**{f"{case}__region": application.region_id})
        | Q(**{f"{case}__penvoerder": application.penvoerder_id}),
        role__user=role.user_id,
        has_interest=True,
    ).exclude(**{case: application.pk})
    for one in earlier.select_related(f"{case}__plan").order_by("declared_at"):
        yield _("You declared an interest in %(name)s before: %(why)s") % {
            "name": one.member.panel.application.name,
            "why": one.explanation,
        }
