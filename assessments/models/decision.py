"""Decisions, their conditions, and which letters make them known."""

from __future__ import annotations

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.models import Application, ApplicationState, Criterion
from common import lengths
from common.database_guards import append_only, track_rows
from correspondence.models import Letter

from . import acting_guards, condition_guards, letter_guards, step_triggers
from . import decision_guards as guards
from .impartiality import is_involved
from .panel import Panel

OF_DECISION = "(SELECT application_id FROM assessments_decision WHERE id = NEW.decision_id)"
"""For triggers: the key of the application, of rows that belong to a decision."""
OF_CONDITION = """(SELECT d.application_id FROM assessments_condition c
    JOIN assessments_decision d ON d.id = c.decision_id WHERE c.id = NEW.condition_id)"""
"""The same, of rows that belong to a condition."""


class Outcome(models.TextChoices):
    """What can be decided on an application."""

    DEFINITIEF = "definitief", _("definitive status")
    VOORLOPIG = "voorlopig", _("provisional status")
    AFGEWEZEN = "afgewezen", _("not granted")
    NIET_BEHANDELD = "niet_behandeld", _("not handled")


JUDGED = (Outcome.DEFINITIEF, Outcome.VOORLOPIG, Outcome.AFGEWEZEN)
"""What is decided on what the panel found; not to handle an application needs no panel."""


class Heard(models.TextChoices):
    """Whether the region was heard before a rejection on facts that it did not give itself, or why
    not. Source: Awb 4:7, 4:8.
    """

    HEARD = "gehoord", _("Yes, the region could respond to them")
    OWN = "eigen_gegevens", _("Not needed: the rejection rests on what the region gave itself")
    SAME = "gelijk", _("Not needed: what others gave does not differ from what the region gave")


class DecisionState(models.TextChoices):
    """Where a decision stands; `assessments.workflow` says how it moves."""

    VOORBEREID = "voorbereid", _("prepared")
    TERUGGEGEVEN = "teruggegeven", _("returned to the adviser")
    VERLEEND = "verleend", _("granted")


def _has_letter() -> models.Exists:
    return models.Exists(DecisionLetter.objects.filter(decision=models.OuterRef("pk")))


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Lists of decisions."""

    def granted(self) -> DecisionQuerySet:
        """Decisions that were taken."""
        return self.filter(state=DecisionState.VERLEEND)

    def being_prepared(self) -> DecisionQuerySet:
        """Decisions that were not taken yet, laid before the leads or returned by them."""
        return self.exclude(state=DecisionState.VERLEEND)

    def made_known(self) -> DecisionQuerySet:
        """Decisions of which there is a letter; before it they have no effect (Awb 3:40)."""
        return self.granted().filter(_has_letter())

    def not_made_known(self) -> DecisionQuerySet:
        """Decisions that were taken and whose letter is still to be made."""
        return self.granted().filter(~_has_letter())

    def standing(self) -> DecisionQuerySet:
        """Decisions that were taken, but for those revoked on an objection (Awb 7:11). In SQL this
        is `models.standing.STANDS`.
        """
        return self.granted().filter(revoked_at=None)

    def visible_to(self, role: Role | None) -> DecisionQuerySet:
        """RE: all but those of cases in which the person is involved. Assessor: those of own
        panels, penvoerder: its own, once made known.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_re:
            seen = self.filter(application__in=Application.objects.visible_to(role))
            return seen.filter(~is_involved(role, "application__"))
        if role.kind == RoleKind.ASSESSOR:
            panels = Panel.objects.visible_to(role)
            return self.made_known().filter(application__in=panels.values("application"))
        if role.is_penvoerder:
            return self.made_known().filter(application__in=Application.objects.visible_to(role))
        return self.none()


