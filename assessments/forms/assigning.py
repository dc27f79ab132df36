"""Dividing the cases of an organisation: which cases, to whom, and who may divide them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.domain.assigning import Caseload, Plan, assigned_role, by_hand, spread
from common.forms import FieldsHelper

UNASSIGNED, TICKED, OF, SPREAD = "unassigned", "ticked", "of", "spread"


class AssignForm(forms.Form):
    """Which cases of a caseload go to whom."""

    helper = FieldsHelper(marked=())

    which = forms.ChoiceField(label=_("Which applications"), initial=UNASSIGNED)
    to = forms.ChoiceField(label=_("To whom"), initial=SPREAD)
    member = forms.MultipleChoiceField(
        required=False,
        error_messages={"invalid_choice": _("One of these was handed in meanwhile.")},
    )

    def __init__(self, *args: Any, caseload: Caseload, **kwargs: Any) -> None:
        """Offer the cases and the people of `caseload`."""
        super().__init__(*args, **kwargs)
        self.caseload = caseload
        people = [(str(role.pk), str(role.user)) for role in caseload.people]
        self.fields["which"].choices = [  # type: ignore[attr-defined]
            (UNASSIGNED, _("all that nobody was assigned yet")),
            (TICKED, _("those that I tick below")),
            *((f"{OF}_{key}", _("all of %(name)s") % {"name": name}) for key, name in people),
        ]
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (SPREAD, _("spread evenly, to who has the fewest")),
            *people,
        ]
        self.fields["member"].choices = [  # type: ignore[attr-defined]
            (str(one.pk), str(one.pk)) for one in caseload.cases
        ]

    def clean(self) -> dict[str, Any]:
        """Ask to tick something where only what is ticked is meant."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("which") == TICKED and not cleaned.get("member"):
            self.add_error("which", _("Tick one or more applications below."))
        return cleaned

    def plan(self) -> Plan:
        """Who would judge what; of a valid form."""
        which, to = self.cleaned_data["which"], self.cleaned_data["to"]
        of = which.removeprefix(f"{OF}_")
        ticked = set(self.cleaned_data["member"])
        members = [
            one
            for one in self.caseload.cases
            if (which == TICKED and str(one.pk) in ticked)
            or (which == UNASSIGNED and assigned_role(one) is None)
            or (which.startswith(OF) and _is_of(assigned_role(one), of))
        ]
        if to != SPREAD:
            (chosen,) = (role for role in self.caseload.people if str(role.pk) == to)
            return by_hand(self.caseload, members, chosen)
        # Who is replaced does not get back what is taken over.
        among = [role for role in self.caseload.people if str(role.pk) != of]
        return spread(self.caseload, members, among)


def _is_of(role: Role | None, key: str) -> bool:
    return role is not None and str(role.pk) == key


class CoordinatorsForm(forms.Form):
    """Who of an organisation divides its cases."""

    roles = forms.ModelMultipleChoiceField(
        queryset=Role.objects.none(),
        label=_("Coordinators"),
        help_text=_("They see the titles of the applications, and assign them to colleagues."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, people: Sequence[Role], **kwargs: Any) -> None:
        """Offer `people`."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["roles"]
        field.queryset = Role.objects.filter(pk__in=[role.pk for role in people]).select_related(
            "user"
        )
        field.label_from_instance = lambda role: str(role.user)
