"""A change after the status in words, for mails, which keep its kind and its party."""

from __future__ import annotations

from django import template
from django_stubs_ext import StrOrPromise

from assessments.models import ChangeKind

register = template.Library()


@register.filter
def says(kind: str, party: str) -> StrOrPromise:
    """What changes, as a clause; see `ChangeKind.says`."""
    return ChangeKind(kind).says(party)
