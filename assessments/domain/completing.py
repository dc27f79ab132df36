"""Asking an applicant to complete its application, as the Realisatie Eenheid does it (Awb 4:5)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.domain import completion
from applications.models import Application, Completion
from assessments.permissions import why_not_ask_completion
from common.calendar import Calendar, load_calendar
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal, refuse, refuse_all
from correspondence import mandate_kinds
from correspondence.permissions import why_not_mandated

from . import cases

LONGEST_WEEKS = 12
LEAST_DAYS, LEAST_WORKING_DAYS = 3, 2


@transaction.atomic
def ask_completion(
    *,
    application: Application,
    items: Mapping[str, str],
    due_on: date,
    by: Role,
    at: datetime | None = None,
) -> Completion:
    """Ask for what lacks, by section, by the end of `due_on` in Amsterdam; a letter follows.

    Only these sections open up. Raises `Refusal`: those of `cases.hold`, `cannot_be_asked`,
    `not_mandated`, `nothing_asked`, `lacks_missing`, `due_too_early`, `due_too_late`,
    `due_day_off`.
    """
    at = at or timezone.now()
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_ask_completion(by, locked, at), code="cannot_be_asked")
    refuse(why_not_sign_request(by, locked, amsterdam_date(at)), code="not_mandated")
    asked = {section: lacks.strip() for section, lacks in items.items()}
    refuse_all(lacks_of_request(asked, due_on, today=amsterdam_date(at)))
    return completion.open_for(application=locked, items=asked, due_on=due_on, by=by, at=at)


def why_not_sign_request(role: Role, application: Application, on: date) -> StrOrPromise | None:
    """Who asks signs the letter, so is mandated for it (Awb 10:12)."""
    body = application.round.on_behalf_of
    return why_not_mandated(role, mandate_kinds.COMPLETION, on, body)


def proposed_day(application: Application, today: date) -> date:
    """The last day that the term of the round gives, when it is asked today. One query."""
    return load_calendar().end_of_weeks(today, application.round.completion_weeks)


def lacks_of_request(asked: Mapping[str, str], due_on: date, *, today: date) -> list[Refusal]:
    """All that is wrong with a request."""
    found: list[Refusal] = []
    if not asked:
        found.append(Refusal(_("Choose at least one part."), code="nothing_asked"))
    found += [
        Refusal(
            _("Write what is missing in this part, so that the applicant knows what to do."),
            code="lacks_missing",
            field=section,
        )
        for section, lacks in asked.items()
        if not lacks
    ]
    return [*found, *lacks_of_day(due_on, today)]


def lacks_of_day(due_on: date, today: date) -> list[Refusal]:
    """A term that is too short or too long, or ends on a day off (after Atw 1 and 2).

    The codes are `due_too_early`, `due_too_late` and `due_day_off`, all of the field `due_on`.
    """
    calendar = load_calendar()
    field = "due_on"
    if (due_on - today).days < LEAST_DAYS or not _has_working_days(calendar, today, due_on):
        message = _("Give the applicant at least three days, two of which are working days.")
        return [Refusal(message, code="due_too_early", field=field)]
    if due_on > calendar.end_of_weeks(today, LONGEST_WEEKS):
        message = _("Choose a day within twelve weeks: meanwhile the decision waits.")
        return [Refusal(message, code="due_too_late", field=field)]
    if why := calendar.why_free(due_on) if not calendar.is_working_day(due_on) else None:
        day_off = _("%(day)s is %(why)s. Choose a working day.") % {
            "day": day_text(due_on),
            "why": why,
        }
        return [Refusal(day_off, code="due_day_off", field=field)]
    return []


def _has_working_days(calendar: Calendar, today: date, due_on: date) -> bool:
    """Whether two days up to `due_on` are working days, as Atw 2 asks of terms in an Act."""
    coming = (today + timedelta(days=day) for day in range(1, min((due_on - today).days, 14) + 1))
    return sum(map(calendar.is_working_day, coming)) >= LEAST_WORKING_DAYS
