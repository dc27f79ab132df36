"""Refusing one application whatever is left of the ceiling (Awb 4:35): as part of the division."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from assessments.domain import cases
from common.refusal import Refusal, refuse
from subsidies.models import Ground, GroundToRefuse
from subsidies.permissions import why_not_ground


@transaction.atomic
def enter_ground(
    *, application: Application, ground: str, reasons: str, zienswijze: str, by: Role
) -> GroundToRefuse:
    """Enter on which ground an application is refused, and what the applicant answered to that.

    The next division counts with it; a lead decides on both at once. Raises `Refusal`:
    `may_not_enter`, `ground`, `reasons`, `zienswijze`.
    """
    locked = cases.lock(application.pk)
    refuse(why_not_ground(by, locked), code="may_not_enter")
    if ground not in Ground.values:
        raise Refusal(_("Choose a ground."), code="ground", field="ground")
    if not reasons.strip():
        raise Refusal(_("Write the reasons for the decision."), code="reasons", field="reasons")
    if not zienswijze.strip():
        raise Refusal(
            _("Write what the applicant answered when you told it that you intend to refuse."),
            code="zienswijze",
            field="zienswijze",
        )
    entered, _made = GroundToRefuse.objects.update_or_create(
        application=locked,
        defaults={
            "ground": ground,
            "reasons": reasons.strip(),
            "zienswijze": zienswijze.strip(),
            "entered_by": by,
            "entered_at": timezone.now(),
        },
    )
    return entered


@transaction.atomic
def drop_ground(*, application: Application, by: Role) -> None:
    """Let an application take part in the division again. Raises `Refusal`: `may_not_enter`."""
    locked = cases.lock(application.pk)
    refuse(why_not_ground(by, locked), code="may_not_enter")
    GroundToRefuse.objects.filter(application=locked).delete()
