"""Starting an application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from applications.models import Round
from common import lengths
from common.acts import place_refusal
from common.forms import FieldsHelper
from common.names import NameField
from common.refusal import Refusal
from regions.models import Region


class StartForm(forms.Form):
    """In which round, and for which region: a new one or one of one's own."""

    helper = FieldsHelper(marked=())

    round = forms.ModelChoiceField(
        label=_("Round"),
        queryset=Round.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": _("Choose a round.")},
    )
    region = forms.ModelChoiceField(
        label=_("Region"),
        queryset=Region.objects.none(),
        required=False,
        blank=True,
        empty_label=_("A new region, named below"),
        widget=forms.RadioSelect,
    )
    region_name = NameField(
        label=_("Name of the new region"),
        max_length=lengths.NAME_OF_THING,
        required=False,
        help_text=_("You can still change this name until you submit."),
    )

    def __init__(
        self, *args: Any, rounds: QuerySet[Round], regions: QuerySet[Region], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["round"].queryset = rounds  # type: ignore[attr-defined]
        self.fields["region"].queryset = regions  # type: ignore[attr-defined]
        if not regions:
            del self.fields["region"]
        if len(rounds) == 1:
            self.fields["round"].initial = rounds[0]

    def clean(self) -> dict[str, Any]:
        """Ask for a name when no own region was chosen."""
        typed: dict[str, Any] = super().clean() or self.cleaned_data
        has_name = typed.get("region_name") or "region_name" in self.errors
        if not typed.get("region") and not has_name:
            self.add_error("region_name", gettext("Enter the name of the region."))
        return typed

    def refuse(self, refusal: Refusal) -> None:
        """Show what is wrong with the name of a region where it is typed."""
        place_refusal(self, refusal, {"name": "region_name"})
