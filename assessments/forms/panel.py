"""Choosing who assesses, and which adviser follows the region."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import User
from common import lengths
from regions.models import Organisation


def _named(organisation: Organisation) -> str:
    """The organisation to tick, with whether it speaks for the beroepsgroep."""
    if not organisation.speaks_for_beroepsgroep:
        return organisation.name
    return _("%(name)s, for the beroepsgroep") % {"name": organisation.name}


class PanelForm(forms.Form):
    """The organisations of a new panel."""

    organisations = forms.ModelMultipleChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Organisations in the panel"),
        help_text=_(
            "The Ministry of OCW and at least one national partner that speaks for the "
            "beroepsgroep."
        ),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the organisations that assess.")},
    )

    def __init__(
        self,
        *args: Any,
        choices: QuerySet[Organisation],
        ticked: StrOrPromise = "",
        **kwargs: Any,
    ) -> None:
        """Offer `choices`; `ticked` tells what those are that are ticked beforehand."""
        super().__init__(*args, **kwargs)
        field: Any = self.fields["organisations"]
        field.queryset, field.label_from_instance = choices, _named
        if ticked:
            field.help_text = format_lazy("{} {}", field.help_text, ticked)


class PanelTemplateForm(PanelForm):
    """A panel under a name."""

    name = forms.CharField(
        label=_("Name of the template"),
        max_length=lengths.NAME,
        help_text=_("Such as: primary education."),
        error_messages={"required": _("Give the template a name.")},
    )
    field_order = ("name", "organisations")


class AddForm(forms.Form):
    """One more organisation in a panel."""

    organisations = forms.ModelChoiceField(
        queryset=Organisation.objects.none(),
        label=_("Organisation"),
        empty_label=_("choose an organisation"),
        error_messages={"required": _("Choose an organisation.")},
    )

    def __init__(self, *args: Any, choices: QuerySet[Organisation], **kwargs: Any) -> None:
        """Offer `choices`."""
        super().__init__(*args, **kwargs)
        self.fields["organisations"].queryset = choices  # type: ignore[attr-defined]


class AdviserForm(forms.Form):
    """Who of the Realisatie Eenheid follows the region."""

    adviser = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=_("Adviser of this region"),
        required=False,
        empty_label=_("nobody yet"),
    )

    def __init__(self, *args: Any, choices: QuerySet[User], **kwargs: Any) -> None:
        """Offer `choices`."""
        super().__init__(*args, **kwargs)
        self.fields["adviser"].queryset = choices  # type: ignore[attr-defined]


class ManyAdviserForm(AdviserForm):
    """Who of the Realisatie Eenheid follows several regions from now on; nobody is no choice."""

    adviser = forms.ModelChoiceField(
        queryset=User.objects.none(),
        label=_("Adviser"),
        empty_label=_("choose an adviser"),
        error_messages={"required": _("Choose an adviser.")},
    )
