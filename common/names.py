"""What a name may hold: the portal puts it in mails, so nobody may send an address or a
number to call along in one.
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

# What programs for mail make a link of: an address, or letters with a dot and at once more letters.
# Letters are read from where they begin only: else a long word takes the square of its length.
_ADDRESS = re.compile(r"@|//|\bwww\.|(?<![\w-])-*\w[\w-]+\.[^\W\d_]{2,}", re.IGNORECASE)
# What one can call; two years beside each other have fewer digits.
_NUMBER = re.compile(r"(?:\d[\s().+/-]*){9}")
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")


def why_not_a_name(text: str) -> StrOrPromise | None:
    """Why `text` cannot be the name of a person or region, if so."""
    if _ADDRESS.search(text):
        return _("Enter only the name, without a web or e-mail address. After a dot put a space.")
    if _NUMBER.search(text):
        return _("Enter only the name, without a telephone number.")
    if _CONTROL.search(text):
        return _("Enter the name on one line.")
    return None


def validate_name(text: str) -> None:
    """Raise `ValidationError` when `text` cannot be a name."""
    if reason := why_not_a_name(text):
        raise ValidationError(reason, code="not_a_name")


class NameField(forms.CharField):
    """A field for a name, which must have a length."""

    def __init__(self, *, max_length: int, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.validators.append(validate_name)
