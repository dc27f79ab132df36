"""Hearing whom a decision is about before it: the term, and who may respond. Source: Awb 4:8, 4:9.

One rule for withdrawing a status and for what is decided on a subsidy.
"""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from applications.models import Application
from applications.permissions import is_own
from common.dates import day_text

from .models import HEARING, HeardFirst
from .permissions import why_not_in_kinds


def why_short_term(respond_by: date, today: date) -> StrOrPromise | None:
    """There are two weeks to respond to an intention that is told `today`."""
    if respond_by >= (first := today + HEARING):
        return None
    return _("The region gets at least two weeks: choose %(day)s or a later day.") % {
        "day": day_text(first)
    }


def _why_untold(heard: HeardFirst) -> StrOrPromise | None:
    return None if heard.telling else _("The letter with the intention is being made.")


def why_not_heard(heard: HeardFirst, *, on: date) -> StrOrPromise | None:
    """Whom it is about was told by letter, and responded or let its term pass."""
    if reason := _why_untold(heard):
        return reason
    if not heard.zienswijze and on <= heard.last_day:
        return _("The region can respond until and including %(day)s.") % {
            "day": day_text(heard.last_day)
        }
    return None


def why_not_responding(
    role: Role, heard: HeardFirst, application: Application, *, is_open: bool, on: date
) -> StrOrPromise | None:
    """The penvoerder responds once it was told, within the term, once.

    `is_open` says whether nothing was prepared on it yet.
    """
    if not is_own(role, application):
        return _("Only people of the penvoerder can respond.")
    if reason := why_not_in_kinds(role, PENVOERDER_KINDS) or _why_untold(heard):
        return reason
    if heard.zienswijze:
        return _("The response was recorded before.")
    if not is_open:
        return _("There can be no response any more.")
    if on > heard.last_day:
        return _(
            "You could respond until and including %(day)s. Call the Realisatie Eenheid if "
            "something kept you from it."
        ) % {"day": day_text(heard.last_day)}
    return None


def why_not_writing_down(role: Role, *, is_open: bool) -> StrOrPromise | None:
    """The RE writes down what the region said, also after the term (Awb 4:9)."""
    if reason := why_not_in_kinds(role, RE_KINDS):
        return reason
    return None if is_open else _("There can be no response any more.")
