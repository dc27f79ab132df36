"""Who may intend, answer, prepare and decide what comes after a grant, or a refusal; why not.

That those of the Realisatie Eenheid are not involved in the case was asked before, when the case
was taken in hand (`assessments.domain.cases`).
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.hearing_permissions import (
    why_not_heard,
    why_not_responding,
    why_not_writing_down,
)
from assessments.permissions import why_not_impartial, why_not_in_kinds
from common.dates import day_text
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated

from .models import (
    RECLAIMABLE_YEARS,
    About,
    Duty,
    DutyKind,
    HandedIn,
    Hearing,
    Later,
    LaterDecision,
    Share,
)
from .permissions import why_not_at_hand, why_not_of_subsidy
from .workflow import LATER_FLOW


def why_not_granted(share: Share) -> StrOrPromise | None:
    """What comes later is about a subsidy that was granted and made known."""
    if share.is_award and share.letter_id is not None:
        return None
    return _("No subsidy was granted and made known.")


def why_not_later(share: Share, kind: Later, on: date) -> StrOrPromise | None:
    """Whether a decision of this kind can be begun on `on`: not while another lies before the
    leads or waits for its letter, nor what is settled a second time. At most three queries.
    """
    if reason := why_not_granted(share):
        return reason
    decisions = list(share.later_decisions.at_hand().select_related("letter"))
    if any(one.settled_at is None for one in decisions):
        return _("Another decision on this subsidy lies before the leads.")
    if any(one.letter_id is None for one in decisions):
        return _("The letter of the last decision is being made.")
    settled = next((one for one in decisions if one.kind == Later.SETTLING), None)
    if kind == Later.RECLAIMING:
        return _why_not_reclaimable(settled, on)
    if settled is not None:
        return _("This subsidy was settled.")
    return _why_not_accountable(share, on) if kind == Later.SETTLING else None


def _why_not_reclaimable(settled: LaterDecision | None, on: date) -> StrOrPromise | None:
    """Until five years after it was settled. Source: Awb 4:57(4)."""
    if settled is None or settled.letter is None:
        return None
    made_known = settled.letter.dated_on
    year = made_known.year + RECLAIMABLE_YEARS
    is_leap_day = (made_known.month, made_known.day) == (2, 29)
    last = made_known.replace(year=year, day=28 if is_leap_day else made_known.day)
    if on <= last:
        return None
    return _("It can be reclaimed until five years after it was settled: until %(day)s.") % {
        "day": day_text(last)
    }


def _why_not_accountable(share: Share, on: date) -> StrOrPromise | None:
    """It is settled once it was accounted for, or by ourselves when that term passed (4:44, 4:47),
    or the activities are over when there is no such term.
    """
    rules = share.division.round.subsidy_rules
    if Duty.objects.filter(share=share, kind=DutyKind.ACCOUNT, received_on__isnull=False).exists():
        return None
    last = rules.account_by or rules.activities_until
    if on > last:
        return None
    return _("It can be settled once it was accounted for, or after %(day)s.") % {
        "day": day_text(last)
    }


def why_not_intend(
    role: Role, application: Application, about: str, on: date
) -> StrOrPromise | None:
    """The Realisatie Eenheid with a mandate may, of what can be decided after it; one at a time."""
    if reason := why_not_in_kinds(role, RE_KINDS) or why_not_of_subsidy(application.round):
        return reason
    if about == About.REFUSAL:
        reason = why_not_at_hand(application.round)
    else:
        share = granted_share(application)
        reason = (
            _("No subsidy was granted and made known.")
            if share is None
            else why_not_later(share, Later(about), on)
        )
    if reason:
        return reason
    if Hearing.objects.open().filter(application=application, about=about).exists():
        return _("The applicant was told of such an intention before. See how that stands.")
    body = application.round.on_behalf_of
    return why_not_mandated(role, mandate_kinds.INTENTION, on, body)


def granted_share(application: Application) -> Share | None:
    """What was granted to an application and made known. One query."""
    found = Share.objects.made_known().filter(application=application, granted__gt=0)
    return found.select_related("division__round__subsidy_rules").first()


def is_open(hearing: Hearing) -> bool:
    """Whether a hearing was not dropped and nothing rests on it yet. One query."""
    return Hearing.objects.open().filter(pk=hearing.pk).exists()


def why_not_respond(role: Role, hearing: Hearing, on: date) -> StrOrPromise | None:
    """The penvoerder responds within the term, once it was told and until something rests on it."""
    if hearing.letter_id is None:
        return _("The letter with the intention is being made.")
    application = hearing.application
    return why_not_responding(role, hearing, application, is_open=is_open(hearing), on=on)


def why_not_write_down(role: Role, hearing: Hearing) -> StrOrPromise | None:
    """The RE writes down what the applicant said, until something rests on it."""
    return why_not_writing_down(role, is_open=is_open(hearing))


def why_not_drop(role: Role, hearing: Hearing) -> StrOrPromise | None:
    """The Realisatie Eenheid may, until something rests on it."""
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    return None if is_open(hearing) else _("This is no longer possible. See below how it stands.")


def why_not_rest_on(hearing: Hearing | None, about: str, on: date) -> StrOrPromise | None:
    """Whether what is prepared can rest on a hearing about this: heard, and not dropped."""
    if hearing is None or hearing.about != about:
        return _("Who it is about must be heard first: tell by letter what you intend (Awb 4:8).")
    if hearing.dropped_at is not None:
        return _("This intention was dropped.")
    return why_not_heard(hearing, on=on) or _why_still_to_account(hearing, on)


def _why_still_to_account(hearing: Hearing, on: date) -> StrOrPromise | None:
    """Who did not account for it has until the last day of the intention to settle, also who has
    responded to that. Source: Awb 4:44(3) and (4).
    """
    last = hearing.last_day
    missing = Duty.objects.filter(
        kind=DutyKind.ACCOUNT, received_on=None, share__application=hearing.application_id
    )
    if hearing.about != About.SETTLING or not missing.exists():
        return None
    if HandedIn.objects.filter(duty__in=missing).exists():
        return _("The region handed in its accounting. First note that it came in.")
    if on > last:
        return None
    return _("The region can still hand in its accounting until and including %(day)s.") % {
        "day": day_text(last)
    }


def why_used(hearing: Hearing) -> StrOrPromise | None:
    """One decision rests on a hearing: about a next one the recipient is heard again. One query."""
    if is_open(hearing):
        return None
    return _("Another decision rests on this hearing. Tell what you intend now by a new letter.")


def why_not_better(hearing: Hearing, kind: Later, amount: Decimal) -> StrOrPromise | None:
    """Nothing is decided that is worse than what was intended: about that nobody was heard."""
    intended = hearing.amount or Decimal(0)
    worse = amount > intended if kind == Later.RECLAIMING else amount < intended
    if not worse:
        return None
    return _("This is worse for the recipient than what was intended. Tell it of a new intention.")


def why_not_prepare(role: Role, share: Share, kind: Later, on: date) -> StrOrPromise | None:
    """The Realisatie Eenheid prepares a later decision on a subsidy."""
    return why_not_in_kinds(role, RE_KINDS) or why_not_later(share, kind, on)


def why_not_settle(role: Role, decision: LaterDecision, on: date) -> StrOrPromise | None:
    """A lead who is mandated, neither intended nor prepared it, and is not involved."""
    if role.is_current and role.kind not in LATER_FLOW.who("settle"):
        return _("A lead takes this decision.")
    hearing = decision.hearing
    own = {decision.prepared_by.user_id, *([hearing.intended_by.user_id] if hearing else [])}
    if role.user_id in own:
        return _("You prepared this decision yourself. Another lead must take it.")
    application = decision.share.application
    return (
        why_not_in_kinds(role, LATER_FLOW.who("settle"))
        or LATER_FLOW.why_not(decision, "settle", kind=role.kind)
        or why_not_impartial(role, application)
        or why_not_mandated(role, mandate_kinds.SUBSIDY, on, application.round.on_behalf_of)
    )


def why_not_give_back(role: Role, decision: LaterDecision) -> StrOrPromise | None:
    """A lead gives a prepared decision back."""
    return why_not_in_kinds(role, LATER_FLOW.who("give_back")) or LATER_FLOW.why_not(
        decision, "give_back", kind=role.kind
    )
