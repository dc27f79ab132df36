"""Which questions of a part a round asks, as an administrator ticks them: a field for each part."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.sections import ALL, PlanSection
from common.forms import Part

# The parts of which some questions may be left out, by the name of their field.
QUESTIONS = {f"questions_{one.kind}": one for one in ALL if one.can_be_left_out}


def question_fields() -> dict[str, forms.Field]:
    """The fields by their names; all questions are ticked at first."""
    return {name: _field_of(section) for name, section in QUESTIONS.items()}


def _field_of(section: PlanSection) -> forms.Field:
    always = ", ".join(str(section.questions[name]) for name in section.keeps)
    return forms.MultipleChoiceField(
        label=_("Asked of “%(part)s”") % {"part": section.title},
        help_text=_("Always asked: %(questions)s.") % {"questions": always} if always else "",
        choices=list(section.can_be_left_out.items()),
        required=False,
        initial=list(section.can_be_left_out),
        widget=forms.CheckboxSelectMultiple,
    )


def question_parts() -> Iterator[Part]:
    """The fields as they fold, each under the name of its part."""
    for name, section in QUESTIONS.items():
        yield Part(_("Questions of “%(part)s”") % {"part": section.title}, name)


def ticked(left_out: Collection[str]) -> dict[str, list[str]]:
    """What the fields show when these questions are left out."""
    return {
        name: [one for one in section.can_be_left_out if f"{section.kind}.{one}" not in left_out]
        for name, section in QUESTIONS.items()
    }


def not_ticked(cleaned: Mapping[str, Any]) -> tuple[str, ...]:
    """The questions left out (`Round.questions_left_out`) by what was ticked in the fields."""
    return tuple(
        f"{section.kind}.{question}"
        for name, section in QUESTIONS.items()
        for question in section.can_be_left_out
        if question not in cleaned[name]
    )
