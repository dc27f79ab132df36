"""The section about who takes part. Partners are parties of the case, added one by one."""

from __future__ import annotations

from django.urls import reverse
from typing_extensions import override

from applications.models import Application, SectionKind

from .base import PlanSection


class PartnersSection(PlanSection):
    """Who takes part; written on pages of its own, frozen as the parties of the document."""

    kind = SectionKind.PARTNERS
    frozen_template = "applications/content/partners.html"

    @override
    def url(self, application: Application) -> str:
        return reverse("applications:partners", args=[application.pk])
