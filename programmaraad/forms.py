"""What an administrator fills in about the Programmaraad."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.names import NameField
from programmaraad.models import Seat, Term
from regions.models import Organisation, OrganisationKind

# School boards and institutes are represented by the organisations that nominate.
NOMINATING_KINDS = (
    OrganisationKind.NATIONAL_PARTNER,
    OrganisationKind.BEROEPSGROEP,
    OrganisationKind.OCW,
    OrganisationKind.RE,
    OrganisationKind.OTHER,
)


class DayInput(forms.DateInput):
    """A day, chosen or typed; browsers want it written as 2026-05-18."""

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d", attrs={"type": "date"})


class SeatForm(forms.Form):
    """A seat and who nominates for it."""

    name = forms.CharField(label=_("Name of the seat"), max_length=lengths.NAME_OF_THING)
    nominating_organisation = forms.ModelChoiceField(
        label=_("Nominating organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("None: the seat is filled by recruiting"),
    )
    is_chair = forms.BooleanField(label=_("This is the seat of the chair"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["nominating_organisation"]
        field.queryset = Organisation.objects.current().filter(  # type: ignore[attr-defined]
            kind__in=NOMINATING_KINDS
        )


class ChangeSeatForm(SeatForm):
    """The same, with its place in the list."""

    position = forms.IntegerField(
        label=_("Place in the list"),
        help_text=_("Lower numbers stand higher in the list. The chair is always first."),
        min_value=0,
        max_value=999,
    )

    def __init__(self, *args: Any, seat: Seat, **kwargs: Any) -> None:
        kwargs["initial"] = {
            "name": seat.name,
            "nominating_organisation": seat.nominating_organisation,
            "is_chair": seat.is_chair,
            "position": seat.position,
        }
        super().__init__(*args, **kwargs)


class LastDayForm(forms.Form):
    """The last day of a seat or a term."""

    on = forms.DateField(label=_("Last day"), widget=DayInput)


class NominationForm(forms.Form):
    """Who is nominated. What is entered here is never public."""

    name = NameField(label=_("Name of the candidate"), max_length=lengths.NAME)
    email = forms.EmailField(
        label=_("E-mail address of the candidate"),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )
    motivation = forms.CharField(
        label=_("Motivation"),
        help_text=_("Why this candidate suits the seat, as the organisation wrote it."),
        max_length=lengths.TEXT,
        widget=forms.Textarea({"rows": 8}),
    )


class DaysForm(forms.Form):
    """The first and the last day of a term."""

    starts_on = forms.DateField(label=_("First day"), widget=DayInput)
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave empty when it is not known yet."),
        widget=DayInput,
        required=False,
    )


class TermForm(DaysForm):
    """A member with a term."""

    name = NameField(label=_("Name of the member"), max_length=lengths.NAME)
    field_order = ("name", "starts_on", "ends_on")


def term_initial(term: Term) -> dict[str, Any]:
    """What the form about a term starts with."""
    return {"name": term.name, "starts_on": term.starts_on, "ends_on": term.ends_on}
