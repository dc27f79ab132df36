"""Asking once more, when the conditions about the beroepsgroep are met: its panel, and itself.

Silence is no consent: the definitive decision waits for every organisation that judged, and for the
beroepsgroep. See docs/decisions/0196-the-beroepsgroep-is-asked-once-more.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.domain.own_words import OwnWords
from applications.domain.signing import refuse_unnamed
from applications.models import Partner
from assessments.condition_permissions import why_not_confirm, why_not_reendorse
from assessments.models import (
    Confirmation,
    Decision,
    PanelMember,
    Reendorsement,
    decisions_asked_again,
)
from common.links import absolute
from common.refusal import Refusal, refuse
from common.secret_links import SecretLink, makes_links
from common.signed_links import make_token, subject_of

from . import cases

VALID_FOR = timedelta(days=90)
PURPOSE = "assessments.confirm"


@transaction.atomic
def reendorse(*, member: PanelMember, agrees: bool, remark: str = "", by: Role) -> Reendorsement:
    """Answer for the organisation one acts for whether the criterion is met now.

    An answer may be changed until the next decision is prepared. Raises `Refusal`: those of
    `cases.hold`, `cannot_answer`, `remark`.
    """
    application_id = member.panel.application_id
    cases.hold(application_id, by=by, kinds=(RoleKind.ASSESSOR,))
    refuse(why_not_reendorse(by, member), code="cannot_answer")
    if not agrees and not remark.strip():
        raise Refusal(_("Say why your organisation does not agree."), code="remark", field="remark")
    given = {"agrees": agrees, "remark": remark.strip(), "given_by": by, "given_at": timezone.now()}
    answer, _created = Reendorsement.objects.update_or_create(
        decision=_asked(application_id), member=member, defaults=given
    )
    return answer


@dataclass(frozen=True)
class Beroepsgroep:
    """Who speaks for the beroepsgroep: in a role, or by a link that proved an address."""

    partner: Partner
    role: Role | None = None
    address: str = ""


@transaction.atomic
def confirm(*, by: Beroepsgroep, own_words: OwnWords, name: str, job_title: str) -> Confirmation:
    """Say for the beroepsgroep itself how it takes part now; it may be said anew, until a decision.

    Raises `Refusal`: `not_yours`, `cannot_confirm`, those of `refuse_unnamed` and of
    `OwnWords.columns`.
    """
    cases.lock(by.partner.application_id)
    partner = Partner.objects.get_queryset().get(pk=by.partner.pk)
    if by.role is not None and not _speaks_for(by.role, partner):
        raise Refusal(_("You cannot answer for this organisation."), code="not_yours")
    refuse(why_not_confirm(partner), code="cannot_confirm")
    refuse_unnamed(name, job_title)
    return Confirmation.objects.create(
        decision=_asked(partner.application_id),
        partner=partner,
        given_by=by.role,
        by_address=by.address,
        name=name.strip(),
        job_title=job_title.strip(),
        **own_words.columns(),
    )


def _asked(application_id: int) -> Decision:
    return decisions_asked_again().filter(application=application_id).latest("granted_at")


def _speaks_for(role: Role, partner: Partner) -> bool:
    """Whether a role signs for the partner."""
    signs = role.is_current and role.kind == RoleKind.PARTNER_SIGNATORY
    return signs and role.organisation_id == partner.organisation_id


# --- what was said last ------------------------------------------------------------------------


def newest_confirmations(decision: Decision) -> list[Confirmation]:
    """What each organisation of the beroepsgroep said last. One query."""
    given = Confirmation.objects.filter(decision=decision).select_related("partner__organisation")
    return newest_by_partner(given.order_by("given_at", "pk"))


def newest_by_partner(given: Iterable[Confirmation]) -> list[Confirmation]:
    """Of what was said, the oldest first, what each organisation said last."""
    return list({one.partner_id: one for one in given}.values())


# --- a link for who has no account --------------------------------------------------------------


def to_confirm(partner: Partner, email: str, *, expires_at: datetime) -> SecretLink:
    """The link by which somebody of the beroepsgroep confirms, good through `expires_at`."""
    return SecretLink(PURPOSE, f"{partner.pk}/{email}/{expires_at.isoformat()}")


@makes_links(PURPOSE)
def _make(subject: str) -> str:
    who, until = subject.rsplit("/", 1)
    token = make_token(purpose=PURPOSE, subject=who, expires_at=datetime.fromisoformat(until))
    return absolute(reverse("assessments:confirm_by_link", args=[token]))


def by_link(token: str, *, at: datetime) -> Beroepsgroep:
    """Who has this link. Raises `Refusal`: `link_invalid`, `link_expired`.

    A link stops working when its address no longer signs for the partner.
    """
    pk, email = subject_of(token, purpose=PURPOSE, at=at).split("/", 1)
    partners = Partner.objects.get_queryset().select_related(
        "organisation", "application__round", "application__plan", "application__penvoerder"
    )
    partner = partners.filter(pk=int(pk), removed_at=None, left_on=None).first()
    if partner is None or email not in {one.lower() for one in partner.signers}:
        raise Refusal(_("This link is not valid any more."), code="link_invalid")
    return Beroepsgroep(partner, address=email)
