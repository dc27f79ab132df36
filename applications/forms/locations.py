"""With which of its locations a partner takes part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from applications.models import Partner
from applications.sections.code_lists import text_of
from applications.sections.spreadsheet import MOST_BYTES
from common import lengths
from common.forms import FieldsHelper
from common.refusal import Refusal
from regions.models import Sector

ALL, SECTORS, CODES = "all", "sectors", "codes"
ACCEPT = ".csv,.txt,.xlsx"


class CodesForm(forms.Form):
    """A list of location codes, pasted or in a file; what the file says is shown as pasted."""

    helper = FieldsHelper(marked=())

    codes = forms.CharField(
        label=_("List of location codes"),
        help_text=_("One code per line, such as 00AA00."),
        required=False,
        max_length=lengths.SECTION_TEXT * 2,
        widget=forms.Textarea({"rows": 8, "autocomplete": "off", "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=_("Or a file with the codes"),
        help_text=_("CSV or Excel (xlsx), at most 1 MB. It takes the place of the list above."),
        required=False,
        widget=forms.FileInput({"accept": ACCEPT, "class": "file-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        file = self.files.get("file") if self.is_bound else None
        if file is None:
            return
        try:
            said = self._in_place(text_of(file.read(MOST_BYTES + 1)))
        except Refusal as refusal:
            self.refused = str(refusal)
            return
        typed = QueryDict(mutable=True)
        typed.update(self.data)
        for name, value in said.items():
            typed[name] = value
        self.data = typed

    refused = ""

    def _in_place(self, text: str) -> dict[str, Any]:
        """What takes the place of what was typed when a file says this."""
        return {"codes": text}

    def clean_file(self) -> None:
        """Say what is wrong with the file; what it says stands in the list."""
        if self.refused:
            raise forms.ValidationError(self.refused)


class LocationsForm(CodesForm):
    """All locations of a partner, those in some sectors, or those on a list."""

    which = forms.ChoiceField(
        label=_("With which locations?"),
        choices=[(ALL, _("All")), (SECTORS, _("Those in some sectors")), (CODES, _("A list"))],
        widget=forms.RadioSelect,
        initial=ALL,
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        help_text=_("Only when you chose: those in some sectors."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("which", "sectors", "codes", "file")

    def __init__(self, *args: Any, sectors: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, one.label) for one in Sector if one in sectors]
        self.fields["sectors"].choices = choices  # type: ignore[attr-defined]

    def _in_place(self, text: str) -> dict[str, Any]:
        return {"which": CODES, "codes": text}

    def clean(self) -> dict[str, Any]:
        """Ask for the sectors when they are chosen."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("which") == SECTORS and not cleaned.get("sectors"):
            self.add_error("sectors", _("Choose at least one sector."))
        return cleaned

    def chosen(self) -> dict[str, Any]:
        """The choice as `choose_locations` takes it."""
        which = self.cleaned_data["which"]
        return {
            "sectors": self.cleaned_data["sectors"] if which == SECTORS else (),
            "codes": self.cleaned_data["codes"] if which == CODES else None,
        }


def initial_of(partner: Partner) -> dict[str, Any]:
    """What `LocationsForm` shows for a partner as it is."""
    by_sector = SECTORS if partner.location_sectors else ALL
    return {
        "which": CODES if partner.location_codes else by_sector,
        "sectors": partner.location_sectors,
        "codes": "\n".join(partner.location_codes),
    }
