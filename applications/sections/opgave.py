"""The section with which a plan begins: the shortage in the region, and what it wants to reach."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Goal, SectionKind, Shortage
from regions.models import Sector

from .cells import NOTHING_CHOSEN, DayField, NumberField, words_field, year_field
from .lines import LinesSection, Table


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


class OpgaveSection(LinesSection):
    """The shortage by sector, and the goals. Source: «Landelijk dekkend netwerk», 2025."""

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
    )
