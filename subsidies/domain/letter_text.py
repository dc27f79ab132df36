"""What the letter about a subsidy says: granted, in full or in part, or refused, and why.

A grant says the amount (Awb 4:31), the activities (4:30), the duties (4:37), when it is paid (4:87)
and how it is accounted for. A refusal says on which ground: the ceiling (4:25, second paragraph),
what the scheme asks, or 4:35. A letter is in Dutch (2:6), so nothing here is translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from babel.lists import format_list

from accounts.models import Role
from applications.models import Submission
from assessments.domain.decision_text import TextOfDecision
from assessments.domain.letter_text import VERDICTS
from assessments.models import JointJudgement, PanelMember, Verdict
from common.dates import day_text
from common.pdf.rendering import LANGUAGE
from correspondence import mandate_kinds
from correspondence.domain.letters import Heading
from subsidies.models import Ground, GroundToRefuse, Method, Share, Ties, Why

from .grounds_text import REFUSED_ON
from .instalments import Instalment, instalments

_METHODS = {
    Method.RECEIPT: "in de volgorde waarin de volledige aanvragen zijn binnengekomen",
    Method.POINTS: "in de volgorde van het aantal punten, het hoogste eerst",
    Method.PRO_RATA: "naar rato van de gevraagde bedragen",
    Method.FIXED: "met een vast bedrag voor elke aanvraag",
}


class ShareText(TextOfDecision):
    """The facts of the decision on one application in a division. About five queries."""

    about = "uw aanvraag om subsidie"
    mandate_kind = mandate_kinds.SUBSIDY

    def __init__(
        self, share: Share, heading: Heading | None = None, *, signer: Role | None = None
    ) -> None:
        """`signer` is who would decide when nobody did yet."""
        division = share.division
        super().__init__(
            share.application,
            heading,
            prepared_by=division.prepared_by,
            signer=division.settled_by or signer,
        )
        self.share = share
        self.division = division
        self.signed_at = division.settled_at
        self.rules = share.division.round.subsidy_rules

    @property
    def template(self) -> str:  # type: ignore[override]
        """One for a grant and one for a refusal."""
        return f"letters/subsidy_{'granted' if self.share.is_award else 'refused'}.html"

    @property
    def submission(self) -> Submission:
        """The frozen version that is decided on."""
        return self.share.submission

    @property
    def subject(self) -> str:
        """What the letter is about, which is also the title of the PDF."""
        what = "subsidie verleend" if self.share.is_award else "subsidie geweigerd"
        return f"{self.what_it_is}: {what} ({self.application.name})"

    @property
    def counts_from(self) -> str:
        """From which day the decision counts; a correction does not move it. Source: Awb 3:40."""
        first = self.share.letter
        return day_text(first.dated_on, language=LANGUAGE) if first else "de datum van deze brief"

    @cached_property
    def row(self) -> dict[str, Any]:
        """What the calculation says of this application."""
        rows: Sequence[dict[str, Any]] = self.division.content["applications"]
        return next(one for one in rows if one["number"] == self.submission.number)

    @property
    def complete_on(self) -> date:
        """The day on which what is decided on came in."""
        return date.fromisoformat(self.row["complete_on"])

    @property
    def taking_part(self) -> int:
        """Among how many applications the ceiling was divided."""
        out = (Why.GROUND, Why.POINTS, Why.NOTHING_ASKED)
        return sum(1 for one in self.division.content["applications"] if one["why"] not in out)

    @property
    def method(self) -> str:
        """How the ceiling was divided, in Dutch."""
        return _METHODS[Method(self.rules.method)]

    @property
    def has_order(self) -> bool:
        """Whether applications came one after the other."""
        return self.rules.method != Method.PRO_RATA

    @property
    def goes_by_day(self) -> bool:
        """Whether the day on which it was complete counted."""
        return self.rules.method == Method.RECEIPT or self.rules.ties == Ties.RECEIPT

    @property
    def counts_points(self) -> bool:
        """Whether the points of the joint outcome counted."""
        return self.rules.method == Method.POINTS or self.rules.minimum_points > 0

    @property
    def is_capped(self) -> bool:
        """Whether the budget asks more than can be asked in the round."""
        return bool(self.row["requested"] != self.row["asked"])

    @property
    def refused(self) -> Decimal:
        """What of the amount in the budget is not granted, also above the most of the round."""
        return Decimal(self.row["requested"]) - self.share.granted

    @property
    def left(self) -> Decimal:
        """What nobody got of the ceiling, in euro."""
        return Decimal(self.division.content["left"])

    @property
    def comes_after_the_end(self) -> bool:
        """Whether one that went before did not fit any more: after it no turn comes."""
        rows = self.division.content["applications"]
        ends = [one["place"] for one in rows if one["why"] == Why.CEILING]
        return bool(ends) and self.share.place > min(ends)

    @cached_property
    def ground(self) -> GroundToRefuse | None:
        """The ground under 4:35, when it was refused on one."""
        if self.share.why != Why.GROUND:
            return None
        grounds = GroundToRefuse.objects.select_related("hearing__zienswijze_by")
        return grounds.get(application=self.application)

    @property
    def ground_sentence(self) -> str:
        """That ground, with where the law says so."""
        return REFUSED_ON[Ground(self.ground.ground)] if self.ground else ""

    @property
    def judges(self) -> str:
        """The organisations that judged the application together."""
        members = PanelMember.objects.filter(panel__application=self.application)
        ordered = members.select_related("organisation").order_by("organisation__name")
        names = [member.organisation.in_sentence for member in ordered]
        return format_list(names, locale=LANGUAGE) if names else ""

    @cached_property
    def judgements(self) -> list[tuple[JointJudgement, str, int]]:
        """The joint verdicts by criterion, in words and in points."""
        worth = {Verdict.VOLDOET: self.rules.points_met, Verdict.DEELS: self.rules.points_partly}
        rows = JointJudgement.objects.filter(joint_outcome__panel__application=self.application)
        return [
            (row, VERDICTS[Verdict(row.verdict)], worth.get(Verdict(row.verdict), 0))
            for row in rows.select_related("criterion").order_by("criterion__position")
        ]

    @property
    def instalments(self) -> list[Instalment]:
        """When it is paid, and how much each time."""
        return instalments(self.share.granted, self.rules.instalments_on)
