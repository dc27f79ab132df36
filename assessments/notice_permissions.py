"""Who may report, withdraw, prepare and decide on a change after the status, and why not.

That those of the Realisatie Eenheid are not involved in the case was asked before (see
`permissions`).
"""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.afterwards import known_state
from applications.models import Application
from applications.permissions import is_own
from common.dates import amsterdam_date, day_text
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated
from regions.models import RegionStatus

from .models import DECIDED_NOTICE, ChangeKind, ChangeNotice, NoticeState
from .notice_workflow import NOTICE_FLOW
from .permissions import why_not_in_kinds


def has_status(application: Application) -> bool:
    """A status was granted and made known, and the region still is one. At most a query."""
    return known_state(application).has_status and (
        application.region.status != RegionStatus.SAMENGEVOEGD
    )


def why_not_notify(role: Role | None, application: Application) -> StrOrPromise | None:
    """Who signs for the penvoerder may, of a region with a status that was made known."""
    if role is None or not is_own(role, application):
        return _("Only people of the penvoerder can report a change.")
    if not has_status(application):
        return _("A change is reported once the region has a status and its letter is there.")
    passing = ChangeNotice.objects.unsettled().filter(
        application=application, kind=ChangeKind.PENVOERDER, state=NoticeState.AKKOORD
    )
    if passing.exists():
        return _("Another party becomes penvoerder: that one reports what changes from then on.")
    if role.kind not in NOTICE_FLOW.who("withdraw"):
        return _(
            "Only an authorised signatory of the penvoerder can report a change. Ask a colleague "
            "who is one."
        )
    return None


def why_not_withdraw_notice(role: Role | None, notice: ChangeNotice) -> StrOrPromise | None:
    """Who may report may withdraw, until it is decided on: what was decided comes by letter."""
    if role is None or not is_own(role, notice.application):
        return _("Only people of the penvoerder can withdraw this notice.")
    if notice.state in DECIDED_NOTICE and notice.letter_id is None:
        return _("The decision on this change is being made known. It comes by letter.")
    return NOTICE_FLOW.why_not(notice, "withdraw", kind=role.kind)


def why_not_before_heard(notice: ChangeNotice) -> StrOrPromise | None:
    """Nothing is decided before the party answered, or its last day to do so has passed."""
    if notice.hear_by is None or notice.is_heard(amsterdam_date(timezone.now())):
        return None
    return _("%(party)s can answer until and including %(day)s. Record the answer, or wait.") % {
        "party": notice.organisation,
        "day": day_text(notice.hear_by),
    }


def why_not_propose(role: Role, notice: ChangeNotice) -> StrOrPromise | None:
    """The Realisatie Eenheid prepares the decision on a change, once the party was heard."""
    return (
        why_not_in_kinds(role, NOTICE_FLOW.who("propose"))
        or NOTICE_FLOW.why_not(notice, "propose", kind=role.kind)
        or why_not_before_heard(notice)
    )


def why_not_record_answer(role: Role, notice: ChangeNotice) -> StrOrPromise | None:
    """Who prepares the decision records the answer, before that is prepared, and once."""
    if notice.hear_by is None:
        return _("This change is about no party that must be heard.")
    if notice.answered_at is not None:
        return _("The answer has been recorded already.")
    return why_not_in_kinds(role, NOTICE_FLOW.who("propose")) or NOTICE_FLOW.why_not(
        notice, "propose", kind=role.kind
    )


def why_not_give_back(role: Role, notice: ChangeNotice) -> StrOrPromise | None:
    """A lead gives a prepared decision back."""
    return why_not_in_kinds(role, NOTICE_FLOW.who("give_back")) or NOTICE_FLOW.why_not(
        notice, "give_back", kind=role.kind
    )


def why_not_settle(role: Role, notice: ChangeNotice) -> StrOrPromise | None:
    """A lead who is mandated and never prepared the decision takes it. Two queries if one may."""
    if role.is_current and role.kind not in NOTICE_FLOW.who("agree"):
        return _("A lead takes this decision.")
    name = "agree" if notice.agrees else "refuse"
    reason = why_not_in_kinds(role, NOTICE_FLOW.who(name)) or NOTICE_FLOW.why_not(
        notice, name, kind=role.kind
    )
    if reason is None and role.user_id in notice.preparers:
        return _("You prepared this decision yourself. Another lead must take it.")
    return reason or why_not_mandated(
        role,
        mandate_kinds.CHANGE,
        amsterdam_date(timezone.now()),
        notice.application.round.on_behalf_of,
    )
