"""Passing on the lead: asking a partner, and saying why not."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from applications.models import Partner
from applications.models.partner import PartnerQuerySet
from common import lengths
from common.forms import FieldsHelper


class LeadForm(forms.Form):
    """Which partner is to lead, and why."""

    helper = FieldsHelper(marked=())

    partner = forms.ModelChoiceField(
        label=_("Which partner becomes penvoerder"),
        queryset=Partner.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a partner.")},
    )
    reason = forms.CharField(
        label=_("Why you pass on the lead"),
        help_text=_("The partner and the Realisatie Eenheid read this."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why you pass on the lead.")},
    )

    def __init__(self, *args: Any, partners: PartnerQuerySet, **kwargs: Any) -> None:
        """Offer `partners`."""
        super().__init__(*args, **kwargs)
        self.fields["partner"].queryset = partners  # type: ignore[attr-defined]


class LeadWhyNotForm(forms.Form):
    """Why the lead is not taken, or not passed on."""

    helper = FieldsHelper(marked=())

    because = forms.CharField(
        label=_("Why not"),
        help_text=_("The organisations between which the lead passes read this."),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write why not.")},
    )
