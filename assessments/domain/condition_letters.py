"""The letter by which the RE confirms that a condition is met, when a region wants one on paper.

It decides nothing, so nobody can object to it (Awb 1:3, 6:3); it rests on a mandate like any letter
(10:12).
"""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from accounts.models import RE_KINDS, Role
from applications.domain.letter_to_applicant import issue_to_applicant
from applications.domain.mails import facts, penvoerder_people
from applications.models import Submission
from assessments.condition_permissions import why_not_send_letter
from assessments.models import MET_LETTER_KIND, Condition, ConditionLetter
from common.dates import amsterdam_date
from common.jobs import enqueue
from common.links import absolute
from common.mail import notify
from common.refusal import refuse
from correspondence import mandate_kinds
from correspondence.domain.letters import Heading, one_level_down
from correspondence.models import Letter

from . import cases
from .decision_text import NO_LETTER, NOT_SENT, TextOfDecision


class ConditionMetText(TextOfDecision):
    """The facts of one condition that was met as its letter tells them."""

    template = "letters/condition_met.html"
    about = "een voorwaarde bij de voorlopige status"
    mandate_kind = mandate_kinds.CONDITION_MET
    concept_mark, demo_mark = NOT_SENT, NO_LETTER

    def __init__(
        self, condition: Condition, heading: Heading | None = None, *, signer: Role
    ) -> None:
        """`signer` is who has the letter sent."""
        application = condition.decision.application
        super().__init__(application, heading, prepared_by=signer, signer=signer)
        self.condition = condition
        asked: ConditionLetter | None = getattr(condition, "met_letter", None)
        self.signed_at = asked.asked_at if asked is not None else None

    @cached_property
    def submission(self) -> Submission:
        """What the status was granted on."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @cached_property
    def provisional_letter(self) -> Letter:
        """The letter in which the condition stands."""
        return self.condition.decision.letters.defer("pdf", "body_html").latest("made_at")

    @property
    def still_open(self) -> list[Condition]:
        """The other conditions that are not met yet."""
        return list(self.condition.decision.conditions.filter(closed_at=None))

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        return f"U hebt voldaan aan een voorwaarde ({self.application.name})"


@transaction.atomic
def send_letter(*, condition: Condition, by: Role) -> ConditionLetter:
    """Have a letter made that a condition is met; once. Raises `Refusal`: those of `cases.hold`,
    `cannot_send`.
    """
    application = cases.hold(condition.decision.application_id, by=by, kinds=RE_KINDS)
    stored = Condition.objects.select_related("decision").get(pk=condition.pk)
    stored.decision.application = application
    today = amsterdam_date(timezone.now())
    refuse(why_not_send_letter(by, stored, today), code="cannot_send")
    asked = ConditionLetter.objects.create(condition=stored, asked_by=by)
    enqueue("assessments.tasks.make_condition_letter", asked.pk)
    return asked


def issue_condition_letter(*, letter_id: int, at: datetime | None = None) -> Letter:
    """Make the letter and tell the penvoerder; a second call changes nothing."""
    asked = with_all_it_needs().get(pk=letter_id)
    application = asked.condition.decision.application

    def link(letter: Letter) -> None:
        asked.letter = letter
        asked.save(update_fields=["letter"])
        address = absolute(reverse("letters:letter", args=[letter.reference]))
        for user in penvoerder_people(application):
            values = {**facts(application), "address": address}
            notify(to=user, template="assessments/condition_met_letter", values=values)

    return issue_to_applicant(
        application,
        occasion=f"condition met {asked.condition_id}",
        kind=MET_LETTER_KIND,
        compose=lambda heading: ConditionMetText(asked.condition, heading, signer=asked.asked_by),
        then=link,
        at=at,
    )


def preview_html(condition: Condition, *, signer: Role) -> SafeString:
    """The letter as it will be, for a page."""
    return one_level_down(ConditionMetText(condition, signer=signer).body_html)


def with_all_it_needs() -> QuerySet[ConditionLetter]:
    """Those that were asked for, with what their letters read of them."""
    case = "condition__decision__application"
    return ConditionLetter.objects.select_related(
        "condition__criterion",
        f"{case}__round",
        f"{case}__penvoerder",
        f"{case}__plan",
        f"{case}__region__adviser",
        "asked_by__user",
        "asked_by__organisation",
    )
