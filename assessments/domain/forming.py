"""A region that goes on forming (“in oprichting”): a status beside how its application ended.

In 2023 two regions went on like this without the status of voorloper. It is no decision on an
application: that ended by being rejected or withdrawn. Source: aanpaklerarentekort.nl,
«Onderwijsregio’s in oprichting», 2023.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application
from assessments.permissions import why_not_keep_forming
from common.refusal import refuse
from regions.models import RegionStatus

from . import cases, telling
from .making_known import become_as_applied


@transaction.atomic
def keep_forming(
    *, application: Application, by: Role, at: datetime | None = None, tell: bool = True
) -> Application:
    """Have the region of an application that ended go on forming, and tell who took part.

    `at` is from when (default now); `tell` is False only for what is entered afterwards. Raises
    `Refusal`: those of `cases.hold`, `may_not_keep_forming`.
    """
    current = cases.hold(application.pk, by=by, kinds=(RoleKind.RE_LEAD,))
    refuse(why_not_keep_forming(by, current), code="may_not_keep_forming")
    become_as_applied(
        current,
        RegionStatus.IN_OPRICHTING,
        at=at or timezone.now(),
        by=by,
        has_partners=True,
    )
    if tell:
        telling.forming(current)
    return current
