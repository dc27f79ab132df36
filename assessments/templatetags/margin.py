"""Margin notes in templates."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from applications.sections import PlanSection
from assessments.models import MarginNote

register = template.Library()


@register.filter
def notes_at(notes: Iterable[MarginNote], section: PlanSection) -> list[MarginNote]:
    """Those beside a section of the plan."""
    return [note for note in notes if note.section == section.kind]
