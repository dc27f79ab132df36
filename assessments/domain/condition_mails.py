"""Whom what becomes of a condition is told by mail. Called inside the act's transaction."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from applications.domain.mails import facts, penvoerder_people
from applications.domain.participants import participants, roles_of
from assessments.models import Condition, ConditionAnswer, ConditionExtension, Decision
from common.dates import amsterdam_date
from common.links import absolute
from common.mail import Addressee, notify
from regions.models import PartnerKind

from .confirming import VALID_FOR, to_confirm
from .mails import keepers
from .telling import assessors_of


def handed_in(answer: ConditionAnswer) -> None:
    """That there is an answer to be checked: to who follows the case, and who helps with it."""
    condition = answer.condition
    page = reverse("assessments:meet_condition", args=[condition.pk])
    people = {user.pk: user for user in keepers(condition.decision.application)}
    if condition.contact is not None and condition.contact.is_active:
        people.setdefault(condition.contact.pk, condition.contact)
    _tell(people.values(), "assessments/condition_answered", condition, page)


def checked(condition: Condition, *, finding: str, is_met: bool) -> None:
    """What the check found: to the people of the penvoerder."""
    _tell_penvoerder("assessments/condition_checked", condition, finding=finding, is_met=is_met)


def extended(extension: ConditionExtension) -> None:
    """That there is more time, and why: to the people of the penvoerder."""
    _tell_penvoerder(
        "assessments/condition_extended",
        extension.condition,
        was_due_on=extension.was_due_on,
        reason=extension.reason,
    )


def asked_again(decision: Decision) -> None:
    """That the conditions about the beroepsgroep are met: to who judged, and to itself."""
    application = decision.application
    for member, user in assessors_of(application):
        page = reverse("assessments:reendorse", args=[member.pk])
        notify(
            to=user,
            template="assessments/asked_again",
            values={
                **facts(application),
                "organisation": member.organisation.name,
                "address": absolute(page),
            },
        )
    _ask_beroepsgroep(decision)


def _ask_beroepsgroep(decision: Decision) -> None:
    """Who signs for it, each by the way that they have: an account, or a link of their own."""
    application = decision.application
    people = [
        one
        for one in participants(application)
        if one.partner.kind == PartnerKind.BEROEPSGROEP
        and one.email.lower() in {email.lower() for email in one.partner.signers}
    ]
    with_account = roles_of(people)
    expires_at = timezone.now() + VALID_FOR
    for one in people:
        has_account = one.email.lower() in with_account
        page = absolute(reverse("assessments:confirm", args=[one.partner.pk]))
        link = to_confirm(one.partner, one.email.lower(), expires_at=expires_at)
        values = {
            **facts(application),
            "organisation": one.partner.name,
            "address": page if has_account else link,
            "good_until": None if has_account else amsterdam_date(expires_at),
        }
        notify(to=one, template="assessments/asked_to_confirm", values=values)


def _tell_penvoerder(template: str, condition: Condition, **more: Any) -> None:
    page = reverse("assessments:answer_condition", args=[condition.pk])
    people = penvoerder_people(condition.decision.application)
    _tell(people, template, condition, page, **more)


def _tell(
    people: Iterable[User | Addressee], template: str, condition: Condition, page: str, **more: Any
) -> None:
    values = {
        **facts(condition.decision.application),
        "condition": condition.text,
        "due_on": condition.due_on,
        "address": absolute(page),
        **more,
    }
    for one in people:
        notify(to=one, template=template, values=values)
