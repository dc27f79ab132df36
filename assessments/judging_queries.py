"""What was found about a case, side by side. Each function says how many queries it takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.db.models import Exists, Q

from accounts.models import Role
from applications.models import Criterion, SectionKind

from .models import (
    Assessment,
    Endorsement,
    JointJudgement,
    JointOutcome,
    Judgement,
    MarginNote,
    Panel,
    PanelMember,
    ThreadPost,
    Verdict,
)


@dataclass(frozen=True)
class CriterionRow:
    """A criterion with what each organisation found, and what they found together."""

    criterion: Criterion
    separate: list[tuple[PanelMember, Judgement | None]]
    joint: JointJudgement | None
    posts: Sequence[ThreadPost] = ()

    @property
    def is_unanimous(self) -> bool:
        """Several organisations judged, and all found the same."""
        found = [judgement.verdict if judgement else "" for _member, judgement in self.separate]
        return len(found) > 1 and len(set(found)) == 1 and bool(found[0])

    @property
    def is_settled(self) -> bool:
        """All found the same, and there is nothing left to write: it is met, or has its reasons."""
        if not self.is_unanimous:
            return False
        first = self.separate[0][1]
        is_met = first is not None and first.verdict == Verdict.VOLDOET
        return is_met or bool(self.joint and self.joint.reasons)

    @property
    def differs(self) -> bool:
        """Not all organisations found the same."""
        return len(self.separate) > 1 and not self.is_unanimous

    @property
    def agreed(self) -> Judgement | None:
        """What all organisations found in the same words, if they did; then also together."""
        found = [one for _member, one in self.separate]
        first = found[0] if len(found) > 1 else None
        said = {one and (one.verdict, one.reasons) for one in (*found, self.joint or first)}
        return first if len(said) == 1 else None


def side_by_side(
    role: Role, panel: Panel, outcome: JointOutcome | None
) -> tuple[list[Assessment], list[CriterionRow]]:
    """The assessments that `role` may read, and their verdicts by criterion, with what they
    were before they changed. Six queries, and two when one was changed.
    """
    seen = list(
        Assessment.objects.visible_to(role)
        .filter(member__panel=panel)
        .select_related("member__organisation", "author__user")
        .prefetch_related("judgements", "earlier__author__user")
        .order_by("-member__organisation__kind", "member__organisation__name")
    )
    return seen, criterion_rows(panel, outcome, seen, threads(role, panel))


def threads(role: Role, panel: Panel) -> dict[int, list[ThreadPost]]:
    """What was written on each criterion, by its key, as far as `role` may read it. One query."""
    found: dict[int, list[ThreadPost]] = {}
    posts = ThreadPost.objects.visible_to(role).filter(panel=panel)
    for post in posts.select_related("written_by__user", "written_by__organisation"):
        found.setdefault(post.criterion_id, []).append(post)
    return found


def criterion_rows(
    panel: Panel,
    outcome: JointOutcome | None,
    assessments: Sequence[Assessment],
    posts: Mapping[int, Sequence[ThreadPost]] = MappingProxyType({}),
) -> list[CriterionRow]:
    """The verdicts by criterion, of assessments that come with their judgements; `posts` are what
    was written on each. At most two queries; one when a joint outcome was proposed, which has a
    verdict on each criterion.
    """
    found = {
        (assessment.pk, judgement.criterion_id): judgement
        for assessment in assessments
        for judgement in assessment.judgements.all()
    }
    together = {}
    if outcome is not None:
        read = outcome.judgements.select_related("criterion").order_by("criterion__position")
        together = {row.criterion_id: row for row in read}
    if outcome is not None and outcome.proposed_at is not None:
        criteria = [row.criterion for row in together.values()]
    else:
        criteria = list(Criterion.objects.filter(round=panel.application.round_id))
    return [
        CriterionRow(
            criterion=criterion,
            separate=[(one.member, found.get((one.pk, criterion.pk))) for one in assessments],
            joint=together.get(criterion.pk),
            posts=posts.get(criterion.pk, ()),
        )
        for criterion in criteria
    ]


def answers_read_by(role: Role, outcome: JointOutcome) -> list[Endorsement]:
    """What the organisations answered to the present version, as far as `role` may read it: an
    assessor the own answer, and the others' with their assessments. One query.
    """
    reads_all = PanelMember.objects.reading_others(role).filter(panel=outcome.panel_id)
    mine = Q(member__in=PanelMember.objects.visible_to(role))
    given = outcome.endorsements.filter(mine | Exists(reads_all), version=outcome.version)
    return list(given.select_related("member__organisation").order_by("member__organisation__name"))


def margin_notes_read_by(role: Role, member: PanelMember) -> list[MarginNote]:
    """The margin notes on the case of `member` that `role` reads, in the order of the plan. One
    query.
    """
    found = MarginNote.objects.visible_to(role).filter(member__panel=member.panel_id)
    order = {kind: place for place, kind in enumerate(SectionKind.values)}
    notes = found.select_related("member__organisation", "written_by__user")
    return sorted(notes, key=lambda note: order[note.section])
