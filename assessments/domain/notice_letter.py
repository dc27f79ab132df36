"""The letter that makes the decision on a change known.

To agree with a change or not decides on the status that was granted (Awb 1:3), so it has reasons
(3:46) and a clause on objection (3:45), and no effect before its letter (3:40).
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cached_property

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Submission
from assessments.models import (
    DECIDED_NOTICE,
    NOTICE_LETTER_KIND,
    ChangeKind,
    ChangeNotice,
    Correction,
    NoticeLetter,
)
from common.dates import amsterdam_date, day_text, moment_text
from common.pdf.rendering import LANGUAGE
from common.refusal import Refusal
from correspondence import mandate_kinds
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Heading, one_level_down
from correspondence.models import Letter
from regions.models import Organisation

from . import cases
from .decision_text import TextOfDecision
from .letters import announce, as_correction, draft_heading
from .notice_effects import carry_out
from .notice_mails import decided


class NoticeText(TextOfDecision):
    """The facts of the decision on one change as its letter tells them."""

    template = "letters/change_notice.html"
    about = "uw melding van een wijziging"
    mandate_kind = mandate_kinds.CHANGE

    def __init__(
        self, notice: ChangeNotice, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """`signer` is who would decide when nobody did yet. The decision must be prepared."""
        super().__init__(
            notice.application,
            heading,
            prepared_by=notice.prepared_by or notice.notified_by,
            signer=notice.settled_by or signer,
        )
        self.notice = notice
        self.signed_at = notice.settled_at

    @cached_property
    def submission(self) -> Submission:
        """What the status was granted on."""
        newest = self.application.submissions.select_related("submitted_by__user")
        return newest.defer("content").latest("version")

    @property
    def addressee(self) -> Organisation:
        """The penvoerder that reported it, also when another one leads by now."""
        return self.notice.notified_by.organisation

    @property
    def addressed_to(self) -> Role:
        """Who reported the change."""
        return self.notice.notified_by

    @property
    def change(self) -> str:
        """What changes, as a clause."""
        with translation.override(LANGUAGE):
            return str(self.notice)

    @property
    def values(self) -> dict[str, str]:
        """Likewise, with when the change was reported."""
        reported = moment_text(self.notice.notified_at, language=LANGUAGE)
        return {**super().values, "gemeld_op": reported}

    @property
    def is_past(self) -> bool:
        """Whether the day that was reported is before the letter, which does not work back."""
        return self.notice.starts_on < self._made_known_on

    @property
    def counts_from(self) -> str:
        """From which day the decision counts; see `ChangeNotice.counts_from`."""
        if self.notice.letter is not None:
            return day_text(self.notice.counts_from, language=LANGUAGE)
        if self.is_past or not self.notice.agrees:
            return "de datum van deze brief"
        return day_text(self.notice.starts_on, language=LANGUAGE)

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        with translation.override(LANGUAGE):
            what = ChangeKind(self.notice.kind).label
        return f"{self.what_it_is} over uw melding: {what} ({self.application.name})"

    @property
    def _made_known_on(self) -> date:
        """The day of the first letter; a correction does not move it."""
        if self.notice.letter is not None:
            return self.notice.letter.dated_on
        return self.heading.dated_on if self.heading else amsterdam_date(timezone.now())


def issue_notice_letter(*, notice_id: int, at: datetime | None = None) -> Letter:
    """Make the letter of the decision on a change; with it the change counts from its day.

    A second call changes nothing. `at` is when it is made known (default now). Raises `Refusal`:
    `not_settled`.
    """
    notice = with_all_it_needs().get(pk=notice_id)
    if notice.state not in DECIDED_NOTICE:
        raise Refusal(_("This change was not decided on yet."), code="not_settled")

    return _issue(notice, _assignment(notice, f"change notice {notice.pk}"), at=at)


def correct_letter(correction: Correction, notice: ChangeNotice, *, at: datetime | None) -> Letter:
    """Make the letter that corrects one about `notice`; a second call changes nothing."""
    notice = with_all_it_needs().get(pk=notice.pk)
    assignment = _assignment(notice, f"correction {correction.pk}")
    return _issue(notice, as_correction(assignment, correction), at=at)


def corrected_text(correction: Correction, notice: ChangeNotice) -> NoticeText:
    """What the letter that corrects one about `notice` would say."""
    notice = with_all_it_needs().get(pk=notice.pk)
    assignment = _assignment(notice, f"correction {correction.pk}")
    return NoticeText(notice, draft_heading(as_correction(assignment, correction)))


def _assignment(notice: ChangeNotice, occasion: str) -> Assignment:
    return Assignment(
        occasion=occasion,
        kind=NOTICE_LETTER_KIND,
        addressee=notice.notified_by.organisation,
        answers=notice.application.number or "",
    )


def _issue(notice: ChangeNotice, assignment: Assignment, *, at: datetime | None) -> Letter:
    """Have the letter made; with the first one the decision takes effect and is told."""

    def link(letter: Letter) -> None:
        cases.lock(notice.application_id)
        NoticeLetter.objects.create(notice=notice, letter=letter)
        if letter.replaces_id is not None:
            announce(notice.application, letter)
            return
        notice.letter = letter
        notice.save(update_fields=["letter"])
        decided(notice, letter)
        carry_out(notice, now=letter.made_at)

    letter, _made = letters.issue(
        assignment,
        compose=lambda heading: NoticeText(notice, heading).contents,
        then=link,
        at=at or timezone.now(),
    )
    return letter


def preview_html(notice: ChangeNotice, *, signer: Role | None = None) -> SafeString:
    """The letter as it will be, for a page: its headings begin at level 2."""
    return one_level_down(NoticeText(notice, signer=signer).body_html)


def with_all_it_needs() -> QuerySet[ChangeNotice]:
    """Notices with what `NoticeText` reads of them."""
    return ChangeNotice.objects.select_related(
        "organisation",
        "application__round",
        "application__penvoerder",
        "application__plan",
        "application__region__adviser",
        "letter",
        "notified_by__user",
        "notified_by__organisation",
        "prepared_by__user",
        "prepared_by__organisation",
        "settled_by__user",
        "settled_by__organisation",
    )