@pghistory.track()
class Decision(models.Model):
    """A decision on an application: prepared by one person, granted by another."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=15, choices=Outcome)
    state = models.CharField(
        _("state"), max_length=15, choices=DecisionState, default=DecisionState.VOORBEREID
    )
    reasons = models.CharField(_("reasons"), max_length=lengths.LONG_TEXT)
    # Required when the outcome is another one than the panel advised. Source: Awb 3:46.
    departure_reasons = models.CharField(
        _("why the decision departs from the joint advice"), blank=True, max_length=lengths.TEXT
    )
    # Required when an organisation does not agree with the joint outcome. Source: Awb 3:46.
    dissent_response = models.CharField(
        _("how the disagreement was weighed"), blank=True, max_length=lengths.TEXT
    )
    # Asked of a rejection alone; when and how the region was heard, and what it said.
    hearing = models.CharField(
        _("whether the region was heard"), blank=True, max_length=15, choices=Heard
    )
    hearing_told = models.CharField(
        _("how the region was heard"), blank=True, max_length=lengths.TEXT
    )
    prepared_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)
    granted_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    granted_at = models.DateTimeField(_("granted at"), null=True, blank=True)
    return_reason = models.CharField(_("why it was returned"), blank=True, max_length=lengths.TEXT)
    # By the letter that an objection to it is founded: the case goes on as if it was not taken.
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    letters = models.ManyToManyField(
        Letter, through="DecisionLetter", related_name="decisions", verbose_name=_("letters")
    )

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["prepared_at"]
        indexes = [
            models.Index(
                fields=["prepared_at", "id"],
                name="decision_waiting",
                condition=Q(state="voorbereid"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["voorbereid", "teruggegeven"]),
                name="decision_one_in_preparation",
            ),
            models.CheckConstraint(
                condition=Q(state="verleend", granted_by__isnull=False, granted_at__isnull=False)
                | (~Q(state="verleend") & Q(granted_by__isnull=True, granted_at__isnull=True)),
                name="decision_granted_by_someone",
            ),
            models.CheckConstraint(condition=~Q(reasons=""), name="decision_has_reasons"),
            models.CheckConstraint(
                condition=~Q(state="teruggegeven") | ~Q(return_reason=""),
                name="decision_returned_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | Q(state="verleend"),
                name="decision_revoked_once_taken",
            ),
            models.CheckConstraint(
                condition=Q(hearing="") | Q(outcome="afgewezen", hearing__in=Heard.values),
                name="decision_hearing_of_rejection",
            ),
            models.CheckConstraint(
                condition=Q(hearing="gehoord") & ~Q(hearing_told="")
                | ~Q(hearing="gehoord") & Q(hearing_told=""),
                name="decision_heard_is_told",
            ),
        ]
        triggers = [
            guards.decision_starts_prepared(),
            guards.decision_final(),
            guards.decision_rests_on_joint_outcome(),
            guards.decision_with_concurrence(),
            guards.decision_not_to_handle(),
            guards.decision_four_eyes(),
            guards.decision_mandated(),
            guards.decision_outcome_holds(),
            guards.decision_goes_with_verdicts(),
            guards.decision_says_who_was_heard(),
            condition_guards.definitive_is_confirmed(),
            acting_guards.acts_for_re(
                "decision_by_re",
                ("prepared_by_id", "prepared_at"),
                ("granted_by_id", "granted_at"),
                application="NEW.application_id",
            ),
            acting_guards.decision_moves_application(),
            acting_guards.revoking_moves_application(),
            step_triggers.follows(step_triggers.OF_ITSELF, "state", "outcome", "revoked_at"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_outcome_display()}"

    @property
    def mandate_kind(self) -> str:
        """For what who takes it is mandated: its outcome."""
        return self.outcome

    @property
    def revoked_by(self) -> Letter | None:
        """The letter by which it no longer stands; None while it does. One query if it does not."""
        if self.revoked_at is None:
            return None
        replacing = Letter.objects.filter(replaces__decision_letter__decision=self)
        return replacing.filter(decision_letter=None).defer("pdf", "body_html").first()

    @property
    def preparers(self) -> set[int]:
        """The people (keys) who ever prepared this decision, in whichever role. Two queries."""
        history = self.events.values_list("prepared_by__user", flat=True)  # type: ignore[attr-defined]
        return {self.prepared_by.user_id, *history}


class ConditionQuerySet(models.QuerySet["Condition"]):
    """Lists of conditions."""

    def open(self) -> ConditionQuerySet:
        """Conditions to be met yet, as long as the status they go with is provisional."""
        return self.filter(
            decision__state=DecisionState.VERLEEND,
            decision__application__state=ApplicationState.VOORLOPIG,
            closed_at__isnull=True,
        )

    def visible_to(self, role: Role | None) -> ConditionQuerySet:
        """Conditions of the decisions that this role may see."""
        return self.filter(decision__in=Decision.objects.visible_to(role))


@track_rows(exclude=["closed_at"])
class Condition(models.Model):
    """What a region with a provisional status must still do, and by when."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="conditions")
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.CharField(_("condition"), max_length=lengths.NOTE)
    due_on = models.DateField(_("to be met by"))
    # Who of the Realisatie Eenheid helps with it; None for who follows the region.
    contact = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    met_at = models.DateTimeField(_("met at"), null=True, blank=True)
    met_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    met_note = models.CharField(_("how it was met"), blank=True, max_length=lengths.TEXT)
    # With the letter that an objection to its decision was founded (Awb 7:11(2)).
    lapsed_at = models.DateTimeField(_("lapsed at"), null=True, blank=True)
    lapsed_by = models.ForeignKey(
        "assessments.Objection", models.PROTECT, null=True, blank=True, related_name="+"
    )
    # Since when nothing is to be done about it any more. Whoever asks whether a condition is still
    # to be met asks this, here and in SQL.
    closed_at = models.GeneratedField(
        expression=Coalesce("met_at", "lapsed_at"),
        output_field=models.DateTimeField(_("closed at"), null=True),
        db_persist=True,
    )

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("condition")
        verbose_name_plural = _("conditions")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(
                fields=["due_on", "id"],
                name="condition_to_be_met",
                condition=Q(closed_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(met_at__isnull=True) | (Q(met_by__isnull=False) & ~Q(met_note="")),
                name="condition_met_with_note",
            ),
            models.CheckConstraint(
                condition=Q(lapsed_at=None, lapsed_by=None)
                | Q(lapsed_at__isnull=False, lapsed_by__isnull=False, met_at=None),
                name="condition_met_or_lapsed",
            ),
        ]
        triggers = [
            condition_guards.condition_final(),
            condition_guards.condition_lapses_by_objection(),
            acting_guards.acts_for_re(
                "condition_met_by_re", ("met_by_id", "met_at"), application=OF_DECISION
            ),
            step_triggers.follows(step_triggers.OF_DECISION, "met_at", "lapsed_at", "due_on"),
        ]

    def __str__(self) -> str:
        return self.text


