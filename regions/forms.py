"""What people fill in about the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from regions.domain.organisations import OrganisationDraft
from regions.models import (
    Article,
    Municipality,
    Organisation,
    OrganisationKind,
    Region,
    Sector,
)


class OrganisationForm(forms.Form):
    """An organisation, entered by hand."""

    kind = forms.ChoiceField(
        label=_("Kind of organisation"),
        choices=[("", _("Choose a kind")), *OrganisationKind.choices],
    )
    name = forms.CharField(label=_("Name"), max_length=lengths.LINE)
    article = forms.ChoiceField(
        label=_("Article before the name"),
        help_text=_("As in a sentence of a letter, such as “de” before “PO-Raad”."),
        choices=Article.choices,
        required=False,
    )
    street = forms.CharField(
        label=_("Street and number"), max_length=lengths.NAME_OF_THING, required=False
    )
    postcode = forms.RegexField(
        r"^\s*[1-9][0-9]{3}\s?[A-Za-z]{2}\s*$",
        label=_("Postcode"),
        help_text=_("Such as 2511 AB. Letters bear this address."),
        error_messages={"invalid": _("A postcode has four digits and two letters.")},
        max_length=lengths.CODE,
        required=False,
    )
    place = forms.CharField(label=_("Place"), max_length=lengths.PLACE, required=False)
    phone = forms.RegexField(
        r"^[0-9+() -]{6,20}$",
        label=_("Telephone"),
        help_text=_("Printed in letters of this organisation."),
        error_messages={"invalid": _("Enter a telephone number, such as 070 123 45 67.")},
        max_length=lengths.PHONE,
        required=False,
    )
    municipality = forms.ModelChoiceField(
        Municipality.objects.all(),
        label=_("Municipality"),
        required=False,
        empty_label=_("Choose a municipality"),
    )
    sectors = forms.MultipleChoiceField(
        label=_("Sectors"),
        choices=Sector.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    board_number = forms.RegexField(
        r"^\s*[0-9]{1,5}\s*$",
        label=_("Board number"),
        help_text=_("At most 5 digits, as in the lists of DUO."),
        error_messages={"invalid": _("A board number has at most 5 digits.")},
        max_length=lengths.CODE,
        required=False,
    )
    institution_code = forms.RegexField(
        r"^\s*[0-9]{2}[A-Za-z]{2}\s*$",
        label=_("Institution code (BRIN)"),
        help_text=_("Two digits and two letters, for example 31FR."),
        error_messages={"invalid": _("An institution code has two digits and two letters.")},
        max_length=lengths.CODE,
        required=False,
    )
    kvk_number = forms.RegexField(
        r"^\s*[0-9]{8}\s*$",
        label=_("KvK number"),
        help_text=_("8 digits."),
        error_messages={"invalid": _("A KvK number has 8 digits.")},
        max_length=lengths.CODE,
        required=False,
    )
    website = forms.CharField(label=_("Website"), max_length=lengths.LINE, required=False)
    speaks_for_beroepsgroep = forms.BooleanField(
        label=_("Speaks for the beroepsgroep"),
        help_text=_(
            "For a national union or professional association: one of these is in every panel."
        ),
        required=False,
    )

    @staticmethod
    def initial_of(organisation: Organisation) -> dict[str, Any]:
        """Return what the form shows of an organisation that is there already."""
        return {
            "kind": organisation.kind,
            "name": organisation.name,
            "article": organisation.article,
            "street": organisation.street,
            "postcode": organisation.postcode,
            "place": organisation.place,
            "phone": organisation.phone,
            "municipality": organisation.municipality_id,
            "sectors": organisation.sectors,
            "board_number": organisation.board_number,
            "institution_code": organisation.institution_code,
            "kvk_number": organisation.kvk_number,
            "website": organisation.website,
            "speaks_for_beroepsgroep": organisation.speaks_for_beroepsgroep,
        }

    def clean_board_number(self) -> str:
        """Give the number the zeros that people leave out."""
        number: str = self.cleaned_data["board_number"].strip()
        return number.zfill(5) if number else ""

    def clean_postcode(self) -> str:
        """Write it as 2511 AB."""
        code = "".join(self.cleaned_data["postcode"].split()).upper()
        return f"{code[:4]} {code[4:]}".strip()

    def clean_institution_code(self) -> str:
        """Write the letters as capitals."""
        code: str = self.cleaned_data["institution_code"]
        return code.strip().upper()

    def draft(self) -> OrganisationDraft:
        """Return what was filled in, once the form is valid."""
        return OrganisationDraft(**self.cleaned_data)


class PresentationForm(forms.Form):
    """What a region tells everybody of itself."""

    about = forms.CharField(
        label=_("What does the region do?"),
        help_text=_("In plain words, for parents, teachers and journalists. No names of people."),
        max_length=lengths.NOTE,
        required=False,
        widget=forms.Textarea({"rows": 6}),
    )
    contact_email = forms.EmailField(
        label=_("E-mail address for questions"),
        help_text=_(
            "Everybody can read it. Use an address of the region or its office, such as "
            "info@regio.example, and not that of a person."
        ),
        required=False,
    )
    website = forms.URLField(
        label=_("Website of the region"),
        max_length=lengths.LINE,
        required=False,
        assume_scheme="https",
    )

    @classmethod
    def initial_of(cls, region: Region) -> dict[str, Any]:
        """What the fields show for `region`."""
        return {name: getattr(region, name) for name in cls.base_fields}
