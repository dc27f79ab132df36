"""Moving a closing moment, of a round or of one application in it, and telling everybody concerned.

It only moves later, to a moment that has not passed, with a reason that is kept; and not once the
applications it is about are handled. See
docs/decisions/0164-one-closing-moment-asked-everywhere.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role, RoleKind, User
from applications.afterwards import DECIDED
from applications.models import Application, ApplicationState, ClosingMove, Round
from applications.models.application import ApplicationQuerySet
from applications.round_permissions import why_not_manage_rounds
from applications.signature_states import partner_signatures
from common.dates import amsterdam_date, day_text
from common.mail import Addressee, queue_all, write
from common.refusal import Refusal, refuse

from .locking import locked
from .mails import penvoerder_people

FIELD = "closes_at"
BEFORE_ASSESSMENT = (ApplicationState.CONCEPT, ApplicationState.INGEDIEND)
"""As long as an application is in one of these, it can get more time."""


@transaction.atomic
def extend_round(
    *, round_id: int, closes_at: datetime, reason: str, by: Role, now: datetime
) -> Round:
    """Move the closing moment of a round later, for everybody; reminders count anew from it.

    Raises `Refusal`: `wrong_role`, `reason`, `closing_not_later`, `closing_passed`,
    `assessment_began`, `promised_before_closing`.
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    # Applications come into the round meanwhile, and a panel may be at the point of being set up.
    current = Round.objects.select_for_update(no_key=True).get(pk=round_id)
    list(Application.objects.select_for_update(of=("self",)).filter(round=current).order_by("pk"))
    move = ClosingMove(round=current, closed_at=current.closes_at, closes_at=closes_at)
    _refuse_unfit(move, reason, now)
    handled = Application.objects.filter(round=current).exclude(
        state__in=[*BEFORE_ASSESSMENT, ApplicationState.INGETROKKEN]
    )
    if handled.exists():
        raise Refusal(
            _("The round cannot be extended: the assessment of its applications has begun."),
            field=FIELD,
            code="assessment_began",
        )
    _refuse_after_promise(current, current.applications.submitted(), closes_at)
    _keep(move, reason, by=by, now=now)
    current.closes_at = closes_at
    current.save(update_fields=["closes_at"])
    rows = current.applications.filter(state__in=BEFORE_ASSESSMENT)
    # Who has more time already hears of it when the round goes beyond that.
    _tell(move, rows.filter(Q(own_closes_at=None) | Q(own_closes_at__lt=closes_at)))
    return current


