"""Inviting somebody by mail to act for an organisation, and accepting that."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Protocol
from uuid import uuid4

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.domain.allowed_roles import is_allowed, why_not_invite, why_not_withdraw
from accounts.domain.invitation_limits import refuse_too_many
from accounts.domain.mailed_links import invitation_token, to_invitation
from accounts.domain.people import make_person, prove_address
from accounts.domain.second_admin import tell_other_admins, why_not_propose
from accounts.models import Invitation, Role, RoleKind, User
from common.mail import notify
from common.names import why_not_a_name
from common.refusal import Refusal, refuse

VALID_FOR = timedelta(days=14)
# A second click on the button that made the account arrives within this time.
DOUBLE_CLICK = timedelta(minutes=1)


class Organisation(Protocol):
    """What this floor knows of an organisation of the register."""

    pk: int
    kind: str


class State(StrEnum):
    """What has become of an invitation."""

    PROPOSED = "proposed"
    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


def state_of(invitation: Invitation, *, now: datetime | None = None) -> State:
    """Tell what has become of `invitation`; `now` is aware and defaults to the clock."""
    if invitation.accepted_at:
        return State.ACCEPTED
    if invitation.withdrawn_at:
        return State.WITHDRAWN
    if invitation.expires_at <= (now or timezone.now()):
        return State.EXPIRED
    return State.PROPOSED if invitation.is_proposal else State.OPEN


def digest(token: str) -> str:
    """What is stored of `token`: its SHA-256, as hexadecimal text."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def invite(
    *,
    email: str,
    organisation: Organisation,
    kind: RoleKind | str,
    invited_by: Role | None,
    name: str = "",
    next_path: str = "",
    valid_for: timedelta = VALID_FOR,
    template: str = "invitation",
    values: Mapping[str, Any] = MappingProxyType({}),
) -> Invitation:
    """Queue a mail with a link to act as `kind` for `organisation`; only as sent it has the token.

    An older open invitation for the same is withdrawn. `invited_by` is None when the portal itself
    invites (setting up, demo). `next_path` is where the person lands after accepting. `template`
    and `values` are for a floor that knows more of what is asked: see `common.mail.notify`.
    A role in `FOUR_EYES_KINDS` is only proposed: the mail goes when another administrator confirms
    it (`accounts.domain.proposals`). Raises `Refusal`: `kind_does_not_fit`, `not_a_name`,
    `may_not_invite`, `nobody_to_confirm`, `has_role`, and those of `refuse_too_many`.
    """
    email = email.strip().lower()
    now = timezone.now()
    _refuse_unfit(organisation, kind)
    refuse(why_not_a_name(name), code="not_a_name", field="name")
    if invited_by:
        reason = why_not_invite(invited_by, kind=kind, organisation_id=organisation.pk)
        refuse(reason, code="may_not_invite")
        refuse(why_not_propose(invited_by, kind), code="nobody_to_confirm", field="kind")
        refuse_too_many(email=email, kind=kind, by=invited_by, now=now)
    _refuse_second(organisation, kind, email)
    _open_invitations(now).filter(
        email__iexact=email, organisation=organisation.pk, kind=kind
    ).select_for_update().update(withdrawn_at=now)
    pk = uuid4()
    invitation = Invitation.objects.create(
        pk=pk,
        email=email,
        name=name.strip(),
        organisation_id=organisation.pk,
        kind=kind,
        invited_by=invited_by,
        token_sha256=digest(invitation_token(pk)),
        next_path=next_path,
        created_at=now,
        expires_at=now + valid_for,
    )
    if invitation.is_proposal:
        tell_other_admins(invitation)
    else:
        send(invitation, template=template, values=values)
    return invitation


def _refuse_unfit(organisation: Organisation, kind: RoleKind | str) -> None:
    """Raise `Refusal` (`kind_does_not_fit`) when such an organisation has no such roles."""
    if not is_allowed(kind, organisation.kind):
        raise Refusal(
            _("This role does not fit this kind of organisation."),
            code="kind_does_not_fit",
            field="kind",
        )


def _refuse_second(organisation: Organisation, kind: RoleKind | str, email: str) -> None:
    """Raise `Refusal` (`has_role`) when the person has this role already."""
    same = Role.objects.current().filter(organisation=organisation.pk, kind=kind)
    if same.filter(user__email__iexact=email).exists():
        raise Refusal(
            _("This person already has this role for this organisation."),
            code="has_role",
            field="email",
        )


