"""The plan: what an application says, as a working copy. Each section has rows of its own.

Two people who save two sections write to different rows, so neither waits for the other
(docs/decisions/0052-a-plan-is-apart-from-its-case.md).
"""

from __future__ import annotations

from typing import Any, ClassVar

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Role
from common import lengths
from common.database_guards import read_by, track_rows
from regions.models import Collaborating, Municipality, Sector, sectors_field

from .application import Application
from .guards import (
    columns_only_when_open,
    only_what_is_asked,
    only_when_open,
    open_is_asked,
    open_only_in_draft,
    plan_goes_in_draft_only,
)
from .section_kinds import SectionKind, all_sections


@pghistory.track(**read_by("pgh_obj", "plan_events"))
class Plan(models.Model):
    """What an application says, in sections; the row itself holds the section about the region.

    `open_sections` are those that may be written now: in a draft all that its round asks, none once
    it was submitted. Rows are there for what is not asked too, for the round may yet ask it.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="plan")
    open_sections = ArrayField(
        models.CharField(max_length=15, choices=SectionKind),
        verbose_name=_("open sections"),
        default=all_sections,
        blank=True,
    )
    name = models.CharField(_("name of the region"), max_length=120)
    sectors = sectors_field(default=list, blank=True)
    is_national = models.BooleanField(_("national, not tied to an area"), default=False)
    municipalities = models.ManyToManyField(Municipality, blank=True, related_name="+")

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=Q(open_sections__contained_by=SectionKind.values),
                name="plan_open_sections_known",
            ),
        ]
        triggers = [
            columns_only_when_open("region", "name", "sectors", "is_national"),
            open_only_in_draft(),
            open_is_asked(),
            plan_goes_in_draft_only(),
            pgtrigger.ReadOnly(name="plan_stays_with_its_case", fields=["application"]),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def version(self) -> int:
        """How often a section was saved: derived, so that saving one does not touch the others."""
        total: int | None = self.sections.aggregate(total=Sum("version"))["total"]
        return total or 0

    def is_open(self, section: str) -> bool:
        """Whether this section may be written now."""
        return section in self.open_sections


@track_rows(**read_by("plan", "municipality_events"))
class PlanMunicipality(Plan.municipalities.through):  # type: ignore[name-defined,misc]
    """A municipality of a plan; a model of its own so that its history is kept."""

    class Meta:
        proxy = True
        triggers = [only_when_open("region")]


class Section(models.Model):
    """Bookkeeping of one part: its version guards against two people overwriting each other."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="sections")
    kind = models.CharField(_("section"), max_length=15, choices=SectionKind)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind"], name="section_once"),
        ]
        triggers = [pgtrigger.ReadOnly(name="section_stays", fields=["plan", "kind"])]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} v{self.version}"


class Written(models.Model):
    """A section that is one row of fields."""

    plan = models.OneToOneField(
        Plan, models.CASCADE, primary_key=True, related_name="%(class)s", verbose_name=_("plan")
    )

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True


@pghistory.track(**read_by("plan", "involvement_events"))
class Involvement(Written):
    """The section about the involvement of the beroepsgroep."""

    involvement = models.CharField(
        _("how teachers and school leaders were involved in this plan"),
        blank=True,
        max_length=lengths.SECTION_TEXT,
    )
    voice = models.CharField(
        _("how their say is arranged from now on"), blank=True, max_length=lengths.SECTION_TEXT
    )

    class Meta:
        verbose_name = _("involvement of the beroepsgroep")
        triggers = [only_when_open("beroepsgroep"), only_what_is_asked("beroepsgroep")]

    def __str__(self) -> str:
        return f"{self.plan_id}"


@pghistory.track(**read_by("plan", "governance_events"))
class Governance(Written):
    """The section about who decides."""

    governance = models.CharField(_("governance"), blank=True, max_length=lengths.SECTION_TEXT)

    class Meta:
        verbose_name = _("governance")
        triggers = [only_when_open("governance")]

    def __str__(self) -> str:
        return f"{self.plan_id}"


