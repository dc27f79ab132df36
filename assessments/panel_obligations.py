"""What advisers must do when an organisation of a panel has nobody left; see `obligations`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy

from accounts.models import Role, RoleKind
from applications.models import ApplicationState
from common.obligations import Obligation

from .models import Assessment, AssessmentState, InterestDeclaration, PanelMember


def replace_judges(role: Role, _at: datetime, most: int) -> Iterator[Obligation]:
    """Organisations that still have to judge and of which everybody declared an interest."""
    handed_in = Assessment.objects.filter(member=OuterRef("pk"), state=AssessmentState.INGELEVERD)
    interested = InterestDeclaration.objects.filter(member=OuterRef("pk"), has_interest=True)
    declared = InterestDeclaration.objects.filter(
        member=OuterRef(OuterRef("pk")), role__user=OuterRef("user"), has_interest=True
    )
    free = Role.objects.current().filter(
        ~Exists(declared), kind=RoleKind.ASSESSOR, organisation=OuterRef("organisation")
    )
    stuck = PanelMember.objects.visible_to(role).filter(
        Exists(interested),
        ~Exists(free),
        ~Exists(handed_in),
        panel__application__state=ApplicationState.IN_BEOORDELING,
    )
    for member in stuck.select_related("organisation", "panel__application__plan").order_by("pk")[
        :most
    ]:
        yield Obligation(
            gettext_lazy("Nobody of %(organisation)s can judge: find another assessor")
            % {"organisation": member.organisation},
            member.panel.application.name,
            reverse("assessments:panel", args=[member.panel.application_id]),
        )
