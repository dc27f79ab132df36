"""A signature on paper, recorded by the Realisatie Eenheid with a scan of it.

It counts as any other, for the application as it reads now, and is marked. A floor above asks
whether who records it may, and is not involved in the case.
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.content import digest, essential, frozen_content
from applications.models import Partner, Signature, SignatureOutcome
from applications.permissions import SIGNING_STATES
from applications.signature_states import partner_signatures
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse
from documents.domain.adding import CheckedFile, add
from documents.kinds import FileKind

from .locking import locked
from .own_words import OwnWords, said_by
from .signer_addresses import check_signer
from .signing import kept_version, refuse_unnamed, tell_of

SCANS = (FileKind.PDF, FileKind.JPG, FileKind.PNG)


@transaction.atomic
def sign_on_paper(
    *,
    partner: Partner,
    paper: CheckedFile,
    name: str,
    job_title: str,
    signed_on: date,
    own_words: OwnWords | None,
    by: Role,
    at: datetime,
) -> Signature:
    """Record that `name` signed for `partner` on paper on the day `signed_on`; `paper` shows it.

    Raises `Refusal` (`may_not_sign`, `already_signed`, `name_missing`, `job_title_missing`,
    `not_a_scan`, `day_to_come`, and those of `OwnWords.columns` for the beroepsgroep).
    """
    current = locked(partner.application)
    content = essential(frozen_content(current))
    now = partner_signatures(current, sha256=digest(content))
    stands = next((one for one in now.partners if one.partner.pk == partner.pk), None)
    if stands is None or current.state not in SIGNING_STATES:
        raise Refusal(
            _("No signature can be recorded for this partner (any more)."), code="may_not_sign"
        )
    if stands.has_signed:
        raise Refusal(_("This partner has signed already."), code="already_signed")
    refuse_unnamed(name, job_title)
    _refuse_unfit(paper, signed_on, at)
    said = said_by(partner, own_words)
    version = kept_version(current, content, at)
    partner = stands.partner
    partner.application = current
    _stands_out, told = check_signer(partner, "")
    signature = Signature.objects.create(
        partner=partner,
        version=version,
        outcome=SignatureOutcome.SIGNED,
        paper=add(file=paper, by=by),
        paper_signed_on=signed_on,
        recorded_by=by,
        signer_name=name.strip(),
        signer_job_title=job_title.strip(),
        signed_at=at,
        told=len(told),
        **said,
    )
    tell_of(signature, told, current)
    return signature


def _refuse_unfit(paper: CheckedFile, signed_on: date, at: datetime) -> None:
    refuse(
        None if paper.kind in SCANS else _("Choose a scan as PDF, JPG or PNG."),
        code="not_a_scan",
        field="upload",
    )
    is_past = signed_on <= amsterdam_date(at)
    refuse(
        None if is_past else _("This day is still to come."), code="day_to_come", field="signed_on"
    )
