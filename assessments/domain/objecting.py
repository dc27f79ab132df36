"""That an objection comes in: handed in by the addressee in the portal, or recorded by the RE.

What is done about it then stands in `objections`. See
docs/decisions/0226-an-objection-is-handled-by-others.md.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import PENVOERDER_KINDS, RE_KINDS, Role
from applications.models import Application
from assessments.models import Objection, Way
from assessments.objection_permissions import why_not_again, why_not_hand_in, why_not_record
from common.dates import amsterdam_date, day_text
from common.refusal import Refusal, refuse
from correspondence.domain.objections import is_in_time
from correspondence.models import Letter

from . import cases, objection_mails
from .impartiality import require_kind


@transaction.atomic
def hand_in(
    *,
    letter: Letter,
    grounds: str,
    asks_costs: bool = False,
    by: Role,
    received_at: datetime,
) -> Objection:
    """Object in the portal to a letter to one's own organisation; `grounds` may come later.

    `asks_costs` says whether one asks that the costs be paid (Awb 7:15); `received_at`, when the
    request came in, decides whether it is in time. Raises `Refusal`: `role_ended`, `wrong_role`,
    `cannot_object`.
    """
    require_kind(by, PENVOERDER_KINDS)
    application = cases.lock(_case_of(letter).pk)
    refuse(why_not_hand_in(by, letter), code="cannot_object")
    objection = _store(
        application,
        letter,
        way=Way.PORTAL,
        received_on=amsterdam_date(received_at),
        grounds=grounds,
        asks_costs=asks_costs,
        by=by,
    )
    objection_mails.came_in(objection)
    return objection


@transaction.atomic
def record(
    *,
    letter: Letter,
    way: str,
    received_on: date,
    posted_on: date | None = None,
    name: str = "",
    address: str = "",
    grounds: str = "",
    asks_costs: bool = False,
    by: Role,
) -> Objection:
    """Write down an objection that came in otherwise: of the addressee, or of somebody else with a
    `name` and `address`. `posted_on` is the day of the postmark (Awb 6:9); `asks_costs` says
    whether it asks that the costs be paid (7:15).

    Raises `Refusal`: those of `cases.hold`, `cannot_object`, `again`, `received_on`, `posted_on`,
    `name`, `address`.
    """
    application = cases.hold(_case_of(letter).pk, by=by, kinds=RE_KINDS)
    refuse(why_not_record(by, letter), code="cannot_object")
    if not name.strip():
        refuse(why_not_again(letter), code="again", field="name")
    elif not address.strip():
        raise Refusal(_("Write to which address our letters go."), code="address", field="address")
    refuse_days(letter, received_on, posted_on if way == Way.POST else None)
    objection = _store(
        application,
        letter,
        way=way,
        received_on=received_on,
        posted_on=posted_on if way == Way.POST else None,
        name=name.strip(),
        address=address.strip() if name.strip() else "",
        grounds=grounds,
        asks_costs=asks_costs,
        by=by,
    )
    objection_mails.came_in(objection)
    return objection


def refuse_days(letter: Letter, received_on: date, posted_on: date | None) -> None:
    """Raise `Refusal` (`received_on`, `posted_on`) unless it came in after the letter, by today."""
    if not letter.dated_on <= received_on <= _today():
        raise Refusal(
            _("It came in between %(day)s, the day of the letter, and today.")
            % {"day": day_text(letter.dated_on, weekday=False)},
            code="received_on",
            field="received_on",
        )
    if posted_on is not None and not letter.dated_on <= posted_on <= received_on:
        raise Refusal(
            _("It was posted after our letter, and before it came in."),
            code="posted_on",
            field="posted_on",
        )


def _today() -> date:
    return amsterdam_date(timezone.now())


def _case_of(letter: Letter) -> Application:
    """The case of a letter that makes a decision known. Raises `Refusal` (`cannot_object`)."""
    found = case_of_letter(letter)
    if found is None:
        raise Refusal(_("One cannot object to this letter."), code="cannot_object")
    return found


def case_of_letter(letter: Letter) -> Application | None:
    """The case of a letter to which one can object, on whichever floor it was decided; None for
    another letter. One query.
    """
    if letter.objection_until is None:
        return None
    cases = Application.objects.select_related("plan", "round")
    return cases.filter(number=letter.answers).first()


def _store(
    application: Application,
    letter: Letter,
    *,
    way: str,
    received_on: date,
    posted_on: date | None = None,
    name: str = "",
    address: str = "",
    grounds: str,
    asks_costs: bool,
    by: Role,
) -> Objection:
    until = letter.objection_until
    if until is None:
        raise Refusal(_("One cannot object to this letter."), code="cannot_object")
    return Objection.objects.create(
        application=application,
        letter=letter,
        way=way,
        received_on=received_on,
        posted_on=posted_on,
        in_time=is_in_time(until, received_on=received_on, posted_on=posted_on),
        name=name,
        address=address,
        grounds=grounds.strip(),
        costs_asked_on=received_on if asks_costs else None,
        recorded_by=by,
        recorded_at=timezone.now(),
    )
