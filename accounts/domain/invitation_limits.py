"""How many invitations go out: nobody can have the portal fill a mailbox, or mail half the country.

What was sent is counted in the table of invitations itself, withdrawn ones too; so are links to
sign, which a floor above keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import Invitation, Role, RoleKind, User
from common.refusal import Refusal

# Who asks all partners of a region to sign invites them in one go.
PER_HOUR: Mapping[str, int] = {RoleKind.PARTNER_SIGNATORY: 80}
PER_HOUR_ELSE = 20
PER_ADDRESS_A_DAY = 5
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def refuse_too_many(*, email: str, kind: str, by: Role, now: datetime) -> None:
    """Refuse an invitation that is one too many; two at the same time are counted in turn.

    Raises `Refusal`: `too_many_by_sender`, `too_many_to_address`.
    """
    sent = Invitation.objects.filter(invited_by__user=by.user_id, created_at__gt=now - _HOUR)
    received = Invitation.objects.filter(email__iexact=email, created_at__gt=now - _DAY)
    _refuse(email, by, sent, received, at_most=PER_HOUR.get(kind, PER_HOUR_ELSE))


def refuse_too_many_links(
    *, address: str, by: Role, by_sender: QuerySet[Any], to_address: QuerySet[Any]
) -> None:
    """Refuse a link to sign that is one too many; a floor above keeps these, and counts them.

    `by_sender` are those of the last hour, `to_address` those of the last 24 hours. Raises as
    `refuse_too_many`.
    """
    at_most = PER_HOUR[RoleKind.PARTNER_SIGNATORY]
    _refuse(address, by, by_sender, to_address, at_most=at_most)


def _refuse(
    email: str, by: Role, sent: QuerySet[Any], received: QuerySet[Any], *, at_most: int
) -> None:
    User.objects.select_for_update(no_key=True).get(pk=by.user_id)
    if sent.count() >= at_most:
        raise Refusal(
            _(
                "You have sent %(number)s invitations in the last hour; more are not possible at "
                "once. Go on in an hour. Nothing that you sent is lost."
            )
            % {"number": at_most},
            code="too_many_by_sender",
        )
    if received.count() >= PER_ADDRESS_A_DAY:
        raise Refusal(
            _(
                "%(address)s has had %(number)s invitations in the last 24 hours. Ask this person "
                "to look in the inbox, also among unwanted mail: the newest link works."
            )
            % {"address": email, "number": PER_ADDRESS_A_DAY},
            code="too_many_to_address",
            field="email",
        )
