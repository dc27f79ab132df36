"""What the views fetch, and so authorise, before they do anything.

Who is involved in the case learns that, and who can take it, in place of what was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from accounts.access import ShutOut, Visible, VisitorRequest, get_visible
from accounts.models import Role
from applications.models import Answer, Application, LeadTransfer, Question, Submission
from assessments.case_queries import SubmissionsOf
from assessments.domain.impartiality import impartial_colleagues
from assessments.meeting_queries import with_people
from assessments.models import (
    Decision,
    Meeting,
    MeetingItem,
    Note,
    PanelMember,
    involvement,
    is_involved,
)
from assessments.permissions import why_not_with

Thing = TypeVar("Thing", bound=Model)


class _Cases:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Application]:
        return (
            Application.objects.visible_to(role)
            .select_related("round", "region__adviser", "penvoerder", "plan", "panel__submission")
            .annotate(involvement=involvement(role))
        )


class _Invitations:
    """Invitations on which somebody may still declare: number, region and parties, no content."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[PanelMember]:
        invited = PanelMember.objects.of_organisation(role)
        return _with_case(invited).annotate(involvement=involvement(role, "panel__application__"))


class _Members:
    """Invitations of which somebody may read the content."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[PanelMember]:
        free = PanelMember.objects.declared_free(role)
        involved = is_involved(role, "panel__application__")
        return _Invitations.visible_to(role).filter(Q(pk__in=free) | involved)


class _Decisions:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Decision]:
        return (
            Decision.objects.filter(application__in=Application.objects.visible_to(role))
            .select_related(
                "application__round",
                "application__region",
                "application__penvoerder",
                "application__plan",
                "prepared_by__user",
                "granted_by__user",
            )
            .annotate(involvement=involvement(role, "application__"))
        )


class _MeetingItems:
    """Items of meetings, with their case, for the Realisatie Eenheid."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[MeetingItem]:
        found = MeetingItem.objects.filter(meeting__in=Meeting.objects.visible_to(role))
        return found.select_related(
            "meeting__round",
            "recorded_by__user",
            "panel__application__plan",
            "panel__application__penvoerder",
        ).annotate(involvement=involvement(role, "panel__application__"))


class _Tasks:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Note]:
        cases = Application.objects.visible_to(role)
        return (
            Note.objects.filter(application__in=cases, assigned_to__isnull=False)
            .select_related("application__plan")
            .annotate(involvement=involvement(role, "application__"))
        )


class _LeadTransfers:
    """Transfers of the lead: who leads, who is to lead and why, nothing of the draft."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[LeadTransfer]:
        return (
            LeadTransfer.objects.visible_to(role)
            .for_page()
            .select_related("application__round", "application__plan", "application__region")
            .annotate(involvement=involvement(role, "application__"))
        )


class _Questions:
    """Questions of applicants: what was asked and by which organisation, nothing of the draft."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[Question]:
        return (
            Question.objects.visible_to(role)
            .select_related(
                "application__round",
                "application__penvoerder",
                "application__region",
                "asked_by__user",
            )
            .annotate(involvement=involvement(role, "application__"))
        )


class _Answers:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Answer]:
        asked = Question.objects.visible_to(role)
        return (
            Answer.objects.filter(question__in=asked)
            .select_related(
                "question__application__round",
                "question__application__penvoerder",
                "question__application__region",
            )
            .annotate(involvement=involvement(role, "question__application__"))
        )


def _with_case(members: QuerySet[PanelMember]) -> QuerySet[PanelMember]:
    return members.select_related(
        "organisation",
        "panel__submission",
        "panel__application__round",
        "panel__application__region",
        "panel__application__penvoerder",
        "panel__application__plan",
    )


def get_impartially(
    things: Visible[Thing],
    request: VisitorRequest,
    case_of: Callable[[Thing], Application],
    **lookup: int | str,
) -> Thing:
    """As `get_visible`, of rows with their `involvement`; raises `ShutOut` when there is any."""
    found = get_visible(things, request, **lookup)
    reason = why_not_with(found.involvement)  # type: ignore[attr-defined]  # from the annotation
    if reason is None or request.role is None:
        return found
    raise ShutOut(reason, impartial_colleagues(request.role, case_of(found)))


def _case_of_member(member: PanelMember) -> Application:
    return member.panel.application


def get_case(request: VisitorRequest, pk: int) -> Application:
    """The case that the Realisatie Eenheid may see; raises as `get_impartially` does."""
    return get_impartially(_Cases(), request, lambda case: case, pk=pk)


def get_question(request: VisitorRequest, pk: int) -> Question:
    """A question of an applicant; raises as `get_impartially` does."""
    return get_impartially(_Questions(), request, lambda one: one.application, pk=pk)


def get_lead_transfer(request: VisitorRequest, pk: int) -> LeadTransfer:
    """A transfer of the lead to which a partner agreed; raises as `get_impartially` does."""
    return get_impartially(_LeadTransfers(), request, lambda one: one.application, pk=pk)


def get_answer(request: VisitorRequest, pk: int) -> Answer:
    """An answer to a question of an applicant; raises as `get_impartially` does."""
    return get_impartially(_Answers(), request, lambda one: one.question.application, pk=pk)


def get_newest_submission(request: VisitorRequest, pk: int) -> Submission:
    """What was last submitted of case `pk`, with that case; raises as `get_impartially` does."""
    return get_impartially(SubmissionsOf(pk), request, lambda found: found.application)


def get_invitation(request: VisitorRequest, pk: int) -> PanelMember:
    """The invitation on which the person may declare; raises as `get_impartially` does."""
    return get_impartially(_Invitations(), request, _case_of_member, pk=pk)


def get_member(request: VisitorRequest, pk: int) -> PanelMember:
    """The invitation whose case the person may read; raises as `get_impartially` does."""
    return get_impartially(_Members(), request, _case_of_member, pk=pk)


def get_decision(request: VisitorRequest, pk: int) -> Decision:
    """The decision that the Realisatie Eenheid may see; raises as `get_impartially` does."""
    return get_impartially(_Decisions(), request, lambda found: found.application, pk=pk)


def get_meeting(request: VisitorRequest, pk: int) -> Meeting:
    """A meeting that the person may know of, or raise 404; its items are asked apart."""
    return get_visible(with_people(), request, pk=pk)


def get_meeting_item(request: VisitorRequest, pk: int) -> MeetingItem:
    """An item of a meeting; raises as `get_impartially` does."""
    return get_impartially(_MeetingItems(), request, lambda found: found.panel.application, pk=pk)


def get_note(request: VisitorRequest, pk: int) -> Note:
    """A task that the Realisatie Eenheid may do; raises as `get_impartially` does."""
    return get_impartially(_Tasks(), request, lambda found: found.application, pk=pk)
