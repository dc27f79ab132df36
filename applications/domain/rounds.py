"""Making and changing application rounds.

What applicants relied on stays as it was: once an application was submitted in a round, its kind,
opening, amount, decision term, parts, criteria and requirements are fixed, and its closing moment
is moved with a reason (`domain.closing`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import (
    ALWAYS_ASKED,
    ApplicationState,
    Criterion,
    Plan,
    Round,
    RoundRequirement,
    SectionKind,
    all_sections,
)
from applications.models.rounds import Independence, TermSetBy, TermStart
from applications.round_permissions import why_not_manage_rounds
from applications.sections import in_order
from common.models import EquatedDay
from common.refusal import Refusal, refuse, refuse_all

from .round_checks import lacks_of_round
from .round_criteria import CriterionPlan


@dataclass(frozen=True)
class RequirementPlan:
    """How a round should apply a requirement."""

    code: str
    level: str
    threshold: int | None = None


@dataclass(frozen=True)
class RoundPlan:
    """A round as it is wanted. Moments are aware; the amount is in euro."""

    name: str
    kind: str
    opens_at: datetime
    closes_at: datetime
    maximum_amount: Decimal
    decision_weeks: int
    reminder_days: tuple[int, ...]
    legal_basis: str
    on_behalf_of: str
    objection_address: str
    criteria: tuple[CriterionPlan, ...]
    requirements: tuple[RequirementPlan, ...]
    term_length_source: str = ""
    term_start: str = TermStart.RECEIPT
    term_start_source: str = ""
    term_set_by: str = TermSetBy.STATUTE
    handled_as_received: bool = False
    signers_per_party: int = 1
    objection_online: str = ""
    completion_weeks: int = 2
    independence: str = Independence.AFTER_OWN
    ocw_concurs: bool = True
    sections: tuple[str, ...] = field(default_factory=lambda: tuple(all_sections()))
    """The parts of a plan that it asks."""
    questions_left_out: tuple[str, ...] = ()
    """What it does not ask of them, each as "part.question"."""
    sharing_regions: tuple[str, ...] = ()
    """The names of regions of which the locations may take part in another region too."""


PLAIN_FIELDS = (
    "name",
    "kind",
    "opens_at",
    "closes_at",
    "maximum_amount",
    "decision_weeks",
    "term_length_source",
    "term_start",
    "term_start_source",
    "term_set_by",
    "completion_weeks",
    "handled_as_received",
    "independence",
    "ocw_concurs",
    "signers_per_party",
    "legal_basis",
    "on_behalf_of",
    "objection_address",
    "objection_online",
)

# What is fixed by the first submission, with what the administrator reads when changing it.
FIXED_BY_SUBMISSION: dict[str, StrOrPromise] = {
    "kind": _("The kind is fixed: an application has been submitted for it."),
    "opens_at": _("The opening is fixed: an application has been submitted since."),
    "closes_at": _(
        "The closing moment is moved on a page of its own, with a reason: everybody is told."
    ),
    "maximum_amount": _(
        "The amount is fixed: an application has been submitted with this maximum."
    ),
    **dict.fromkeys(
        (
            "decision_weeks",
            "term_length_source",
            "term_start",
            "term_start_source",
            "term_set_by",
        ),
        _("The decision term is fixed: an applicant has been promised this term."),
    ),
    "on_behalf_of": _(
        "On whose behalf is decided is fixed: an application has been submitted to them."
    ),
    "signers_per_party": _(
        "How many sign for each partner is fixed: an application has been submitted."
    ),
    "independence": _(
        "When assessors read what others judged is fixed: an application has been submitted."
    ),
    "ocw_concurs": _("Whether OCW concurs is fixed: an application has been submitted."),
    **dict.fromkeys(
        ("sections", "questions_left_out"),
        _("What is asked is fixed: an application has been submitted with these parts."),
    ),
    "sharing_regions": _(
        "Which regions may share locations is fixed: an application has been submitted under it."
    ),
    "criteria": _("The criteria are fixed: an application has been submitted on these criteria."),
    "requirements": _(
        "The requirements are fixed: an application has been submitted under these requirements."
    ),
}


def plan_of(current: Round) -> RoundPlan:
    """The round as it is now, as a plan: two queries."""
    return RoundPlan(
        **{name: getattr(current, name) for name in PLAIN_FIELDS},
        reminder_days=tuple(current.reminder_days),
        sections=tuple(current.sections),
        questions_left_out=tuple(current.questions_left_out),
        sharing_regions=tuple(current.sharing_regions),
        criteria=tuple(_as_wanted(row) for row in current.criteria.all()),
        requirements=tuple(
            RequirementPlan(r.code, r.level, r.threshold)
            for r in current.requirements.order_by("code")
        ),
    )


@transaction.atomic
def create_round(*, plan: RoundPlan, by: Role) -> Round:
    """Make a round with its criteria and requirements.

    Raises Refusal when `by` is no administrator or the plan does not hold together.
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    _check(plan, other_than=None)
    made = Round.objects.create(
        **{name: getattr(plan, name) for name in PLAIN_FIELDS},
        reminder_days=_steps(plan),
        sections=_in_order(plan.sections),
        questions_left_out=in_order(plan.questions_left_out),
        sharing_regions=list(plan.sharing_regions),
    )
    _store_criteria(made, plan.criteria)
    _store_requirements(made, plan.requirements)
    return made