@pghistory.track(**read_by("plan", "learning_events"))
class LearningApproach(Written):
    """The section about how the region learns."""

    learning_approach = models.CharField(
        _("learning approach and monitoring"), blank=True, max_length=lengths.SECTION_TEXT
    )

    class Meta:
        verbose_name = _("learning approach")
        triggers = [only_when_open("learning")]

    def __str__(self) -> str:
        return f"{self.plan_id}"


@pghistory.track(**read_by("plan", "leader_events"))
class ProjectLeader(Written):
    """The section about whom to call."""

    name = models.CharField(_("name"), max_length=150, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=20, blank=True)

    class Meta:
        verbose_name = _("project leader")
        triggers = [only_when_open("contact"), only_what_is_asked("contact")]

    def __str__(self) -> str:
        return self.name


class OnderwijsFunction(models.TextChoices):
    """The five functions, always in this order. Source: FvOv, «Voorlopers van start», 2023."""

    WERVEN = "werven", _("Werven")
    MATCHEN = "matchen", _("Matchen")
    OPLEIDEN = "opleiden", _("Opleiden")
    BEGELEIDEN = "begeleiden", _("Begeleiden")
    PROFESSIONALISEREN = "professionaliseren", _("Professionaliseren")


class TargetGroup(models.TextChoices):
    """For whom a region works. Source: FvOv, «Voorlopers van start», 2023."""

    LERAREN = "leraren", _("teachers")
    ONDERSTEUNERS = "ondersteuners", _("support staff")
    SCHOOLLEIDERS = "schoolleiders", _("school leaders")


