"""Who may tell of a delay or record a notice of default, and why not.

That they are not involved in the case was asked before (see `permissions`).
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.domain.terms import is_term_set
from applications.models import UNDECIDED, Application, Delay
from common.dates import day_text
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated

from .permissions import why_not_in_kinds


def why_not_tell_delay(
    role: Role, application: Application, delay: Delay | None, on: date
) -> StrOrPromise | None:
    """The Realisatie Eenheid may, once and before the decision; by who is mandated. One query.

    A reasonable term (Awb 4:14(3)) moves only as long as it runs.
    """
    due = application.decision_due
    if (reason := why_not_in_kinds(role, RE_KINDS) or _why_not_undecided(application)) is not None:
        return reason
    if delay is not None:
        return _("The applicant was told already that it is decided by %(day)s.") % {
            "day": day_text(delay.new_day)
        }
    if due is not None and due < on and not is_term_set(application.round):
        return _(
            "The term ended on %(day)s, so telling of a delay no longer moves it. Decide as soon "
            "as you can."
        ) % {"day": day_text(due)}
    body = application.round.on_behalf_of
    return why_not_mandated(role, mandate_kinds.DELAY, on, body)


def why_not_record_default(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid records what came in, as long as nothing was decided."""
    return why_not_in_kinds(role, RE_KINDS) or _why_not_undecided(application)


def _why_not_undecided(application: Application) -> StrOrPromise | None:
    if application.state in UNDECIDED:
        return None
    return _("The term for this application does not run any more: it is “%(state)s”.") % {
        "state": application.get_state_display()
    }
