"""Whom a talk is told by mail: the people of the penvoerder, and who follows the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse

from accounts.models import User
from applications.domain.mails import facts, penvoerder_people
from assessments.models import Talk
from common.links import absolute
from common.mail import notify

from .mails import keepers


def proposed(talk: Talk) -> None:
    """Ask the people of the penvoerder to choose a moment."""
    _tell_region(talk, "proposed", moments=list(talk.moments))


def agreed(talk: Talk) -> None:
    """Tell both sides when the talk is."""
    _tell_region(talk, "agreed")
    _tell_keepers(talk, "agreed")


def none_fits(talk: Talk) -> None:
    """Tell who follows the case that no moment fits, and why."""
    _tell_keepers(talk, "none_fits")


def called_off(talk: Talk, *, was: datetime | None) -> None:
    """Tell the other side that the talk is off, and for which moment it was agreed, if any."""
    by_re = talk.answered_by is not None and talk.answered_by.is_re
    tell = _tell_region if by_re else _tell_keepers
    tell(talk, "called_off", was=was)


def recorded(talk: Talk) -> None:
    """Tell the people of the penvoerder that they can read what was agreed."""
    _tell_region(talk, "recorded")


def _tell_region(talk: Talk, what: str, **values: Any) -> None:
    page = reverse("assessments:own_talk", args=[talk.pk])
    _tell(penvoerder_people(talk.application), talk, what, page, values)


def _tell_keepers(talk: Talk, what: str, **values: Any) -> None:
    page = reverse("assessments:talk", args=[talk.pk])
    _tell(keepers(talk.application), talk, what, page, values)


def _tell(people: Iterable[User], talk: Talk, what: str, page: str, values: dict[str, Any]) -> None:
    told = {
        **facts(talk.application),
        "what": what,
        "kind": talk.kind,
        "about": talk.about,
        "place": talk.place,
        "minutes": talk.minutes,
        "starts_at": talk.starts_at,
        "reason": talk.reason,
        "moments": [],
        "was": None,
        "address": absolute(page),
        **values,
    }
    for user in people:
        notify(to=user, template="assessments/talk", values=told)
