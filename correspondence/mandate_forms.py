"""What an administrator fills in about mandates."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from correspondence import mandate_bodies, mandate_kinds


class _Day(forms.DateField):
    """A day, chosen or typed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        invalid = _("Enter a day that exists, as day-month-year, such as 1-3-2027.")
        super().__init__(widget=widget, error_messages={"invalid": invalid}, **kwargs)


class _Who(forms.ModelChoiceField):  # type: ignore[type-arg]
    """Somebody of the Realisatie Eenheid, with their job title."""

    def label_from_instance(self, obj: Any) -> str:
        """Name, job title, role and organisation."""
        return ", ".join(
            filter(
                None,
                [obj.user.name, obj.job_title, obj.get_kind_display(), obj.organisation.name],
            )
        )


class MandateForm(forms.Form):
    """A mandate as it was given in writing."""

    role = _Who(label=_("Who signs"), queryset=Role.objects.none(), empty_label=_("choose"))
    kinds = forms.MultipleChoiceField(
        label=_("What may be signed"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose what may be signed.")},
    )
    on_behalf_of = forms.ChoiceField(
        label=_("On behalf of"),
        help_text=_("What the rounds say. Is it not here? Then make the round first."),
        error_messages={
            "invalid_choice": _(
                "No round is decided on behalf of this body. Choose one of the list."
            )
        },
    )
    source = forms.CharField(
        label=_("Decision of mandate"),
        help_text=_("The decision in which the mandate was given. Letters name it."),
        max_length=lengths.LINE,
    )
    given_on = _Day(label=_("Date of that decision"))
    published_in = forms.CharField(
        label=_("Made known in"),
        help_text=_("Such as “Staatscourant 2027, nr. 1234”."),
        max_length=lengths.LINE,
        required=False,
    )
    starts_on = _Day(label=_("First day"))
    ends_on = _Day(
        label=_("Last day"), help_text=_("Leave empty when it is not known yet."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who works for the Realisatie Eenheid now, every kind, and every body of a round."""
        super().__init__(*args, **kwargs)
        people = Role.objects.of_re().select_related("user", "organisation")
        who, what = self.fields["role"], self.fields["kinds"]
        who.queryset = people.order_by("user__name", "pk")  # type: ignore[attr-defined]
        what.choices = mandate_kinds.choices()  # type: ignore[attr-defined]
        bodies = mandate_bodies.known()
        # With one body there is nothing to choose.
        none = [] if len(bodies) == 1 else [("", _("choose"))]
        body = self.fields["on_behalf_of"]
        body.choices = [*none, *((name, name) for name in bodies)]  # type: ignore[attr-defined]


class EndMandateForm(forms.Form):
    """The last day of a mandate."""

    on = _Day(label=_("Last day"), help_text=_("Today or later: what was signed before stands."))
