"""Who signs for a partner."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common import lengths
from common.names import NameField


class PartnerContactForm(forms.Form):
    """Who signs for a partner."""

    name = NameField(label=_("Name of who signs"), max_length=lengths.NAME, required=False)
    email = forms.EmailField(
        label=_("E-mail address of who signs"),
        help_text=_("This person gets a mail with a link to read and sign the application."),
        error_messages={"required": _("Enter the e-mail address of who signs.")},
    )
    second_name = NameField(
        label=_("Name of the second who signs"), max_length=lengths.NAME, required=False
    )
    second_email = forms.EmailField(
        label=_("E-mail address of the second who signs"),
        help_text=_("In this round two different people sign for each partner."),
        required=False,
    )

    def __init__(self, *args: Any, signers: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if signers == 1:
            del self.fields["second_name"], self.fields["second_email"]
