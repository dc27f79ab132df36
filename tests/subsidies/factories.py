"""Subsidy rounds at every point of dividing, made by the acts themselves."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pgtrigger
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Round
from subsidies.domain import (
    deciding,
    duties,
    grounds,
    hearings,
    later,
    later_letters,
    letters,
    payments,
)
from subsidies.domain.rules import RulesPlan, enter_rules
from subsidies.models import (
    Division,
    Hearing,
    LaterDecision,
    Method,
    Payment,
    PaymentRun,
    Rest,
    Share,
    SubsidyRules,
    Ties,
)
from tests.assessments import factories as cases
from tests.factories import role
from tests.stages import staged

# What `tests.factories.section_data` asks.
ASKED = Decimal("72500.50")


def admin() -> Role:
    return role(RoleKind.ADMIN)


def plan(**fields) -> RulesPlan:
    today = timezone.localdate()
    return RulesPlan(
        **{
            "ceiling": Decimal("150000.00"),
            "method": Method.POINTS,
            "ties": Ties.RECEIPT,
            "rest": Rest.PART,
            "published_on": today - timedelta(days=60),
            "source": "Stcrt. 2026, 1 (voorbeeld)",
            "activities_from": date(2027, 1, 1),
            "activities_until": date(2027, 12, 31),
            "reporting": "Meld het ons meteen als u activiteiten niet of later uitvoert.",
            "accounting": "Leg verantwoording af in uw jaarverslag, met model G1.",
            "instalments_on": (today + timedelta(days=14), today + timedelta(days=35)),
            "report_by": date(2027, 9, 1),
            "account_by": date(2028, 7, 1),
            **fields,
        }
    )


@staged
def published(**fields) -> SubsidyRules:
    """The rules of a subsidy round that has opened since."""
    into = cases.lenient_round(
        kind="subsidie", opens_in_days=1, closes_in_days=10, handled_as_received=True
    )
    rules = enter_rules(into=into, plan=plan(**fields), by=admin())
    Round.objects.filter(pk=into.pk).update(opens_at=timezone.now() - timedelta(days=5))
    return SubsidyRules.objects.select_related("round").get(pk=rules.pk)


def close(into: Round) -> Round:
    Round.objects.filter(pk=into.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    return Round.objects.get(pk=into.pk)


def judged(**fields) -> Round:
    """A closed subsidy round with three applications, all judged; the last one is weaker."""
    into = _judged()
    if fields:
        # As if the rules had been these from the start.
        with pgtrigger.ignore("subsidies.SubsidyRules:rules_fixed_at_opening"):
            SubsidyRules.objects.filter(round=into).update(**fields)
    return Round.objects.get(pk=into.pk)


@staged
def _judged() -> Round:
    into = published().round
    for nth in range(1, 4):
        cases.ready(round=into, weak=nth == 3)
    return close(into)


def prepared(**fields) -> Division:
    """A division that lies before the leads: two get what they asked, the third 4,999 euro."""
    return deciding.prepare(into=judged(**fields), by=cases.adviser())


def settled(**fields) -> Division:
    return deciding.settle(division=prepared(**fields), by=cases.lead())


def made_known(**fields) -> Division:
    """A division of which all letters are there."""
    division = settled(**fields)
    for share in division.shares.all():
        letters.issue_share_letter(share_id=share.pk)
    return division


def weakest(division: Division) -> Share:
    return division.shares.select_related("application").latest("place")


def applications(into: Round) -> list[Application]:
    return list(Application.objects.filter(round=into).order_by("number"))


def granted(**fields) -> Share:
    """A subsidy of `ASKED` that was granted and made known."""
    return made_known(**fields).shares.select_related("application").earliest("place")


@staged
def known() -> Share:
    """The same, with only its own letter made."""
    share = settled().shares.earliest("place")
    letters.issue_share_letter(share_id=share.pk, tell=False)
    return Share.objects.select_related("application").get(pk=share.pk)


def told(application: Application, about: str, by: Role | None = None, **fields) -> Hearing:
    """That something is intended, with its letter."""
    needs_ground = about != "terugvordering"
    hearing = hearings.intend(
        application=application,
        about=about,
        **{
            "ground": "activiteiten" if needs_ground else "",
            "intention": "De werkplaats is niet gestart.",
            "respond_by": timezone.localdate() + timedelta(days=14),
            "by": by or cases.adviser(),
            **fields,
        },
    )
    later_letters.issue_hearing_letter(hearing_id=hearing.pk)
    return Hearing.objects.select_related("application").get(pk=hearing.pk)


def heard(application: Application, about: str, by: Role | None = None, **fields) -> Hearing:
    """The same, and the applicant responded."""
    hearing = told(application, about, by, **fields)
    signatory = role(RoleKind.PENVOERDER_SIGNATORY, at=application.penvoerder)
    return hearings.respond(hearing=hearing, zienswijze="Dat is niet zo.", by=signatory)


def ground(application: Application, by: Role | None = None, code: str = "insolventie"):
    """A ground to refuse on which the applicant was heard."""
    hearing = heard(application, "weigering", by, ground=code)
    words = {"reasons": "Failliet.", "weighing": "Dat verandert niets."}
    return grounds.enter_ground(hearing=hearing, by=by or cases.adviser(), **words)


def accounted(share: Share) -> None:
    """That the accounting was received."""
    for duty in share.duties.filter(kind="verantwoording"):
        duties.receive(duty=duty, on=timezone.localdate(), by=cases.adviser())


def decided(share: Share, kind: str, amount: Decimal, **fields) -> LaterDecision:
    """A later decision that was taken and made known, after hearing where that is due."""
    decision = settled_later(share, kind, amount, **fields)
    later_letters.issue_later_letter(decision_id=decision.pk)
    return LaterDecision.objects.get(pk=decision.pk)


def settled_later(share: Share, kind: str, amount: Decimal, **fields) -> LaterDecision:
    """The same, with its letter still to be made."""
    if kind == "vaststelling":
        accounted(share)
    hearing = fields.pop("hearing", None)
    decision = later.prepare_later(
        share=share,
        kind=kind,
        amount=amount,
        reasons="Wij zagen uw verantwoording in.",
        weighing="Dat verandert niets." if hearing else "",
        hearing=hearing,
        by=cases.adviser(),
    )
    return later.settle(decision=decision, by=cases.lead())


def run(share: Share, days: int = 42) -> PaymentRun:
    """All that is due in so many days in the round of a grant, handed over."""
    until = timezone.localdate() + timedelta(days=days)
    return payments.make_run(into=share.division.round, until=until, by=cases.adviser())


def paid(share: Share, days: int = 42) -> list[Payment]:
    """The same, and paid."""
    made = run(share, days)
    keys = list(made.payments.filter(share=share).values_list("pk", flat=True))
    payments.note_paid(run=made, payments=keys, on=timezone.localdate(), by=cases.adviser())
    return list(made.payments.filter(share=share))
