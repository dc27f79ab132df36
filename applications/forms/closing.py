"""The forms with which an administrator moves a closing moment."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.models import Application
from applications.models.application import ApplicationQuerySet
from common import lengths
from common.dates import moment_text

from .rounds import ClosingForm


class ExtendForm(ClosingForm):
    """A later closing moment, and why."""

    reason = forms.CharField(
        label=_("Why is the closing moment moved?"),
        help_text=_(
            "Everybody concerned reads this: applicants, who signs, and the Realisatie Eenheid."
        ),
        max_length=lengths.NOTE,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": _("Write why the closing moment is moved.")},
    )


class MoreTimeForm(ExtendForm):
    """A later closing moment for one application of a round."""

    application = forms.ModelChoiceField(
        label=_("Which region gets more time?"),
        queryset=Application.objects.none(),
        empty_label=_("Choose a region"),
        error_messages={"required": _("Choose the region that gets more time.")},
    )
    field_order = ("application",)

    def __init__(self, *args: Any, applications: ApplicationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["application"]
        field.queryset = applications  # type: ignore[attr-defined]
        field.label_from_instance = _with_penvoerder  # type: ignore[attr-defined]


def _with_penvoerder(application: Application) -> StrOrPromise:
    """How an application stands in the list: with who leads it, and until when it has now."""
    return _("%(name)s, %(penvoerder)s (now until %(moment)s)") % {
        "name": application.name,
        "penvoerder": application.penvoerder.name,
        "moment": moment_text(application.closes_at, weekday=False),
    }