@transaction.atomic
def give_more_time(
    *, application: Application, closes_at: datetime, reason: str, by: Role, now: datetime
) -> Application:
    """Give one application a later closing moment than its round has; the others keep theirs.

    Raises `Refusal`: `wrong_role`, `reason`, `closing_not_later`, `closing_passed`, `wrong_state`,
    `round_decided`, `promised_before_closing`.
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    current = locked(application)
    if current.state not in BEFORE_ASSESSMENT:
        raise Refusal(
            _("This application gets no more time: it is “%(state)s”.")
            % {"state": current.get_state_display()},
            code="wrong_state",
            field="application",
        )
    of = current.round
    move = ClosingMove(
        round=of, application=current, closed_at=current.closes_at, closes_at=closes_at
    )
    _refuse_unfit(move, reason, now)
    if not of.handled_as_received and of.applications.filter(state__in=DECIDED).exists():
        raise Refusal(
            _("In this round decisions were taken already, so nobody gets more time in it."),
            code="round_decided",
            field=FIELD,
        )
    own = Application.objects.submitted().filter(pk=current.pk)
    _refuse_after_promise(of, own, closes_at)
    _keep(move, reason, by=by, now=now)
    current.own_closes_at = closes_at
    current.save(update_fields=["own_closes_at"])
    _tell(move, Application.objects.filter(pk=current.pk))
    return current


def can_get_more_time(of: Round) -> ApplicationQuerySet:
    """The applications of a round that can get more time, by name."""
    found: ApplicationQuerySet = Application.objects.filter(round=of, state__in=BEFORE_ASSESSMENT)
    return found.select_related("plan", "penvoerder", "round").order_by("plan__name", "pk")


def _refuse_unfit(move: ClosingMove, reason: str, now: datetime) -> None:
    if move.closes_at <= move.closed_at:
        raise Refusal(
            _("The closing moment can only be moved later: applicants count on the present one."),
            field=FIELD,
            code="closing_not_later",
        )
    if move.closes_at <= now:
        raise Refusal(
            _("This moment has passed. Choose a closing moment in the future."),
            field=FIELD,
            code="closing_passed",
        )
    if not reason.strip():
        raise Refusal(_("Write why the closing moment is moved."), field="reason", code="reason")


def _refuse_after_promise(of: Round, submitted: ApplicationQuerySet, closes_at: datetime) -> None:
    """Refuse a closing moment after a promised decision, which could then not be taken."""
    if of.handled_as_received:
        return
    first = submitted.aggregate(day=Min("decide_by"))["day"]
    if first is not None and first <= amsterdam_date(closes_at):
        raise Refusal(
            _(
                "An applicant has been promised a decision by %(day)s, and applications in this "
                "round are decided on after it closes. Choose an earlier closing moment."
            )
            % {"day": day_text(first)},
            field=FIELD,
            code="promised_before_closing",
        )


def _keep(move: ClosingMove, reason: str, *, by: Role, now: datetime) -> None:
    move.reason, move.moved_by, move.moved_at = reason.strip(), by, now
    move.save(force_insert=True)


# --- telling -----------------------------------------------------------------------------------


@dataclass
class _Told:
    """Somebody who is told, and of which applications."""

    person: Addressee | str
    part: str
    names: list[str] = field(default_factory=list)


def _tell(move: ClosingMove, applications: ApplicationQuerySet) -> None:
    """Tell who works on these applications, who is still asked to sign, and who advises on them.

    Each person gets one mail, for the first of these parts that they have.
    """
    told: dict[str, _Told] = {}
    rows = list(applications.select_related("plan", "penvoerder", "round", "region__adviser"))
    for part, people in (("penvoerder", penvoerder_people), ("signer", _still_asked)):
        for row in rows:
            for person in people(row):
                _note(told, person, part, row.name)
    for person in _re_people(move, rows):
        _note(told, person, "re", "")
    queue_all(
        [
            write(
                to=one.person,
                template="applications/closing_moved",
                values={
                    "part": one.part,
                    "round": move.round.name,
                    "applications": list(dict.fromkeys(filter(None, one.names))),
                    "only": rows[0].name if move.application_id else "",
                    "closed_at": move.closed_at,
                    "closes_at": move.closes_at,
                    "reason": move.reason,
                },
            )
            for one in told.values()
        ]
    )


def _note(told: dict[str, _Told], person: User | str, part: str, name: str) -> None:
    address = (person if isinstance(person, str) else person.email).lower()
    one = told.setdefault(address, _Told(person, part))
    if one.part == part:
        one.names.append(name)


def _still_asked(application: Application) -> list[str]:
    """The addresses of who can still sign what has not been handed in."""
    if not application.is_draft and not application.is_reopened:
        return []
    stands = partner_signatures(application).partners
    return [email for one in stands if one.is_asked for email in one.still_to_sign]


def _re_people(move: ClosingMove, rows: Sequence[Application]) -> list[User]:
    """The leads; and the advisers, of the one region alone where only that gets more time."""
    roles = Role.objects.current().filter(kind__in=RE_KINDS, user__is_active=True)
    if move.application_id:
        adviser = rows[0].region.adviser_id
        roles = roles.filter(Q(kind=RoleKind.RE_LEAD) | Q(user=adviser))
    return list(User.objects.filter(pk__in=roles.values("user")).order_by("pk"))
