"""What is to be done about conditions: to meet, to check, and to confirm; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Role
from applications.models import Application, ApplicationState, Partner
from common.dates import amsterdam_date
from common.obligations import Obligation
from regions.models import PartnerKind

from .domain.case_facts import CaseFacts
from .models import (
    Condition,
    ConditionAnswer,
    Confirmation,
    Decision,
    Outcome,
    PanelMember,
    Reendorsement,
    Step,
    decisions_asked_again,
)


def waits_to_be_checked() -> Exists:
    """Whether an answer to a condition waits to be checked."""
    return Exists(ConditionAnswer.objects.to_check().filter(condition=OuterRef("pk")))


def conditions_to_check(role: Role, on: date) -> QuerySet[Condition]:
    """Open conditions of cases that wait for nothing else, that were answered or whose last day was
    before `on`: those that were answered first, then the first that was due.
    """
    return (
        Condition.objects.open()
        .visible_to(role)
        .filter(decision__application__next_step__step=Step.CONDITIONS)
        .annotate(is_answered=Case(When(waits_to_be_checked(), then=Value(1)), default=Value(0)))
        .filter(Q(is_answered=1) | Q(due_on__lt=on))
        .select_related("decision__application__plan")
        .order_by("-is_answered", "due_on", "pk")
    )


def check_conditions(role: Role, at: datetime, most: int) -> Iterator[Obligation]:
    """What an adviser looks into."""
    for condition in conditions_to_check(role, amsterdam_date(at))[:most]:
        is_answered: int = condition.is_answered  # type: ignore[attr-defined]  # from above
        yield Obligation(
            gettext_lazy("Check the answer to a condition")
            if is_answered
            else gettext_lazy("Check whether a condition has been met"),
            condition.decision.application.name,
            reverse("assessments:meet_condition", args=[condition.pk]),
            day=condition.due_on,
            lacks=Truncator(condition.text).chars(80),
        )


def meet_conditions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What the penvoerder is to answer: not what is being checked."""
    # Said once more of the case itself: PostgreSQL then begins there, not at all open conditions.
    own = Condition.objects.open().filter(decision__application__penvoerder=role.organisation_id)
    mine = (
        own.visible_to(role)
        .filter(~waits_to_be_checked())
        .select_related("decision__application__plan")
    )
    for condition in mine.order_by("due_on", "pk")[:most]:
        yield Obligation(
            _("Meet a condition: %(condition)s") % {"condition": condition.text},
            condition.decision.application.name,
            reverse("assessments:answer_condition", args=[condition.pk]),
            day=condition.due_on,
        )


def _asked(path: str) -> Q:
    """Whether something is asked now about the application to which `path` leads."""
    # Once for all, not for each row: PostgreSQL then joins them.
    return Q(**{f"{path}__in": decisions_asked_again().values("application")})


def reendorse_conditions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What an assessor is to answer about the beroepsgroep once more."""
    given = Reendorsement.objects.filter(
        member=OuterRef("pk"), decision__application=OuterRef("panel__application")
    )
    mine = PanelMember.objects.visible_to(role).filter(_asked("panel__application"), ~Exists(given))
    for member in mine.select_related("panel__application__plan").order_by("pk")[:most]:
        yield Obligation(
            gettext_lazy("Say whether the criterion about the beroepsgroep is met now"),
            member.panel.application.name,
            reverse("assessments:reendorse", args=[member.pk]),
        )


def confirm_conditions(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What who signs for the beroepsgroep is to say for it."""
    given = Confirmation.objects.filter(
        partner=OuterRef("pk"), decision__application=F("partner__application")
    )
    own = Partner.objects.visible_to(role).filter(
        _asked("application"), ~Exists(given), kind=PartnerKind.BEROEPSGROEP
    )
    for partner in own.select_related("application__plan").order_by("pk")[:most]:
        yield Obligation(
            gettext_lazy("Say how the beroepsgroep takes part now"),
            partner.application.name,
            reverse("assessments:confirm", args=[partner.pk]),
        )


def complete_for_definitive(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """What a definitive status asks of the penvoerder beside conditions: that everybody signs."""
    known = Decision.objects.visible_to(role).standing().filter(outcome=Outcome.VOORLOPIG)
    own = Application.objects.filter(
        penvoerder=role.organisation_id,
        state=ApplicationState.VOORLOPIG,
        pk__in=known.values("application"),
    )
    for application in own.select_related("plan", "round").order_by("pk")[:most]:
        lacks = CaseFacts(application).lacks_of_partners
        if lacks:
            yield Obligation(
                gettext_lazy("Have everybody sign who must, for a definitive status"),
                application.name,
                reverse("applications:signatures", args=[application.pk]),
                lacks=" ".join(str(lack.told) for lack in lacks),
            )
