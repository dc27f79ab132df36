"""Telling everybody who took part what was decided: the penvoerder alone gets the letter itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone

from accounts.models import Role, RoleKind, User
from applications.domain.mails import facts, penvoerder_people
from applications.domain.participants import Participant, participants, roles_of
from applications.models import Application, Completion, Merging, Reopening, Submission
from assessments.models import Decision, InterestDeclaration, PanelMember, involvement_in
from common.dates import amsterdam_date
from common.links import absolute
from common.mail import Addressee, notify, queue_all, write
from correspondence.models import Letter

from .mails import keepers
from .outcome_links import VALID_FOR, to_outcome

TEMPLATE = "assessments/outcome"
VERSION_CAME = "assessments/completion_came"


def outcome(decision: Decision, letter: Letter) -> None:
    """The outcome, with a link to it and to the conditions: to partners, beroepsgroep and panel.

    Each person is told once, also who is both. Called in the transaction that stores the letter.
    """
    values = {
        **facts(decision.application),
        "outcome": decision.outcome,
        "dated_on": letter.dated_on,
        "objection_until": letter.objection_until,
        "has_conditions": decision.conditions.exists(),
    }
    tell_who_took_part(decision.application, TEMPLATE, values)


def tell_who_took_part(application: Application, template: str, values: Mapping[str, Any]) -> None:
    """Write to partners, beroepsgroep and panel, each person once, with a link to the outcome.

    `template` gets beside `values` for whom it is: `took_part`, `is_assessor`, `address` and
    `good_until`.
    """
    people = participants(application)
    with_account = roles_of(people)
    messages = [
        write(
            to=one,
            template=template,
            values={**values, **_for_partner(one, sees=one.email.lower() in with_account)},
        )
        for one in people
    ]
    told = {one.email.lower() for one in people}
    page = {"address": _address(application.pk), "good_until": None}
    for member, user in assessors_of(application):
        if user.email.lower() not in told:
            told.add(user.email.lower())
            asked = {"took_part": member.organisation.name, "is_assessor": True}
            messages.append(write(to=user, template=template, values={**values, **asked, **page}))
    queue_all(messages)


def merged(merging: Merging) -> None:
    """That cases on which a panel is at work go on as part of another: to their panels."""
    _tell_panels("assessments/merged", merging)


def merge_undone(merging: Merging) -> None:
    """That such a case goes on by itself again: to its panel."""
    _tell_panels("assessments/merge_undone", merging)


def _tell_panels(template: str, merging: Merging) -> None:
    target = facts(merging.application)["application"]
    for one in merging.members.select_related("application__plan", "application__penvoerder"):
        source = facts(one.application)
        for member, user in assessors_of(one.application):
            words = {"source": source["application"], "target": target}
            named = {"organisation": member.organisation.name}
            notify(to=user, template=template, values={**source, **words, **named})


def version_came(submission: Submission, **_signal: Any) -> None:
    """That a new version came in: to who follows the case, and to its panel."""
    application = submission.application
    values = {
        **facts(application),
        "version": submission.version,
        "was_rewritten": submission.was_rewritten,
        "is_merged_plan": submission.is_merged_plan,
    }
    for user in keepers(application):
        page = absolute(reverse("assessments:versions", args=[application.pk]))
        notify(to=user, template=VERSION_CAME, values={**values, "address": page})
    for member, user in assessors_of(application):
        page = absolute(reverse("assessments:member_versions", args=[member.pk]))
        notify(to=user, template=VERSION_CAME, values={**values, "address": page})


def completion_lapsed(completion: Completion, **_signal: Any) -> None:
    """That an application was not completed within the term: to who follows the case."""
    application = completion.application
    page = absolute(reverse("assessments:case", args=[application.pk]))
    values = {
        **facts(application),
        "due_on": completion.due_on,
        "not_handled_by": completion.not_handled_by,
        "address": page,
    }
    for user in keepers(application):
        notify(to=user, template="assessments/completion_lapsed", values=values)


def reopened(reopening: Reopening, **_signal: Any) -> None:
    """That the penvoerder rewrites what it submitted, or went back to it: to who follows it."""
    application = reopening.application
    last = application.latest_submission
    values = {
        **facts(application),
        "is_open": reopening.ended_at is None,
        "counts": last.submitted_at if last else None,
        "version": last.version if last else 1,
        "closes_at": application.closes_at,
        "address": absolute(reverse("assessments:case", args=[application.pk])),
    }
    for user in keepers(application):
        notify(to=user, template="assessments/reopened", values=values)


def withdrawn(application: Application, **_signal: Any) -> None:
    """That the applicant withdrew: to who follows the case, and to its panel; nothing is left."""
    values = {**facts(application), "reason": application.withdrawn_because}
    people = [*keepers(application), *(user for _member, user in assessors_of(application))]
    for user in people:
        notify(to=user, template="assessments/withdrawn", values=values)


def forming(application: Application) -> None:
    """That the region goes on forming: to the penvoerder and the partners, each person once."""
    link = absolute(reverse("regions:detail", args=[application.region.slug]))
    people: list[Addressee | str] = [
        *penvoerder_people(application),
        *participants(application),
    ]
    for one in people:
        notify(to=one, template="assessments/forming", values={**facts(application), "link": link})


def assessors_of(application: Application) -> list[tuple[PanelMember, User]]:
    """The assessors who may know the case, each with the organisation they judge for.

    As `PanelMember.objects.visible_to` of each. Three queries, and two for each who may.
    """
    members = PanelMember.objects.filter(panel__application=application)
    roles = Role.objects.current().filter(
        kind=RoleKind.ASSESSOR,
        organisation__in=members.values("organisation"),
        user__is_active=True,
    )
    people = list(roles.select_related("user").order_by("pk"))
    free = InterestDeclaration.objects.filter(member__in=members, has_interest=False)
    declared_free = set(free.values_list("member", "role"))
    return [
        (member, role.user)
        for member in members.select_related("organisation").order_by("pk")
        for role in people
        if (member.pk, role.pk) in declared_free
        and role.organisation_id == member.organisation_id
        and not involvement_in(role, application)
    ]


def _for_partner(one: Participant, *, sees: bool) -> dict[str, Any]:
    """What to say to somebody of a partner, with a link that fits whether they have an account."""
    took_part = {"took_part": one.partner.name, "is_assessor": False}
    if sees:
        return {**took_part, "address": _address(one.partner.application_id), "good_until": None}
    expires_at = timezone.now() + VALID_FOR
    return {
        **took_part,
        "address": to_outcome(one.partner, expires_at=expires_at),
        "good_until": amsterdam_date(expires_at),
    }


def _address(application_pk: int) -> str:
    return absolute(reverse("assessments:outcome", args=[application_pk]))
