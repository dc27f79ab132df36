"""What the views fetch, and so authorise, before they do anything."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet

from accounts.access import VisitorRequest, get_visible
from accounts.models import Role
from applications.models import Application, Submission
from assessments.models import Decision, PanelMember
from assessments.queries import decisions_with_conditions


class _Cases:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Application]:
        return Application.objects.visible_to(role).select_related(
            "round", "region__adviser", "penvoerder", "plan", "panel__submission"
        )


class _NewestSubmissions:
    """What was submitted, with its case and all that the page of a case shows in any state."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[Submission]:
        return (
            Submission.objects.filter(application__in=Application.objects.visible_to(role))
            .select_related(
                "submitted_by__user",
                "application__next_step",
                "application__plan",
                "application__round",
                "application__region__adviser",
                "application__penvoerder",
                "application__panel__opened_by__user",
                "application__panel__joint_outcome__written_by__user",
            )
            .prefetch_related(Prefetch("application__decisions", decisions_with_conditions()))
            .order_by("-version")
        )


class _Invitations:
    """Invitations on which somebody may still declare: number, region and parties, no content."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[PanelMember]:
        return _with_case(PanelMember.objects.invited(role))


class _Members:
    """Invitations of which somebody may read the content."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[PanelMember]:
        return _with_case(PanelMember.objects.visible_to(role))


class _Decisions:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Decision]:
        return Decision.objects.visible_to(role).select_related(
            "application__round",
            "application__region",
            "application__penvoerder",
            "application__plan",
            "prepared_by__user",
            "granted_by__user",
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


def get_case(request: VisitorRequest, pk: int) -> Application:
    """The case that the Realisatie Eenheid may see; raises as `get_visible` does."""
    return get_visible(_Cases(), request, pk=pk)


def get_newest_submission(request: VisitorRequest, pk: int) -> Submission:
    """What was last submitted of case `pk`, with that case; raises as `get_visible` does."""
    return get_visible(_NewestSubmissions(), request, application=pk)


def get_invitation(request: VisitorRequest, pk: int) -> PanelMember:
    """The invitation on which the person may declare; raises as `get_visible` does."""
    return get_visible(_Invitations(), request, pk=pk)


def get_member(request: VisitorRequest, pk: int) -> PanelMember:
    """The invitation whose case the person may read; raises as `get_visible` does."""
    return get_visible(_Members(), request, pk=pk)


def get_decision(request: VisitorRequest, pk: int) -> Decision:
    """The decision that the role may see; raises as `get_visible` does."""
    return get_visible(_Decisions(), request, pk=pk)
