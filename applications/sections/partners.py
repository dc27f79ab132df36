"""The section about who takes part. Partners are parties of the case, added one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Application, SectionKind
from regions.models import PartnerKind

from .base import PlanSection, Rows


class PartnersSection(PlanSection):
    """Who takes part; written on pages of its own, frozen as the parties of the document."""

    kind = SectionKind.PARTNERS
    frozen_template = "applications/content/partners.html"

    @property
    @override
    def asks(self) -> Sequence[StrOrPromise]:
        return [
            _("Every organisation that takes part, and in which capacity"),
            _("Who may sign for each of them"),
        ]

    @override
    def told(self, part: Any) -> Rows:
        return [(party["name"], str(PartnerKind(party["kind"]).label)) for party in part]

    @override
    def url(self, application: Application) -> str:
        return reverse("applications:partners", args=[application.pk])
