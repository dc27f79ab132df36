"""What becomes of an application once it is submitted, as its penvoerder reads it.

Deciding stands on a higher floor, which registers here what it knows (`register`), so that the page
of an application shows it without knowing who decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common.dates import day_text, moment_text

from .models import Application, ApplicationState


@dataclass(frozen=True)
class ConditionToMeet:
    """What a region must still do, by when, and since when it is done."""

    text: str
    due_on: date
    met_on: date | None


@dataclass(frozen=True)
class Outcome:
    """A decision that was made known: what it is, its letter, until when one can object."""

    name: StrOrPromise
    letter_url: str
    letter_subject: str
    dated_on: date
    objection_until: date | None
    conditions: Sequence[ConditionToMeet]

    @property
    def open_conditions(self) -> list[ConditionToMeet]:
        """The conditions that are not met yet, the first that is due first."""
        still_open = [one for one in self.conditions if one.met_on is None]
        return sorted(still_open, key=lambda one: one.due_on)


Reader = Callable[[Application, Role], Sequence[Outcome]]
_READERS: list[Reader] = []


def register(reader: Reader) -> None:
    """Have `reader` tell which decisions on an application a role may know, the newest first."""
    _READERS.append(reader)


def outcomes(application: Application, role: Role) -> list[Outcome]:
    """The decisions on an application that were made known to `role`, the newest first."""
    return [outcome for reader in _READERS for outcome in reader(application, role)]


def what_next(application: Application, known: Sequence[Outcome], at: datetime) -> list[str]:
    """What happens next and by when, in sentences; nothing when there is nothing more to come."""
    if application.state in (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING):
        return [*_assessing(application, at), *_deciding(application)]
    if application.state != ApplicationState.VOORLOPIG or not known:
        return []
    still_open = known[0].open_conditions
    if not still_open:
        return [_("You have met the conditions. The definitive decision comes next, by letter.")]
    return [
        _("Meet the conditions below, the first by %(day)s. The Realisatie Eenheid checks them.")
        % {"day": day_text(still_open[0].due_on)},
        _("When all of them have been met, the definitive decision follows."),
    ]


def _assessing(application: Application, at: datetime) -> list[str]:
    who = _("National partners and the Ministry of OCW assess the application together.")
    if application.round.is_assessed(at):
        return [who]
    closes = _("The round closes on %(moment)s. The assessment begins after that.") % {
        "moment": moment_text(application.round.closes_at)
    }
    return [closes, who]


def _deciding(application: Application) -> list[str]:
    if application.decide_by is None:
        return []
    return [
        _("The decision comes by letter, on %(day)s at the latest.")
        % {"day": day_text(application.decide_by)},
        _("You get a mail when the letter is there."),
    ]
