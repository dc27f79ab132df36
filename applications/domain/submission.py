"""Submitting an application."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications import workflow
from applications.content import Content, digest
from applications.models import Application, Round, RoundKind, Signature, Submission
from applications.permissions import why_not_submit
from applications.requirements import Facts, Finding, blocking, evaluate, facts_of, freeze_results
from applications.signature_states import PartnerSignature
from common.dates import in_amsterdam, moment_text
from common.jobs import enqueue
from common.numbering import next_number
from common.refusal import Refusal, refuse
from regions.domain.deliveries import newest_delivery

from . import telling
from .locking import close_sections, locked
from .people import SetApart, set_apart
from .terms import decision_due

_PREFIX = {RoundKind.VOORLOPER: "VL", RoundKind.SUBSIDIE: "SU"}


class Unmet(Refusal):
    """Blocking requirements are not met; `findings` are those."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__(
            _("The application cannot be submitted yet: something that is required is missing."),
            code="requirements_unmet",
        )
        self.findings = findings


@transaction.atomic
def submit(
    *, application: Application, by: Role, received_at: datetime, seen_sha256: str | None = None
) -> Submission:
    """Freeze a draft, give it a number and queue its receipt, whole or not at all.

    `received_at` is the aware moment at which the whole request had come in: it decides whether the
    round is open, both ends included, to the second. What is frozen has not changed since the
    closing moment either: a colleague who saves a part while this waits for the lock is too late.
    `seen_sha256` is the hash (`shown_sha256`) of what the person had before them, if they saw it.
    The order matters: who comes second is told that it was submitted already, before anything else
    is looked at. Raises `Refusal` (`already_submitted`, `may_not_submit`, `not_open_yet`,
    `round_closed`, `changed_after_closing`, `changed_since_shown`) and `Unmet`.
    """
    current = locked(application)
    _refuse_second(current)
    refuse(why_not_submit(by, current), code="may_not_submit")
    refuse_unless_open(current, received_at)
    facts = facts_of(current)
    refuse_changed_after_closing(current, facts)
    refuse_unless_seen(facts, seen_sha256)
    findings = evaluate(current, facts=facts)
    refuse_unmet(findings)
    frozen = freeze(facts, findings)
    close_sections(current)
    workflow.FLOW.move(current, "submit", kind=by.kind)
    current.number = next_number(_series(current.round, received_at))
    current.submitted_at = received_at
    current.decide_by = decision_due(current.round, received_at, closes_at=current.closes_at)
    current.save(update_fields=["state", "number", "submitted_at", "decide_by"])
    submission = Submission.objects.create(
        application=current,
        number=current.number,
        submitted_at=received_at,
        submitted_by=by,
        content=frozen.document,
        people=frozen.people,
        sha256=digest(frozen.document),
    )
    enqueue("applications.tasks.make_receipt", submission.pk)
    telling.submitted(current)
    return submission


def shown_content(facts: Facts) -> Content:
    """Return everything the application says, and who signed which version: what is shown."""
    return {
        **facts.content,
        "signed_sha256": facts.partner_signatures.sha256,
        "signatures": [
            _signature(one, given)
            for one in facts.partner_signatures.signed
            for given in one.signatures
        ],
    }


def shown_sha256(facts: Facts) -> str:
    """Return the hash by which it is known that what was shown is what is submitted."""
    return digest(shown_content(facts))


def freeze(facts: Facts, findings: Sequence[Finding]) -> SetApart:
    """Return what is frozen: what was shown, how requirements are met, and persons set apart."""
    results = freeze_results(
        findings,
        facts,
        register_delivered_on=newest_delivery(),
    )
    return set_apart({**shown_content(facts), "requirements": results})


def _signature(one: PartnerSignature, signature: Signature) -> dict[str, Any]:
    return {
        "partner": one.partner.reference,
        "person": {"name": signature.signer_name, "job_title": signature.signer_job_title},
        "signed_at": signature.signed_at.isoformat(),
        "confirmation": signature.confirmation,
        **_own_form(signature),
    }


def _own_form(signature: Signature) -> dict[str, str]:
    """The rest of what the beroepsgroep says for itself; nothing for others."""
    names = ("represents", "voice", "voice_words", "remarks")
    return {name: getattr(signature, name) for name in names} if signature.voice else {}


def refuse_unless_seen(facts: Facts, seen_sha256: str | None) -> None:
    """Raise `Refusal` (`changed_since_shown`) when it reads otherwise than the person saw it."""
    if seen_sha256 is not None and seen_sha256 != shown_sha256(facts):
        raise Refusal(
            _("The application was changed while you were looking at it. Check it once more."),
            code="changed_since_shown",
        )


def refuse_unmet(findings: Sequence[Finding]) -> None:
    """Raise `Unmet` when something blocks."""
    unmet = blocking(findings)
    if unmet:
        raise Unmet(unmet)


def _refuse_second(application: Application) -> None:
    if application.submitted_at is not None:
        raise Refusal(
            _("This application had already been submitted, under number %(number)s.")
            % {"number": application.number},
            code="already_submitted",
        )


def refuse_unless_open(application: Application, at: datetime) -> None:
    """Raise `Refusal` (`not_open_yet`, `round_closed`) unless it can be submitted at `at`."""
    if application.is_open(at):
        return
    if application.is_closed(at):
        raise Refusal(
            _(
                "The closing moment was %(moment)s, so this application can no longer be "
                "submitted. Your draft stays as it is. Contact the Realisatie Eenheid to see what "
                "is possible."
            )
            % {"moment": moment_text(application.closes_at)},
            code="round_closed",
        )
    raise Refusal(
        _("The round opens on %(moment)s. From then on you can submit; your draft stays as it is.")
        % {"moment": moment_text(application.round.opens_at)},
        code="not_open_yet",
    )


def refuse_changed_after_closing(application: Application, facts: Facts) -> None:
    """Raise `Refusal` unless what is frozen reads as it did when the round closed."""
    if any(application.is_closed(moment) for moment in changes(application, facts)):
        raise Refusal(
            _(
                "Something in this application was changed or signed after the closing moment, "
                "%(moment)s, so it was not submitted. Contact the Realisatie Eenheid to see what "
                "is possible."
            )
            % {"moment": moment_text(application.closes_at)},
            code="changed_after_closing",
        )


def changes(application: Application, facts: Facts) -> Iterator[datetime]:
    """When each part of what is frozen was last changed, and when it was signed."""
    for section in application.plan.sections.all():
        if section.changed_at is not None:
            yield section.changed_at
    for one in facts.partner_signatures.signed:
        for signature in one.signatures:
            yield signature.signed_at


def _series(into: Round, at: datetime) -> str:
    """The series of numbers of a kind of round in a year, such as VL-2026."""
    return f"{_PREFIX[RoundKind(into.kind)]}-{in_amsterdam(at).year}"