@pghistory.track(**read_by("plan", "function_events"))
class FunctionPlan(models.Model):
    """What the region will do for one of the five functions, and how one sees that it worked."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="function_plans")
    function = models.CharField(_("function"), max_length=20, choices=OnderwijsFunction)
    activities = models.CharField(
        _("what the region will do"), blank=True, max_length=lengths.SECTION_TEXT
    )
    result = models.CharField(
        _("the measurable result"), blank=True, max_length=lengths.SECTION_TEXT
    )
    for_whom = ArrayField(
        models.CharField(max_length=15, choices=TargetGroup),
        verbose_name=_("for whom"),
        blank=True,
        default=list,
    )
    # In words, for often they are several together, or somebody who does not sign.
    carried_out_by = models.CharField(_("who carries it out"), blank=True, max_length=lengths.LINE)
    period = models.CharField(_("when"), blank=True, max_length=lengths.LINE)

    class Meta:
        verbose_name = _("plan for a function")
        verbose_name_plural = _("plans for functions")
        constraints = [
            models.UniqueConstraint(fields=["plan", "function"], name="function_plan_once"),
        ]
        triggers = [only_when_open("functions"), only_what_is_asked("functions")]

    def __str__(self) -> str:
        return self.get_function_display()


class Line(models.Model):
    """A line of a section that is made of lines, in its order."""

    plan = models.ForeignKey(
        Plan, models.CASCADE, related_name="%(class)ss", verbose_name=_("plan")
    )
    position = models.PositiveSmallIntegerField(_("order"))

    objects: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        abstract = True
        ordering = ["position"]


@track_rows(**read_by("plan", "shortage_events"))
class Shortage(Line):
    """The shortage of staff in one sector, now and as it is expected in a year, in fte."""

    sector = models.CharField(_("sector"), max_length=3, choices=Sector, blank=True)
    fte_now = models.DecimalField(
        _("shortage now (fte)"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    fte_expected = models.DecimalField(
        _("expected (fte)"), max_digits=8, decimal_places=1, null=True, blank=True
    )
    year = models.PositiveSmallIntegerField(_("expected in"), null=True, blank=True)
    source = models.CharField(_("source and year"), max_length=lengths.LINE, blank=True)

    class Meta(Line.Meta):
        verbose_name = _("shortage in a sector")
        verbose_name_plural = _("shortages in sectors")
        constraints = [
            models.CheckConstraint(condition=Q(fte_now__gte=0), name="shortage_not_negative"),
            models.CheckConstraint(
                condition=Q(fte_expected__gte=0), name="expected_shortage_not_negative"
            ),
        ]
        triggers = [only_when_open("opgave"), only_what_is_asked("opgave", "shortages")]

    def __str__(self) -> str:
        return f"{self.sector} {self.year}"


@track_rows(**read_by("plan", "goal_events"))
class Goal(Line):
    """What the region wants to have reached, by what it is measured, and when."""

    goal = models.CharField(_("goal"), max_length=lengths.LINE, blank=True)
    measure = models.CharField(_("measured by"), max_length=lengths.LINE, blank=True)
    due = models.DateField(_("reached on"), null=True, blank=True)

    class Meta(Line.Meta):
        verbose_name = _("goal")
        verbose_name_plural = _("goals")
        triggers = [only_when_open("opgave"), only_what_is_asked("opgave", "goals")]

    def __str__(self) -> str:
        return self.goal


@track_rows(**read_by("plan", "training_events"))
class TrainingCount(Line):
    """How many students and zij-instromers one teacher training has in training."""

    training = models.CharField(_("teacher training"), max_length=lengths.LINE, blank=True)
    students = models.DecimalField(
        _("students"), max_digits=6, decimal_places=0, null=True, blank=True
    )
    zij_instromers = models.DecimalField(
        _("zij-instromers"), max_digits=6, decimal_places=0, null=True, blank=True
    )
    year = models.PositiveSmallIntegerField(_("counted in"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=lengths.LINE, blank=True)

    class Meta(Line.Meta):
        verbose_name = _("number of people in training")
        verbose_name_plural = _("numbers of people in training")
        constraints = [
            models.CheckConstraint(
                condition=Q(students__gte=0, zij_instromers__gte=0),
                name="training_count_not_negative",
            ),
        ]
        triggers = [only_when_open("opgave"), only_what_is_asked("opgave", "trainees")]

    def __str__(self) -> str:
        return self.training


@track_rows(**read_by("plan", "builds_on_events"))
class BuildsOn(Collaborating, Line):
    """An existing partnership on which the region builds, as the plan has it."""

    class Meta(Line.Meta):
        verbose_name = _("existing partnership")
        verbose_name_plural = _("existing partnerships")
        triggers = [only_when_open("builds_on")]

    def __str__(self) -> str:
        return self.name


class BudgetKind(models.TextChoices):
    """What a line of a budget pays for."""

    PEOPLE = "people", pgettext_lazy("costs", "people")
    MATERIALS = "materials", _("materials")
    OVERHEAD = "overhead", _("overhead")
    OTHER = "other", _("other costs")


@track_rows(**read_by("plan", "budget_line_events"))
class BudgetLine(Line):
    """One line of the budget: what is requested and what the partners bring in, in euro."""

    function = models.CharField(_("function"), max_length=20, choices=OnderwijsFunction, blank=True)
    kind = models.CharField(_("kind"), max_length=10, choices=BudgetKind, blank=True)
    description = models.CharField(_("what it is for"), max_length=lengths.LINE, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    requested = models.DecimalField(
        _("requested (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    own = models.DecimalField(
        _("own contribution (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )

    class Meta(Line.Meta):
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        constraints = [
            models.CheckConstraint(
                condition=Q(requested__gte=0), name="budget_line_requested_not_negative"
            ),
            models.CheckConstraint(condition=Q(own__gte=0), name="budget_line_own_not_negative"),
        ]
        triggers = [only_when_open("budget")]

    def __str__(self) -> str:
        return self.description
