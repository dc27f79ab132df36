"""Whom is told by mail what comes with a subsidy and after it: in the transaction of the act."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind, User
from applications.domain.mails import facts, penvoerder_people
from applications.models import Application
from assessments.domain.mails import keepers
from assessments.domain.telling import tell_who_took_part
from common.amounts import euros
from common.dates import amsterdam_date
from common.links import absolute
from common.mail import notify
from correspondence.models import Letter
from subsidies.later_permissions import why_not_settle
from subsidies.models import Duty, HandedIn, Hearing, Later, LaterDecision, Share


def outcome(share: Share, letter: Letter) -> None:
    """What was decided on a subsidy: to partners, beroepsgroep and panel."""
    kind = "verleend" if share.is_award else "geweigerd"
    _tell_outcome(share.application, letter, kind, euros(share.granted))


def later_outcome(decision: LaterDecision, letter: Letter) -> None:
    """What was decided on it later: to the same."""
    kind = _named(decision.kind, decision.amount)
    _tell_outcome(decision.share.application, letter, kind, euros(decision.amount))


def _named(kind: str, amount: Decimal | None) -> str:
    """What is intended or decided, as mails name it: lowering to nothing is withdrawing."""
    return "intrekking" if kind == Later.LOWERING and not amount else kind


def _tell_outcome(application: Application, letter: Letter, kind: str, amount: str) -> None:
    values = {
        **facts(application),
        "kind": kind,
        "amount": amount,
        "dated_on": letter.dated_on,
        "objection_until": letter.objection_until,
    }
    tell_who_took_part(application, "subsidies/outcome", values)


def intended(hearing: Hearing, letter: Letter) -> None:
    """An intention, with the letter and by when to respond: to the people of the penvoerder."""
    told = {"dated_on": letter.dated_on, "suspends_payment": hearing.suspends_payment}
    _tell_penvoerder(hearing, "subsidies/intended", **told)


def responded(hearing: Hearing) -> None:
    """That the applicant responded: to who follows the case."""
    for user in keepers(hearing.application):
        about = _named(hearing.about, hearing.amount)
        values = {**facts(hearing.application), "about": about, "address": _page(hearing)}
        notify(to=user, template="subsidies/responded", values=values)


def dropped(hearing: Hearing) -> None:
    """That it stays as it is, once the applicant knew of the intention: to the penvoerder."""
    if hearing.letter_id is not None:
        _tell_penvoerder(hearing, "subsidies/dropped", reason=hearing.drop_reason)


def _page(hearing: Hearing) -> str:
    return absolute(reverse("subsidies:hearing", args=[hearing.pk]))


def _tell_penvoerder(hearing: Hearing, template: str, **more: Any) -> None:
    values = {
        **facts(hearing.application),
        "about": _named(hearing.about, hearing.amount),
        "respond_by": hearing.last_day,
        "address": _page(hearing),
        **more,
    }
    for user in penvoerder_people(hearing.application):
        notify(to=user, template=template, values=values)


def prepared(decision: LaterDecision) -> None:
    """That a decision waits: to the leads who can take it."""
    today = amsterdam_date(timezone.now())
    leads = Role.objects.current().filter(kind=RoleKind.RE_LEAD).select_related("user")
    page = absolute(reverse("subsidies:later", args=[decision.pk]))
    for lead in leads.order_by("pk"):
        if why_not_settle(lead, decision, today) is None:
            values = {
                **facts(decision.share.application),
                "kind": decision.kind,
                "prepared_by": decision.prepared_by.user.name,
                "address": page,
            }
            notify(to=lead.user, template="subsidies/later_prepared", values=values)


def claim_lapsed(share: Share, lapsed: Decimal) -> None:
    """That a payment came back, so that so much of what was reclaimed is not owed any more, in
    euro: to the people of the penvoerder.
    """
    values = {
        **facts(share.application),
        "amount": euros(lapsed),
        "address": absolute(reverse("subsidies:grant", args=[share.pk])),
    }
    for user in penvoerder_people(share.application):
        notify(to=user, template="subsidies/claim_lapsed", values=values)


def handed_in(given: HandedIn) -> None:
    """That something was handed in for a duty: to who follows the case."""
    for user in keepers(given.duty.share.application):
        notify(to=user, template="subsidies/handed_in", values=_of_duty(given.duty))


def remind(duty: Duty, person: User) -> None:
    """That a duty is to be met soon: to one of the people of the penvoerder."""
    notify(to=person, template="subsidies/duty_reminder", values=_of_duty(duty))


def _of_duty(duty: Duty) -> dict[str, Any]:
    page = absolute(reverse("subsidies:duty", args=[duty.pk]))
    application = facts(duty.share.application)
    return {**application, "kind": duty.kind, "due_on": duty.due_on, "address": page}
