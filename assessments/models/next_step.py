"""Where every submitted case stands: its next step, and what its panel awaits from whom.

Both tables are worked out by PostgreSQL from the other tables, within the transaction of every
change (see `step_triggers` and docs/decisions/0065-the-next-step-is-stored.md). Nobody writes them
by hand: a row that is written works itself out again.
"""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Completion, Partner, Plan, Reopening, Submission
from regions.models import Organisation, Region

from . import guards, objection_guards, status_guards, step_triggers
from .panel import Panel, PanelMember


class Step(models.TextChoices):
    """What is to be done next about a case, in the words of every page."""

    REOPENED = "reopened", _("Wait until it is submitted again, or closes")
    PANEL = "panel", _("Set up the panel")
    COMPLETION = "completion", _("Wait for the completion")
    MERGED_PLAN = "merged_plan", _("Wait for the merged plan")
    ASSESSMENTS = "assessments", _("Wait for the assessments")
    JOINT = "joint", _("Write the joint outcome")
    ANSWERS = "answers", _("Wait for the answers")
    CONCURRENCE = "concurrence", _("Wait for the concurrence of OCW")
    PREPARE = "prepare", _("Prepare the decision")
    GRANT = "grant", _("Take the decision, or return it")
    RETURNED = "returned", _("Look again at the returned decision")
    CONDITIONS = "conditions", _("Follow the conditions")
    CONFIRMATIONS = "confirmations", _("Wait for the panel and the beroepsgroep")
    DEFINITIVE = "definitive", _("Make the definitive decision")
    CHANGE = "change", _("Decide on a reported change")
    DONE = "done", _("Nothing more to do")


OF_ADVISER = (Step.PANEL, Step.JOINT, Step.PREPARE, Step.RETURNED, Step.DEFINITIVE)
"""Steps that an adviser takes. `Step.GRANT` is a lead's; at the others one waits for somebody."""


BEFORE_DECISION = (
    Step.REOPENED,
    Step.PANEL,
    Step.ASSESSMENTS,
    Step.JOINT,
    Step.ANSWERS,
    Step.CONCURRENCE,
    Step.PREPARE,
)
"""Steps without a day of their own: what is due is the decision to which they lead."""


HOW_FAR = Case(
    *(When(step=step, then=place) for place, step in enumerate(Step)),
    output_field=models.PositiveSmallIntegerField(),
)
"""How near a case is to its end: steps in the order in which they are taken."""


WHILE_OPEN = (Step.COMPLETION, Step.MERGED_PLAN)
"""Steps at which the penvoerder writes again in what was submitted."""


class NextStepQuerySet(models.QuerySet["NextStep"]):
    """Lists of cases by what is next."""

    def visible_to(self, role: Role | None) -> NextStepQuerySet:
        """Everything that was ever submitted, for the Realisatie Eenheid alone."""
        works_for_re = role is not None and role.is_current and role.is_re
        return self.all() if works_for_re else self.none()

    def by_urgency(self) -> NextStepQuerySet:
        """What is due first first; of what is due on one day, what is furthest from its end."""
        return self.order_by("due_on", HOW_FAR, "pk")

    def in_hand(self) -> NextStepQuerySet:
        """Cases about which something is still to be done."""
        return self.exclude(step=Step.DONE)


class NextStep(models.Model):
    """The next step of a submitted application. `id` follows the order of submitting."""

    application = models.OneToOneField(Application, models.CASCADE, related_name="next_step")
    step = models.CharField(_("next step"), max_length=15, choices=Step)
    # How far a step is at which one waits: organisations, or conditions, done of all.
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # The promised day of the decision, or that of the first open condition.
    due_on = models.DateField(null=True)
    # Of the region; here so that the list of one adviser is one index.
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    # The words by which a case is found: its number, name, region and penvoerder.
    search = SearchVectorField(null=True, editable=False)

    objects = NextStepQuerySet.as_manager()

    class Meta:
        verbose_name = _("next step")
        verbose_name_plural = _("next steps")
        indexes = [
            models.Index(fields=["step", "due_on", "id"], name="next_step_due"),
            models.Index(
                fields=["due_on", "id"], name="next_step_in_hand", condition=~Q(step="done")
            ),
            models.Index(
                fields=["due_on", "id"],
                name="next_step_of_adviser",
                condition=Q(step__in=OF_ADVISER),
            ),
            models.Index(
                fields=["adviser", "due_on", "id"],
                name="next_step_mine",
                condition=~Q(step="done"),
            ),
            GinIndex(fields=["search"], name="next_step_search"),
        ]
        triggers = [step_triggers.works_itself_out()]

    def __str__(self) -> str:
        return self.get_step_display()


class Awaits(models.TextChoices):
    """What a panel awaits from an organisation."""

    ASSESSMENT = "assessment", _("assessment")
    ANSWER = "answer", _("answer to the joint outcome")
    CONCUR = "concur", _("concurrence with the joint outcome")


class Awaited(models.Model):
    """A panel awaits something from an organisation; no row when it does not."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="awaited")
    member = models.OneToOneField(PanelMember, models.CASCADE, related_name="awaited")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+", db_index=False)
    what = models.CharField(max_length=10, choices=Awaits)
    # The promised day of the decision; here so that an assessor's list is one index.
    due_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("what is awaited")
        verbose_name_plural = _("what is awaited")
        indexes = [
            models.Index(fields=["organisation", "due_on", "member"], name="awaited_from"),
        ]

    def __str__(self) -> str:
        return f"{self.member}: {self.get_what_display()}"


class CaseWithStep(Application):
    """A proxy, so that the trigger on applications belongs to this app and not to theirs."""

    class Meta:
        proxy = True
        triggers = [
            step_triggers.case_moved(),
            status_guards.status_rests_on_decision(),
            status_guards.status_ends_by_withdrawal(),
            status_guards.penvoerder_rests_on_notice(),
            objection_guards.case_revived_by_objection(),
        ]


class PlanWithStep(Plan):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [step_triggers.plan_renamed()]


class PartyOfCase(Partner):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [status_guards.party_rests_on_notice()]


class CompletionWithStep(Completion):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [step_triggers.follows(step_triggers.OF_ITSELF, "state")]


class ReopeningWithStep(Reopening):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [step_triggers.follows(step_triggers.OF_ITSELF, "state")]


class SubmissionToJudge(Submission):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [guards.panel_reads_newest()]


class RegionWithSteps(Region):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [step_triggers.region_changed()]


class OrganisationWithSteps(Organisation):
    """A proxy, for the same reason."""

    class Meta:
        proxy = True
        triggers = [step_triggers.penvoerder_renamed()]
