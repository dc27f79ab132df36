"""Whom the acts on a case tell what, by mail. One function per mail."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from accounts.models import Role, RoleKind, User
from applications.domain.mails import facts
from applications.models import Application
from assessments.models import Correction, Decision, InterestDeclaration, Panel, PanelMember
from common.links import absolute
from common.mail import notify

from .impartiality import assessors_for, impartial_among


def invited(member: PanelMember) -> None:
    """Ask the assessors of an organisation to declare and judge; nothing of the content."""
    _tell_assessors(
        _who_may_judge(member), "assessments/invited", member, reverse("assessments:assigned")
    )


def asked_to_agree(member: PanelMember, *, is_reminder: bool = False) -> None:
    """Ask the assessors who know the case to agree with the joint outcome or not."""
    path = reverse("assessments:member", args=[member.pk])
    roles, template = _who_know(member), "assessments/asked_to_agree"
    _tell_assessors(roles, template, member, path, is_reminder=is_reminder)


def asked_to_concur(member: PanelMember, *, is_reminder: bool = False) -> None:
    """Ask those of OCW who know the case to concur with the joint outcome, or to say why not."""
    path = reverse("assessments:concur", args=[member.pk])
    roles, template = _who_know(member), "assessments/asked_to_concur"
    _tell_assessors(roles, template, member, path, is_reminder=is_reminder)


def _who_know(member: PanelMember) -> list[Role]:
    """The assessors of an organisation who declared no interest in the case."""
    free = {
        declaration.role_id
        for declaration in member.declarations.filter(has_interest=False).select_related("role")
        if declaration.role.is_current
    }
    return [role for role in _who_may_judge(member) if role.pk in free]


def interest_declared(declaration: InterestDeclaration, *, left: int | None) -> None:
    """Tell the RE that somebody is shut out, and how many of the organisation are left to judge;
    None when it did.
    """
    member = declaration.member
    for user in case_keepers(member.panel):
        _tell_re(
            user,
            "assessments/interest_declared",
            member.panel,
            declarant=declaration.role.user.name,
            organisation=declaration.role.organisation.name,
            left=left,
        )


def all_handed_in(panel: Panel) -> None:
    """Tell the RE that the joint outcome can be written."""
    for user in case_keepers(panel):
        _tell_re(user, "assessments/all_handed_in", panel)


def assessment_revised(member: PanelMember, *, reason: str) -> None:
    """Tell the RE that an organisation changed its assessment, and that a joint outcome that was
    written is to be looked at again.
    """
    for user in case_keepers(member.panel):
        _tell_re(
            user,
            "assessments/assessment_revised",
            member.panel,
            organisation=member.organisation.name,
            reason=reason,
        )


def assigned(role: Role, count: int, *, assigned_by: Role) -> None:
    """Tell an assessor that some applications were assigned; nothing of what is in them."""
    if role.user_id == assigned_by.user_id:
        return
    notify(
        to=role.user,
        template="assessments/assigned_to_you",
        values={
            "count": count,
            "organisation": role.organisation.name,
            "address": absolute(reverse("assessments:assigned")),
        },
    )


def all_answered(panel: Panel) -> None:
    """Tell the RE that every organisation has answered, so that a decision can be prepared."""
    for user in case_keepers(panel):
        _tell_re(user, "assessments/all_answered", panel)


def decision_prepared(decision: Decision) -> None:
    """Tell the leads who may take a decision, so not who prepared it, that it waits for them."""
    for user in leads_of(decision.application):
        if user == decision.prepared_by.user:
            continue
        _tell_decision(user, "assessments/decision_prepared", decision)


def correction_prepared(correction: Correction) -> None:
    """Tell the leads, except who prepared it, that the correction of a letter waits for them."""
    application = correction.application
    for user in leads_of(application):
        if user == correction.prepared_by.user:
            continue
        notify(
            to=user,
            template="assessments/correction_prepared",
            values={
                **facts(application),
                "reference": correction.letter.reference,
                "prepared_by": correction.prepared_by.user.name,
                "why": correction.why,
                "address": absolute(reverse("assessments:correction", args=[correction.pk])),
            },
        )


def decision_returned(decision: Decision) -> None:
    """Tell who prepared a decision that it came back, and why."""
    _tell_decision(decision.prepared_by.user, "assessments/decision_returned", decision)


def case_keepers(panel: Panel) -> list[User]:
    """Who of the RE follows a case: the region's adviser, else who opened the panel.

    When that person left or is involved in the case, the leads.
    """
    return keepers(panel.application, else_by=panel.opened_by.user)


def keepers(application: Application, *, else_by: User | None = None) -> list[User]:
    """The same, of a case that may have no panel yet; `else_by` when nobody follows the region."""
    keeper = application.region.adviser or else_by
    roles = Role.objects.of_re().filter(user=keeper).select_related("user")
    return impartial_among(roles, application) or leads_of(application)


def leads_of(application: Application) -> list[User]:
    """The leads who are not involved in a case."""
    leads = Role.objects.current().filter(kind=RoleKind.RE_LEAD).select_related("user")
    return impartial_among(leads, application)


def _who_may_judge(member: PanelMember) -> list[Role]:
    found = assessors_for(member.organisation, member.panel.application)
    return [role for role, involvement in found if not involvement]


def _tell_assessors(
    roles: Iterable[Role], template: str, member: PanelMember, path: str, **more: Any
) -> None:
    application = member.panel.application
    for role in roles:
        notify(
            to=role.user,
            template=template,
            values={
                **facts(application),
                "decide_by": application.decision_due,
                "organisation": member.organisation.name,
                "address": absolute(path),
                **more,
            },
        )


def _tell_re(user: User, template: str, panel: Panel, **more: Any) -> None:
    path = reverse("assessments:case", args=[panel.application_id])
    values = {**facts(panel.application), "address": absolute(path), **more}
    notify(to=user, template=template, values=values)


def _tell_decision(user: User, template: str, decision: Decision) -> None:
    path = reverse("assessments:decision", args=[decision.pk])
    values = {
        **facts(decision.application),
        "decide_by": decision.application.decision_due,
        "prepared_by": decision.prepared_by.user.name,
        "return_reason": decision.return_reason,
        "address": absolute(path),
    }
    notify(to=user, template=template, values=values)
