"""Links by which who took part without an account reads what was decided.

A link says for which partner it is and until when, and is signed with the key of the portal. It is
made when its mail is sent, and kept nowhere. It shows and changes nothing else.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Partner
from common.links import absolute
from common.refusal import Refusal
from common.secret_links import SecretLink, makes_links
from common.signed_links import make_token, subject_of

VALID_FOR = timedelta(days=90)
PURPOSE = "assessments.outcome"


def to_outcome(partner: Partner, *, expires_at: datetime) -> SecretLink:
    """The link for somebody who took part for `partner`, good through `expires_at`."""
    return SecretLink(PURPOSE, f"{partner.pk}/{expires_at.isoformat()}")


@makes_links(PURPOSE)
def _make(subject: str) -> str:
    pk, expires_at = subject.split("/")
    token = make_token(purpose=PURPOSE, subject=pk, expires_at=datetime.fromisoformat(expires_at))
    return absolute(reverse("assessments:outcome_by_link", args=[token]))


def partner_of(token: str, *, at: datetime) -> Partner:
    """The partner for which a link was made that is good at the moment `at`.

    Raises `Refusal`: `link_invalid`, `link_expired`.
    """
    subject = subject_of(token, purpose=PURPOSE, at=at)
    partner = (
        Partner.objects.get_queryset()
        .select_related("application__round", "application__plan", "application__penvoerder")
        .filter(pk=int(subject))
        .first()
    )
    if partner is None:
        raise Refusal(_("This link is not valid any more."), code="link_invalid")
    return partner
