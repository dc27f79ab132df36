"""Who signs for a partner."""

from __future__ import annotations

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
