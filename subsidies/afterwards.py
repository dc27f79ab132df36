"""What the page of an application tells its penvoerder about the decision on a subsidy."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import Role
from applications.afterwards import Outcome
from applications.models import Application, RoundKind
from correspondence import kinds

from .models import Share


def subsidy_known(application: Application, role: Role) -> list[Outcome]:
    """The decision on a subsidy of which `role` can read the letter. A query in a subsidy round."""
    if application.round.kind != RoundKind.SUBSIDIE:
        return []
    found = Share.objects.visible_to(role).made_known().filter(application=application)
    letters = [one.letter for one in found.select_related("letter").defer("letter__pdf")]
    return [
        Outcome(
            name=kinds.of(letter.kind).name,
            letter_url=reverse("letters:letter", args=[letter.reference]),
            letter_subject=letter.subject,
            dated_on=letter.dated_on,
            objection_until=letter.objection_until,
            conditions=(),
        )
        for letter in letters
        if letter is not None
    ]


def subsidy_coming(path: str) -> Q:
    """Which applications have a decision on a subsidy that was taken and not made known."""
    taken = Share.objects.without_letter().filter(application=OuterRef(f"{path}pk"))
    return Q(Exists(taken))
