"""What the pages that set up a panel read: who can be asked, and with whom one begins."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role, RoleKind, User
from applications.models import Application
from regions.models import Organisation, OrganisationKind

from .domain import impartiality, panels, round_judges
from .models import (
    OF_ANOTHER,
    Assignment,
    Awaited,
    Awaits,
    Coordinator,
    Panel,
    PanelMember,
    PanelTemplate,
    Rubric,
)


def manned_organisations() -> QuerySet[Organisation]:
    """Organisations that can be in a panel and have assessors, OCW first."""
    return _ocw_first().filter(_has_assessors())


def who_can_judge(case: Application) -> QuerySet[Organisation]:
    """Those of `manned_organisations` that take no part in this application."""
    return _without_part(case).filter(_has_assessors())


def who_cannot_yet(case: Application) -> QuerySet[Organisation]:
    """Organisations that take no part in this application, and have no assessors yet."""
    return _without_part(case).exclude(_has_assessors())


def _without_part(case: Application) -> QuerySet[Organisation]:
    takes_part = case.partners.values("organisation")
    return _ocw_first().exclude(pk__in=takes_part).exclude(pk=case.penvoerder_id)


def _ocw_first() -> QuerySet[Organisation]:
    return panels.assessing_organisations().order_by("-kind", "name")


def _has_assessors() -> Exists:
    assessors = Role.objects.current().filter(kind=RoleKind.ASSESSOR)
    return Exists(assessors.filter(organisation=OuterRef("pk")))


def organisations_at_work() -> QuerySet[Organisation]:
    """The organisations that still have something to judge, with how many (`to_judge`) and how
    many of these nobody was assigned (`unassigned`). One query.
    """
    waiting = Awaited.objects.filter(organisation=OuterRef("pk"), what=Awaits.ASSESSMENT).order_by()
    assigned = Assignment.objects.current().filter(member=OuterRef("member"))

    def count(rows: QuerySet[Awaited]) -> Coalesce:
        return Coalesce(Subquery(rows.values("organisation").values(n=Count("pk"))), 0)

    at_work = _ocw_first().filter(Exists(waiting))
    return at_work.annotate(
        to_judge=count(waiting), unassigned=count(waiting.filter(~Exists(assigned)))
    )


def coordinators_of(organisation: Organisation) -> list[int]:
    """The keys of the roles of who divides the cases of an organisation; one query."""
    return list(
        Coordinator.objects.filter(role__organisation=organisation).values_list("role", flat=True)
    )


# --- with whom one begins ----------------------------------------------------------------------


@dataclass(frozen=True)
class Suggestion:
    """Which organisations are ticked beforehand, and why those."""

    ticked: Sequence[int]
    why: StrOrPromise = ""
    templates: Sequence[PanelTemplate] = field(default_factory=list)
    template: PanelTemplate | None = None


def templates_of(rounds: Collection[int]) -> list[PanelTemplate]:
    """The templates of these rounds, by name, with their organisations. Two queries."""
    found = PanelTemplate.objects.filter(round__in=rounds).select_related("round")
    return list(found.prefetch_related("organisations").order_by("name", "pk"))


def suggested(
    cases: Collection[Application], choices: QuerySet[Organisation], asked: str = ""
) -> Suggestion:
    """With whom one begins a panel of these applications. At most four queries.

    The template that is `asked` for by its key; else who judges in the round, by the sectors of
    each application; else the only template there is; else who was in the panel that was set up
    last, in one round; else the ministry, which is in every panel.
    """
    rounds = {case.round_id for case in cases}
    templates = templates_of(rounds)
    chosen = next((one for one in templates if str(one.pk) == asked), None)
    judges = round_judges.judges_of(next(iter(rounds))) if len(rounds) == 1 else {}
    if chosen is None and judges:
        why = _("Ticked is who judges in this round, by the sectors of what was submitted.")
        ticked = round_judges.asked_about([case.pk for case in cases], judges)
        return Suggestion(ticked, why, templates)
    if chosen is None and len(templates) == 1:
        chosen = templates[0]
    if chosen is not None:
        why = _("Ticked is who is in the template “%(name)s”.") % {"name": chosen}
        return Suggestion([one.pk for one in chosen.organisations.all()], why, templates, chosen)
    before = newest_panel(next(iter(rounds))) if len(rounds) == 1 else []
    if before:
        why = _("Ticked is who was in the last panel of this round.")
        return Suggestion(before, why, templates)
    ministry = [one.pk for one in choices if one.kind == OrganisationKind.OCW]
    return Suggestion(ministry, templates=templates)


def newest_panel(round_id: int) -> list[int]:
    """Which organisations are in the panel of the round that was set up last; a query."""
    last = Panel.objects.filter(application__round=round_id).order_by("-opened_at", "-pk")
    members = PanelMember.objects.filter(panel__in=last.values("pk")[:1])
    return list(members.order_by("organisation").values_list("organisation", flat=True))


def rubrics_of(round_id: int) -> QuerySet[Rubric]:
    """The versions of the rubric of a round, the newest first, with how many panels judge by each
    (`used`). One query.
    """
    found = Rubric.objects.filter(round=round_id).select_related("written_by__user")
    return found.annotate(used=Count("panels"))


# --- who will be asked -------------------------------------------------------------------------


@dataclass(frozen=True)
class Invited:
    """Who of an organisation will be asked by mail, and who will not, each with why."""

    organisation: Organisation
    asked: Sequence[User]
    shut_out: Sequence[tuple[User, StrOrPromise]]


def who_will_be_asked(case: Application, organisations: Sequence[Organisation]) -> list[Invited]:
    """Of each organisation who will be asked to judge. Some queries for each assessor."""
    return [_invited(case, organisation) for organisation in organisations]


def _invited(case: Application, organisation: Organisation) -> Invited:
    found = impartiality.assessors_for(organisation, case)
    return Invited(
        organisation,
        [role.user for role, involvement in found if not involvement],
        [(role.user, OF_ANOTHER[involvement]) for role, involvement in found if involvement],
    )