@track_rows()
class DecisionDraft(models.Model):
    """A decision as far as it has been written; gone once the decision lies with the leads.

    Only the Realisatie Eenheid sees it, and nothing rests on it. `typed` holds the texts by the
    names of their fields, and under `conditions` a list of rows; `version` counts the savings.
    """

    application = models.OneToOneField(Application, models.CASCADE, related_name="decision_draft")
    typed = models.JSONField(_("what was typed"))
    version = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)

    class Meta:
        verbose_name = _("draft of a decision")
        verbose_name_plural = _("drafts of decisions")

    def __str__(self) -> str:
        return str(self.application)


# The kind of the letters that make decisions known.
LETTER_KIND = "besluit"


class DecisionLetter(models.Model):
    """That a letter makes a decision known: the first one does, later ones correct it."""

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="decision_letters")
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="decision_letter")
    position = models.PositiveSmallIntegerField(_("position"))

    class Meta:
        verbose_name = _("letter of a decision")
        verbose_name_plural = _("letters of decisions")
        ordering = ["decision", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "position"], name="decision_letter_one_per_position"
            ),
        ]
        triggers = [append_only(), letter_guards.letter_of_taken_decision()]

    def __str__(self) -> str:
        return str(self.letter)

    @property
    def known(self) -> Decision:
        """What it makes known."""
        return self.decision
