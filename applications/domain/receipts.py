"""The receipt that proves a submission: number, moment, by whom, and the hash of what came in.

Made by a worker after the submission stands, once: rendered and its file stored under no lock, then
written with the mails that bring it in one short transaction. A worker that comes second throws its
own away.
Source: Wmebv (confirmation of receipt, and the right to a copy of what was entered).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from post_office.models import Attachment

from applications.content import party
from applications.models import OnderwijsFunction, Receipt, Submission
from applications.requirements import RequirementOutcome, read_results
from applications.sections.budget import requested_of
from common.amounts import euros
from common.dates import in_amsterdam, moment_text
from common.links import absolute
from common.mail import notify
from common.pdf.house_style import HouseStyle, house_style
from common.pdf.rendering import LANGUAGE, Pdf, render_pdf
from common.pdf.sealing import sealed
from regions.models import Origin, PartnerKind, Sector

from .mails import facts, penvoerder_people
from .people import readable
from .terms import term_in_words

DEMO_MARK = "Demo – geen echte aanvraag"
# A receipt is in Dutch whatever the language of the page, so these names are not translated.
SECTORS = {
    Sector.PO: "primair onderwijs (po)",
    Sector.SO: "speciaal onderwijs (so)",
    Sector.VSO: "voortgezet speciaal onderwijs (vso)",
    Sector.VO: "voortgezet onderwijs (vo)",
    Sector.MBO: "middelbaar beroepsonderwijs (mbo)",
}
CAPACITIES = {
    PartnerKind.SCHOOL_BOARD: "Schoolbestuur",
    PartnerKind.TEACHER_TRAINING: "Lerarenopleiding",
    PartnerKind.SUPPORT_TRAINING: "Opleider van ondersteuners",
    PartnerKind.BEROEPSGROEP: "Beroepsgroep",
    PartnerKind.OTHER: "Andere partner",
}
NOT_SIGNED = "Niet ondertekend"
OUTCOMES = {
    RequirementOutcome.NOT_MET: "Niet voldaan",
    RequirementOutcome.NOT_ASSESSABLE: "Nog niet te beoordelen",
}


def make_receipt(*, submission_id: int, at: datetime | None = None, tell: bool = True) -> Receipt:
    """Make the receipt of a submission and mail it; a second call changes nothing.

    `at` is when it is made (default now); `tell` is False only for submissions of the past that
    are entered afterwards.
    """
    submission = Submission.objects.select_related(
        "application__plan", "application__round", "submitted_by__user", "application__penvoerder"
    ).get(pk=submission_id)
    made = Receipt.objects.filter(submission=submission).first()
    if made is not None:
        return made
    pdf = sealed(receipt_pdf(submission))
    attachment = _attachment(submission, pdf) if tell else None
    receipt = _store(submission, pdf, attachment, at=at)
    if attachment is not None and not attachment.emails.exists():
        attachment.file.delete(save=False)
        attachment.delete()
    return receipt


def _attachment(submission: Submission, pdf: Pdf) -> Attachment:
    """Store the file that the mails bring.

    Before the mails themselves: writing a file may take long where files lie elsewhere. Of a worker
    that dies in between it is left alone, and removed with the old mails.
    """
    name = f"ontvangstbewijs-{submission.number}.pdf"
    attachment = Attachment(name=name, mimetype="application/pdf")
    attachment.file.save(name, ContentFile(pdf.content))
    return attachment


@transaction.atomic
def _store(
    submission: Submission, pdf: Pdf, attachment: Attachment | None, *, at: datetime | None
) -> Receipt:
    """Store a rendered receipt, with the mails that bring it, unless another worker was first."""
    Submission.objects.select_for_update().get(pk=submission.pk)
    made = Receipt.objects.filter(submission=submission).first()
    if made is not None:
        return made
    receipt = Receipt.objects.create(
        submission=submission, pdf=pdf.content, sha256=pdf.sha256, made_at=at or timezone.now()
    )
    if attachment is not None:
        _send(receipt, attachment)
    return receipt


def receipt_pdf(submission: Submission) -> Pdf:
    """The receipt as PDF; the same submission always gives the same bytes."""
    text = ReceiptText(submission)
    with translation.override(LANGUAGE):
        body = render_to_string("letters/receipt.html", {"receipt": text}).strip()
    return render_pdf(
        body,
        title=f"Ontvangstbewijs aanvraag {submission.number}",
        subject=f"Ronde {submission.application.round.name}",
        footer=f"Ontvangstbewijs aanvraag {submission.number}",
        mark=DEMO_MARK if submission.application.round.origin == Origin.DEMO else "",
    )


def exact_moment(moment: datetime) -> str:
    """Write a moment in Amsterdam to the second: "vrijdag 28 april 2023, 15.59.30 uur"."""
    local = in_amsterdam(moment)
    day, _clock = moment_text(moment, language=LANGUAGE).rsplit(", ", 1)
    return f"{day}, {local:%H.%M.%S} uur"


@dataclass(frozen=True)
class ReceiptText:
    """What the receipt tells, read from the frozen content and not from what it became since."""

    submission: Submission

    @cached_property
    def content(self) -> dict[str, Any]:
        """The frozen document with its persons (see `submission.freeze`)."""
        return readable(self.submission)

    @property
    def house(self) -> HouseStyle:
        """The dress in which it goes out."""
        return house_style()

    @property
    def penvoerder(self) -> dict[str, Any]:
        """The party that submitted."""
        return party(self.content, self.content["penvoerder"])

    @property
    def moment(self) -> str:
        """When it came in, to the second."""
        return exact_moment(self.submission.submitted_at)

    @property
    def sectors(self) -> str:
        """The sectors in words."""
        region = self.content["region"]
        names = [SECTORS[Sector(code)] for code in region["sectors"]]
        return ", ".join([*names, "landelijk"] if region["is_national"] else names)

    @property
    def municipalities(self) -> str:
        """The names of the municipalities."""
        return ", ".join(place["name"] for place in self.content["region"]["municipalities"])

    @property
    def functions(self) -> str:
        """The functions with something written under them; nothing when they were not asked."""
        return ", ".join(
            str(OnderwijsFunction(plan["function"]).label)
            for plan in self.content.get("functions", ())
            if any(said for name, said in plan.items() if name != "function")
        )

    @property
    def total(self) -> str:
        """The total of the budget; nothing when none was asked."""
        budget = self.content.get("budget")
        return euros(Decimal(budget["total"])) if budget else ""

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The lines of the budget with their amounts."""
        return [
            (row["description"], euros(requested_of(row)))
            for row in self.content.get("budget", {}).get("lines", ())
        ]

    @property
    def partners(self) -> list[tuple[str, str, str]]:
        """Each partner with its capacity and how it signed."""
        signed: dict[str, str] = {}
        for row in self.content["signatures"]:
            earlier = signed.get(row["partner"])
            signed[row["partner"]] = "; ".join(filter(None, [earlier, _signed(row)]))
        signed[self.content["penvoerder"]] = "Ondertekend door in te dienen"
        return [
            (
                one["name"],
                CAPACITIES[PartnerKind(one["kind"])],
                signed.get(one["reference"], NOT_SIGNED),
            )
            for one in self.content["partners"]
        ]

    @property
    def has_unsigned(self) -> bool:
        """Whether a partner had not signed yet."""
        return any(signed == NOT_SIGNED for _name, _kind, signed in self.partners)

    @property
    def unmet(self) -> list[tuple[str, str, str]]:
        """What the round asks and was not met: title, outcome and what was missing."""
        return [
            (result.frozen_title, OUTCOMES[result.outcome], result.sentence)
            for result in read_results(self.content)
            if not result.is_met
        ]

    @property
    def decide_by(self) -> date | None:
        """The last day on which the applicant hears what was decided.

        On the first receipt as it stays promised; on a later one as it is after the completion.
        """
        application = self.submission.application
        is_first = self.submission.version == 1
        return application.decide_by if is_first else application.decision_due

    @property
    def term(self) -> str:
        """The term by which that day was reckoned, with its source."""
        return term_in_words(self.submission.application.round)


def _signed(signature: dict[str, Any]) -> str:
    """Who signed and when, in a line; without the person once that was erased."""
    signed_at = datetime.fromisoformat(signature["signed_at"])
    moment = moment_text(signed_at, language=LANGUAGE, weekday=False)
    person = signature["person"]
    return f"{person['name']}, {person['job_title']}, {moment}" if person else moment


def _send(receipt: Receipt, attachment: Attachment) -> None:
    """Mail the receipt to the penvoerder's people, as a link and as a file."""
    submission = receipt.submission
    application = submission.application
    text = ReceiptText(submission)
    link = absolute(reverse("applications:receipt_pdf", args=[application.pk]))
    for person in penvoerder_people(application):
        mail = notify(
            to=person,
            template="applications/receipt",
            values={
                **facts(application),
                "number": submission.number,
                "moment": exact_moment(submission.submitted_at),
                "decision_due": text.decide_by,
                "has_unsigned": text.has_unsigned,
                "version": submission.version,
                "was_rewritten": submission.was_rewritten,
                "is_merged_plan": submission.is_merged_plan,
                "link": link,
            },
        )
        mail.attachments.add(attachment)
