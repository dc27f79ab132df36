"""Freezing a later version of what was submitted, under the same number."""

from __future__ import annotations

from datetime import datetime

from accounts.models import Role
from applications.content import digest
from applications.models import Application, Submission
from applications.requirements import Facts, evaluate
from applications.signature_states import SignatureState, partner_signatures
from common.jobs import enqueue

from .locking import close_sections
from .signer_addresses import own_addresses
from .signing import ask_to_sign
from .submission import freeze, refuse_unless_seen, refuse_unmet


def hand_in(
    application: Application, facts: Facts, *, by: Role, at: datetime, seen_sha256: str | None
) -> Submission:
    """Freeze what a locked application says now as its next version, and queue the receipt.

    Its sections close. `seen_sha256` is what the person had before them. Raises `Refusal`
    (`changed_since_shown`) and `Unmet`.
    """
    refuse_unless_seen(facts, seen_sha256)
    findings = evaluate(application, facts=facts)
    refuse_unmet(findings)
    frozen = freeze(facts, findings)
    close_sections(application)
    newest = application.latest_submission
    submission = Submission.objects.create(
        application=application,
        version=newest.version + 1 if newest else 1,
        number=application.number or "",
        submitted_at=at,
        submitted_by=by,
        content=frozen.document,
        people=frozen.people,
        sha256=digest(frozen.document),
    )
    enqueue("applications.tasks.make_receipt", submission.pk)
    return submission


def ask_anew(application: Application, by: Role, at: datetime, *, every: bool = False) -> None:
    """Ask those to sign again who signed something else than was handed in; or `every` partner.

    Who cannot be asked yet, because nobody is named or somebody of the penvoerder, is passed over.
    """
    stored = Application.objects.get(pk=application.pk)
    own = own_addresses(stored)
    lapsed = [
        one.partner
        for one in partner_signatures(stored).who_sign
        if (every or one.signature_state == SignatureState.LAPSED)
        and one.can_be_asked
        and not one.is_asked
        and len(one.partner.signers) >= one.needed
        and not own & set(one.partner.signers)
    ]
    if lapsed:
        ask_to_sign(application=stored, partners=lapsed, by=by, at=at)
