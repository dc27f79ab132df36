"""The section with which a plan begins: the shortage in the region, and what it wants to reach."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from applications.models import Goal, SectionKind, Shortage, TrainingCount
from regions.models import Sector

from .base import Data
from .cells import NOTHING_CHOSEN, DayField, NumberField, words_field, year_field
from .lines import LinesSection, Table

WHOLE = {"invalid": _("Write a whole number, such as 150. Nobody is 0.")}


class ShortageForm(forms.Form):
    """The shortage of staff in one sector."""

    sector = forms.ChoiceField(label=_("Sector"), choices=[NOTHING_CHOSEN, *Sector.choices])
    fte_now = NumberField(label=_("Shortage now (fte)"), places=1, digits=8)
    fte_expected = NumberField(label=_("Expected (fte)"), places=1, digits=8)
    year = year_field(label=_("Expected in"))
    source = words_field(_("Source and year"))


class GoalForm(forms.Form):
    """What the region wants to have reached by a day."""

    goal = words_field(_("Goal"))
    measure = words_field(_("Measured by"))
    due = DayField(label=_("Reached on"))


class TraineesForm(forms.Form):
    """How many people one teacher training has in training who take part."""

    training = words_field(_("Name of the training"))
    students = NumberField(label=_("Students"), places=0, digits=6, error_messages=WHOLE)
    zij_instromers = NumberField(
        label=_("Zij-instromers"), places=0, digits=6, error_messages=WHOLE
    )
    year = year_field(label=_("Counted in"))
    source = words_field(_("Source of these numbers"))


class OpgaveSection(LinesSection):
    """Shortage by sector, goals, people in training. Source: «Landelijk dekkend netwerk», 2025."""

    kind = SectionKind.OPGAVE
    intro = _(
        "What does the region have to solve? Begin here: who takes part and how you decide follow "
        "from it."
    )
    tables = (
        Table(
            "shortages",
            _("Shortage by sector"),
            Shortage,
            ShortageForm,
            _("The shortage of staff in full-time jobs (fte), now and as you expect it."),
        ),
        Table(
            "goals",
            _("Goals"),
            Goal,
            GoalForm,
            _("What you want to have reached, by what one can see it, and when."),
        ),
        Table(
            "trainees",
            _("In training"),
            TrainingCount,
            TraineesForm,
            _(
                "How many students and zij-instromers in training take part in the region? Count "
                "everybody once, and write 0 where there is nobody."
            ),
            came_later=True,
        ),
    )

    @override
    def remarks(self, data: Data, today: date) -> Sequence[StrOrPromise]:
        goals = data.get("goals", ())  # A round may leave them out.
        past = [line["goal"] for line in goals if line["due"] and line["due"] < today]
        return [
            _("The day on which “%(goal)s” is to be reached has passed. Is it right?")
            % {"goal": goal}
            for goal in past
        ]