def send(
    invitation: Invitation,
    *,
    template: str = "invitation",
    values: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """Queue the mail with the link; `template` and `values` as for `invite`."""
    by = invitation.invited_by
    notify(
        to=invitation.email,
        template=template,
        values={
            **values,
            "name": invitation.name,
            "organisation": str(invitation.organisation),
            "kind": RoleKind(invitation.kind).label,
            "invited_by": by.user.name if by else "",
            "expires_at": invitation.expires_at,
            "link": to_invitation(invitation.pk),
        },
    )


def _open_invitations(now: datetime) -> models.QuerySet[Invitation]:
    return Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now
    )


def find(token: str) -> Invitation | None:
    """Return the invitation of `token`, with its organisation, or None."""
    return (
        Invitation.objects.filter(token_sha256=digest(token))
        .select_related("organisation", "invited_by__user", "accepted_by__user")
        .first()
    )


@transaction.atomic
def accept(*, invitation: Invitation, by: User) -> Role:
    """Give `by` the role of the invitation and return it; a second time returns the same role.

    Raises `Refusal`: `other_person`, `withdrawn`, `expired`, `accepted` (by somebody else).
    """
    current = locked(invitation)
    if by.email.lower() != current.email.lower() or not by.is_active:
        raise Refusal(_("This invitation is for somebody else."), code="other_person")
    if current.accepted_by and current.accepted_by.user_id == by.pk:
        return current.accepted_by
    _refuse_unless_open(current)
    return _give_role(current, by)


@transaction.atomic
def accept_as_new(*, invitation: Invitation, name: str, password: str) -> Role:
    """Make an account for the invited person, with a proven address, and return their role.

    The same once more within a minute, with the same password, returns the same role: somebody
    clicked twice. Raises `Refusal`: `account_exists`, `withdrawn`, `expired`, `accepted`.
    """
    current = locked(invitation)
    if current.accepted_by and current.accepted_at:
        just_now = timezone.now() - current.accepted_at < DOUBLE_CLICK
        if just_now and current.accepted_by.user.check_password(password):
            return current.accepted_by
    _refuse_unless_open(current)
    taken = Refusal(
        _("There is already an account with this e-mail address. Sign in to accept."),
        code="account_exists",
    )
    if User.objects.filter(email__iexact=current.email).exists():
        raise taken
    try:
        with transaction.atomic():
            user = make_person(email=current.email, name=name, password=password)
    except IntegrityError:
        raise taken from None
    return _give_role(current, user)


def locked(invitation: Invitation) -> Invitation:
    """The invitation as it is now, current until the transaction ends.

    Who accepted it is not joined: while this waits for that, a joined row would not be there yet.
    """
    return (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organisation")
        .get(pk=invitation.pk)
    )


def _refuse_unless_open(invitation: Invitation) -> None:
    state = state_of(invitation)
    if state is not State.OPEN:
        messages = {
            State.PROPOSED: _("This invitation has not been confirmed yet."),
            State.ACCEPTED: _("This invitation has already been used."),
            State.WITHDRAWN: _("This invitation has been withdrawn."),
            State.EXPIRED: _("This invitation has expired."),
        }
        raise Refusal(messages[state], code=state.value)


def _give_role(invitation: Invitation, user: User) -> Role:
    role, _created = Role.objects.get_or_create(
        user=user, organisation=invitation.organisation, kind=invitation.kind, ended_at=None
    )
    invitation.accepted_at = timezone.now()
    invitation.accepted_by = role
    invitation.save(update_fields=["accepted_at", "accepted_by"])
    # Who has the link reads the mail of this address.
    prove_address(user)
    return role


@transaction.atomic
def withdraw(*, invitation: Invitation, by: Role) -> Invitation:
    """Make the link of an open invitation useless.

    Raises `Refusal`: `may_not_invite`, `accepted`, `expired`, `withdrawn`.
    """
    current = locked(invitation)
    refuse(why_not_withdraw(by, current), code="may_not_invite")
    if state_of(current) is not State.PROPOSED:
        _refuse_unless_open(current)
    current.withdrawn_at = timezone.now()
    current.save(update_fields=["withdrawn_at"])
    return current
