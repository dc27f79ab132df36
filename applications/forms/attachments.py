"""Choosing files to add to a section."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise
from typing_extensions import override

from common.forms import FieldsHelper
from documents.kinds import endings

KINDS_OF_FILES = _(
    "PDF, Word (.docx), Excel (.xlsx), OpenDocument (.odt) or a picture (.png, .jpg)"
)


class SeveralFilesInput(forms.FileInput):
    """A control with which one chooses several files at once."""

    allow_multiple_selected = True

    @override
    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> list[Any]:
        """All that were chosen."""
        return files.getlist(name)


class SeveralFilesField(forms.FileField):
    """A field for several files; its value is the list of them."""

    widget = SeveralFilesInput

    @override
    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Take each by itself; that each is fit to be kept is known to who keeps it."""
        taken = [super(SeveralFilesField, self).clean(one, initial) for one in data or [None]]
        return [one for one in taken if one]


def documents_field(label: StrOrPromise) -> SeveralFilesField:
    """Documents beside a text; there need not be any."""
    return SeveralFilesField(
        label=label,
        help_text=KINDS_OF_FILES,
        required=False,
        allow_empty_file=True,
        max_length=1_000,
        widget=SeveralFilesInput({"accept": endings()}),
    )


class FilesForm(forms.Form):
    """Files to add to a section."""

    documents = SeveralFilesField(
        label=_("Choose files"),
        help_text=format_lazy("{}. {}", KINDS_OF_FILES, _("You can choose several at once.")),
        allow_empty_file=True,
        max_length=1_000,
        widget=SeveralFilesInput({"accept": endings()}),
        error_messages={"required": _("Choose one or more files first.")},
    )
    helper = FieldsHelper(marked=())


class VersionForm(forms.Form):
    """A newer version of a document."""

    file = forms.FileField(
        label=_("Choose the newer version"),
        help_text=KINDS_OF_FILES,
        allow_empty_file=True,
        max_length=1_000,
        widget=forms.FileInput({"accept": endings()}),
        error_messages={"required": _("Choose a file first.")},
    )
    helper = FieldsHelper(marked=())
