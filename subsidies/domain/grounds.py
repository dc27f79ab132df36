"""Refusing one application whatever is left of the ceiling (Awb 4:35): as part of the division."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.domain import cases
from common.dates import amsterdam_date
from common.refusal import refuse, written
from subsidies.later_permissions import why_not_rest_on
from subsidies.models import About, GroundToRefuse, Hearing
from subsidies.permissions import why_not_ground

from .hearings import weighed


@transaction.atomic
def enter_ground(*, hearing: Hearing, reasons: str, weighing: str, by: Role) -> GroundToRefuse:
    """Enter that an application is refused on the ground about which its applicant was heard.

    The next division counts with it; a lead decides on both at once, who neither intended nor
    entered it. Raises `Refusal`: those of `cases.hold`, `may_not_enter`, `not_heard`, `reasons`,
    `weighing`.
    """
    locked = cases.hold(hearing.application_id, by=by, kinds=RE_KINDS)
    refuse(why_not_ground(by, locked), code="may_not_enter")
    stored = Hearing.objects.select_for_update().get(pk=hearing.pk)
    now = timezone.now()
    refuse(why_not_rest_on(stored, About.REFUSAL, amsterdam_date(now)), code="not_heard")
    reasons = written(reasons, _("Write the reasons for the decision."), code="reasons")
    weighing = weighed(weighing)
    entered, _made = GroundToRefuse.objects.update_or_create(
        application=locked,
        defaults={
            "hearing": stored,
            "ground": stored.ground,
            "reasons": reasons,
            "weighing": weighing,
            "entered_by": by,
            "entered_at": now,
            "dropped_by": None,
            "dropped_at": None,
        },
    )
    return entered


@transaction.atomic
def drop_ground(*, application: Application, by: Role) -> None:
    """Let an application take part in the division again. Raises `Refusal`: `may_not_enter`."""
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_ground(by, locked), code="may_not_enter")
    for ground in GroundToRefuse.objects.standing().filter(application=locked):
        ground.dropped_by, ground.dropped_at = by, timezone.now()
        ground.save(update_fields=["dropped_by", "dropped_at"])