@transaction.atomic
def change_round(*, round_id: int, plan: RoundPlan, by: Role) -> Round:
    """Change a round into what `plan` says.

    Raises Refusal when `by` is no administrator, the plan does not hold together, or it changes
    what the first submission fixed, or the closing moment once somebody began: who works towards it
    is told of a move (see `closing`).
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    current = Round.objects.select_for_update().get(pk=round_id)
    _lock_drafts(current)
    _check(plan, other_than=current)
    before = plan_of(current)
    plan = replace(
        plan,
        requirements=tuple(sorted(plan.requirements, key=lambda r: r.code)),
        sections=tuple(_in_order(plan.sections)),
        questions_left_out=tuple(in_order(plan.questions_left_out)),
    )
    for name, reason in _fixed(current).items():
        if getattr(plan, name) != getattr(before, name):
            raise Refusal(reason, field=name, code=f"{name}_fixed")
    for name in PLAIN_FIELDS:
        setattr(current, name, getattr(plan, name))
    current.reminder_days = _steps(plan)
    current.sections = list(plan.sections)
    current.questions_left_out = list(plan.questions_left_out)
    current.sharing_regions = list(plan.sharing_regions)
    current.save()
    _open_what_is_asked(current)
    _store_criteria(current, plan.criteria)
    _store_requirements(current, plan.requirements)
    return current


_FIXED_ABOVE: list[Callable[[Round], Mapping[str, StrOrPromise]]] = []


def register_fixed(reader: Callable[[Round], Mapping[str, StrOrPromise]]) -> None:
    """Have a floor above say what of a round cannot change any more, by field, and why."""
    _FIXED_ABOVE.append(reader)


def _fixed(current: Round) -> Mapping[str, StrOrPromise]:
    """What cannot change any more; the closing moment once somebody works towards it."""
    if has_submissions(current):
        return FIXED_BY_SUBMISSION
    found = {name: why for reader in _FIXED_ABOVE for name, why in reader(current).items()}
    if current.applications.exists():
        found["closes_at"] = FIXED_BY_SUBMISSION["closes_at"]
    return found


def has_submissions(current: Round) -> bool:
    """Whether an application was ever submitted in this round."""
    return current.applications.submitted().exists()


@transaction.atomic
def add_equated_day(*, equated: EquatedDay, by: Role) -> EquatedDay:
    """Equate a day with a public holiday from now on.

    Raises Refusal when `by` is no administrator or the day is in the table already.
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    if EquatedDay.objects.filter(pk=equated.day).exists():
        raise Refusal(_("This day is in the list already."), field="day", code="day_known")
    equated.save(force_insert=True)
    return equated


@transaction.atomic
def remove_equated_day(*, equated: EquatedDay, by: Role) -> None:
    """Take a day that was entered by mistake from the table; letters already sent keep their date.

    Raises Refusal when `by` is no administrator.
    """
    refuse(why_not_manage_rounds(by), code="wrong_role")
    equated.delete()


def _check(plan: RoundPlan, *, other_than: Round | None) -> None:
    """Refuse a plan that does not hold together, with everything that is wrong."""
    refuse_all(lacks_of_round(vars(plan), other_than=other_than))


def _lock_drafts(current: Round) -> None:
    """Have who submits now wait until the change is made: submitting locks its draft as well."""
    drafts = current.applications.filter(state=ApplicationState.CONCEPT).order_by("pk")
    list(drafts.select_for_update(no_key=True).values_list("pk", flat=True))


def _open_what_is_asked(current: Round) -> None:
    """Open in each draft what the round asks now; what was written in the rest stays there."""
    drafts = Plan.objects.filter(
        application__round=current, application__state=ApplicationState.CONCEPT
    )
    drafts.exclude(open_sections=current.sections).update(open_sections=current.sections)


def _in_order(sections: Collection[str]) -> list[str]:
    """Parts of a plan in the order of the task list; those without which there is none are in."""
    return [kind for kind in SectionKind.values if kind in {*sections, *ALWAYS_ASKED}]


def _steps(plan: RoundPlan) -> list[int]:
    return sorted(set(plan.reminder_days), reverse=True)


def _as_wanted(row: Criterion) -> CriterionPlan:
    return CriterionPlan(
        row.title,
        row.explanation,
        tuple(row.sections),
        is_knock_out=row.is_knock_out,
        about_beroepsgroep=row.about_beroepsgroep,
    )


def _store_criteria(current: Round, wanted: tuple[CriterionPlan, ...]) -> None:
    """Bring the criteria in line, row by row, so that the history shows what became of each.

    A criterion that keeps its title keeps its row, and with it how it is judged (the rubric).
    """
    by_title = {row.title: row for row in current.criteria.order_by("position")}
    kept = {c.title: by_title.pop(c.title) for c in wanted if c.title in by_title}
    renamed = iter(list(by_title.values()))
    used = set()
    for position, criterion in enumerate(wanted, start=1):
        row = kept.get(criterion.title) or next(renamed, None) or Criterion(round=current)
        used.add(row.pk)
        if (row.position, _as_wanted(row)) != (position, criterion):
            row.position = position
            for name, value in criterion._asdict().items():
                setattr(row, name, value)
            row.save()
            used.add(row.pk)
    current.criteria.exclude(pk__in=used - {None}).delete()


def _store_requirements(current: Round, wanted: tuple[RequirementPlan, ...]) -> None:
    """Bring the requirements in line; what is not wanted any more is removed."""
    current.requirements.exclude(code__in=[r.code for r in wanted]).delete()
    rows = {row.code: row for row in current.requirements.all()}
    for requirement in wanted:
        row = rows.get(requirement.code)
        if row is None:
            row = RoundRequirement(round=current, code=requirement.code)
        elif (row.level, row.threshold) == (requirement.level, requirement.threshold):
            continue
        row.level = requirement.level
        row.threshold = requirement.threshold
        row.save()
