"""An objection in hand, with its case, for whoever does something about it today."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.models import Objection
from common.dates import amsterdam_date

from . import cases


def today() -> date:
    """The day in Amsterdam."""
    return amsterdam_date(timezone.now())


def held(objection: Objection, by: Role) -> Objection:
    """The objection as stored, its case in hand. Raises as `cases.hold` does."""
    return _stored(objection, cases.hold(objection.application_id, by=by, kinds=RE_KINDS))


def own(objection: Objection) -> Objection:
    """The same, for whoever objected."""
    return _stored(objection, cases.lock(objection.application_id))


def _stored(objection: Objection, application: Application) -> Objection:
    stored = Objection.objects.select_for_update(of=("self",)).with_letters()
    locked = stored.get(pk=objection.pk)
    locked.application = application
    return locked
