"""Whom what happens to an objection is told by mail. Called inside the act's transaction.

Somebody outside the portal gets letters by post; who handles it is told that one is to be posted.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.urls import reverse

from accounts.models import Role, RoleKind, User
from applications.domain.mails import facts, penvoerder_people, people_of
from assessments.models import Objection, had_part_in
from common.links import absolute
from common.mail import notify
from correspondence.models import Letter

from .impartiality import impartial_among
from .objection_term import term_of


def came_in(objection: Objection) -> None:
    """To whoever objects that it came in, and to the leads who can take it in hand."""
    _tell_objector(objection, "came_in")
    if objection.is_of_other:
        _tell_penvoerder(objection, "came_in")
    for user in _free_leads(objection):
        _tell_re(user, objection, "came_in")


def letter_came(objection: Objection, letter: Letter, event: str) -> None:
    """That a letter is there (`receipt` or `adjournment`): in the portal, or to be posted.

    That the term stands still, or the decision comes later, the penvoerder reads too when somebody
    else objects (7:10(5)).
    """
    due = term_of(objection).due
    _tell_objector(objection, event, letter=letter, due=due, mend_by=objection.mend_by)
    if objection.is_of_other and event == "adjournment":
        _tell_penvoerder(objection, event, due=due)
    elif objection.is_of_other and objection.mend_by is not None:
        stops_on = letter.dated_on + timedelta(days=1)
        _tell_penvoerder(objection, "suspended", stops_on=stops_on, mend_by=objection.mend_by)
    _have_posted(objection, letter)


def mended(objection: Objection) -> None:
    """That what lacked came in: to who handles it, and in time to the penvoerder that the term runs
    on.
    """
    if objection.is_of_other and _came_in_time(objection):
        _tell_penvoerder(objection, "runs_on", due=term_of(objection).due)
    if objection.handled_by is not None:
        _tell_re(objection.handled_by.user, objection, "mended")


def _came_in_time(objection: Objection) -> bool:
    mended_on, until = objection.mended_on, objection.mend_by
    return mended_on is not None and until is not None and mended_on <= until


def proposed(objection: Objection) -> None:
    """That a decision waits: to the leads who can take it."""
    own = objection.preparers
    for user in _free_leads(objection):
        if user.pk not in own:
            _tell_re(user, objection, "proposed")


def decided(objection: Objection, letter: Letter) -> None:
    """The decision: to whoever objected, and to the penvoerder when that was somebody else. What
    changes something for it comes by letter (`copied`).
    """
    outcome = objection.get_outcome_display()
    until = letter.appeal_until
    _tell_objector(objection, "decided", letter=letter, outcome=outcome, appeal_until=until)
    if objection.is_of_other and not objection.asks_copy:
        _tell_penvoerder(objection, "decided", outcome=outcome)
    _have_posted(objection, letter)


def copied(objection: Objection, letter: Letter) -> None:
    """That somebody else's objection was founded: to the penvoerder, with its letter about that."""
    page = absolute(reverse("letters:letter", args=[letter.reference]))
    until = letter.appeal_until
    _tell_penvoerder(objection, "copied", address=page, appeal_until=until)


def withdrawn(objection: Objection) -> None:
    """That it was withdrawn: to whoever objected as a proof, and to who handles it."""
    _tell_objector(objection, "withdrawn")
    if objection.is_of_other:
        _tell_penvoerder(objection, "withdrawn")
    if objection.handled_by is not None:
        _tell_re(objection.handled_by.user, objection, "withdrawn")


def _have_posted(objection: Objection, letter: Letter) -> None:
    if objection.is_of_other and objection.handled_by is not None:
        _tell_re(objection.handled_by.user, objection, "to_post", reference=letter.reference)


def _facts(objection: Objection) -> dict[str, Any]:
    return {
        **facts(objection.application),
        "against": objection.letter.reference,
        "against_day": objection.letter.dated_on,
        "received_on": objection.received_on,
    }


def _tell_objector(
    objection: Objection, event: str, *, letter: Letter | None = None, **more: Any
) -> None:
    if objection.is_of_other or objection.letter.addressee_id is None:
        return
    own = reverse("assessments:own_objection", args=[objection.pk])
    path = reverse("letters:letter", args=[letter.reference]) if letter is not None else own
    values = {**_facts(objection), "event": event, "address": absolute(path), **more}
    for user in people_of(objection.letter.addressee_id):
        notify(to=user, template="assessments/objection", values=values)


def _tell_penvoerder(objection: Objection, event: str, **more: Any) -> None:
    """That somebody else objected to the decision; not who."""
    values = {**_facts(objection), "event": event, **more}
    for user in penvoerder_people(objection.application):
        notify(to=user, template="assessments/objection_of_other", values=values)


def _tell_re(user: User, objection: Objection, event: str, **more: Any) -> None:
    page = absolute(reverse("assessments:objection", args=[objection.pk]))
    values = {**_facts(objection), "event": event, "address": page, **more}
    notify(to=user, template="assessments/objection_for_re", values=values)


def _free_leads(objection: Objection) -> list[User]:
    """The leads who are not involved in the case, and had no part in the decision."""
    leads = Role.objects.current().filter(kind=RoleKind.RE_LEAD).select_related("user")
    free = [one for one in leads if not had_part_in(one, objection.application)]
    return impartial_among(free, objection.application)
