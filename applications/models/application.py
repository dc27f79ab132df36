"""The case: an application of a region in a round."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

import pghistory
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common import lengths
from regions.models import Organisation, Region

from .closing_guards import own_moment_was_given, waits_for_reopened
from .completion_guards import waits_for_completion
from .guards import leaves_draft_closed, numbered_once, promise_stays
from .lead_guards import case_only_in_draft, lead_passes_with_consent
from .merging_guards import comes_back_by_undoing
from .rounds import Round

if TYPE_CHECKING:
    from .submission import Submission
from .partner import Partner


class ApplicationState(models.TextChoices):
    """Where an application stands; `applications.workflow` says how it moves."""

    CONCEPT = "concept", _("draft")
    INGEDIEND = "ingediend", _("submitted")
    IN_BEOORDELING = "in_beoordeling", _("being assessed")
    VOORLOPIG = "voorlopig", _("provisional status granted")
    DEFINITIEF = "definitief", _("definitive status granted")
    AFGEWEZEN = "afgewezen", _("not granted")
    BEEINDIGD = "beeindigd", _("provisional status withdrawn")
    NIET_BEHANDELD = "niet_behandeld", _("not handled")
    VERLEEND = "verleend", _("subsidy granted")
    GEWEIGERD = "geweigerd", _("subsidy refused")
    INGETROKKEN = "ingetrokken", _("withdrawn")
    SAMENGEVOEGD = "samengevoegd", _("merged into another application")


UNDECIDED = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING)
"""Submitted, and no decision was taken yet."""
WITHOUT_DECISION = (ApplicationState.INGETROKKEN, ApplicationState.SAMENGEVOEGD)
"""Ended, and no decision will be taken on it."""


MAKES_ROOM = (ApplicationState.INGETROKKEN, ApplicationState.NIET_BEHANDELD)
"""Ended without a word on what it says: another one can be started for the region in the round."""


def closing_moment(path: str = "") -> Greatest:
    """`Application.closes_at` in a query; `path` leads to the application, with `__` at its end."""
    # PostgreSQL leaves out what is null.
    return Greatest(f"{path}round__closes_at", f"{path}own_closes_at")


def is_not_closed(at: datetime, path: str = "") -> Q:
    """Whether an application can still be submitted at a moment; as `Application.is_closed`."""
    second = at.replace(microsecond=0)
    return Q(**{f"{path}round__closes_at__gte": second}) | Q(
        **{f"{path}own_closes_at__gte": second}
    )


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Lists of applications."""

    def visible_to(self, role: Role | None) -> ApplicationQuerySet:
        """What this role may see here.

        Penvoerder: those of the own organisation. Partner: those that this person was asked to
        sign, or signed, for the own organisation. RE: everything that was ever submitted. OCW and
        national partners see applications only through `assessments.Panel`, so nothing here.
        Admin: nothing; admins manage rounds, not cases.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(penvoerder_id=role.organisation_id)
        if role.kind == RoleKind.PARTNER_SIGNATORY:
            asked = Partner.objects.visible_to(role)
            return self.filter(pk__in=asked.values("application_id"))
        if role.is_re:
            return self.filter(submitted_at__isnull=False)
        return self.none()

    def of_team(self, role: Role | None) -> ApplicationQuerySet:
        """Those with which this role works: the own ones, and those it was let into by name.

        Only the pages where the plan is read and written ask this; all others ask `visible_to`.
        """
        if role is None or not role.is_current or not role.is_penvoerder:
            return self.none()
        taking_part = Partner.objects.get_queryset().filter(organisation=role.organisation_id)
        let_in = Application.objects.filter(
            team__role=role.pk, team__ended_at=None, pk__in=taking_part.values("application")
        )
        return self.filter(Q(penvoerder_id=role.organisation_id) | Q(pk__in=let_in.values("pk")))

    def submitted(self) -> ApplicationQuerySet:
        """Applications that have been submitted, whatever came of them."""
        return self.filter(submitted_at__isnull=False)


@pghistory.track()
class Application(models.Model):
    """The case: an application for a region, led by the penvoerder. What it says is its `plan`."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="applications")
    region = models.ForeignKey(Region, models.PROTECT, related_name="applications")
    penvoerder = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField(_("number"), max_length=20, null=True, blank=True, unique=True)
    state = models.CharField(
        _("state"), max_length=15, choices=ApplicationState, default=ApplicationState.CONCEPT
    )
    created_at = models.DateTimeField(_("started at"), default=timezone.now)
    created_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    # The last day for the decision, as promised on the receipt; never another one.
    decide_by = models.DateField(_("decision promised by"), null=True, blank=True)
    # The last day since that term stood still; null when it never did (`domain.terms`).
    postponed_to = models.DateField(_("decision postponed to"), null=True, blank=True)
    # Of this application alone, when an administrator gave it more time than its round.
    own_closes_at = models.DateTimeField(_("own closing moment"), null=True, blank=True)
    withdrawn_because = models.CharField(
        _("why it was withdrawn"), max_length=lengths.NOTE, blank=True
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "region"],
                condition=~Q(state__in=MAKES_ROOM),
                name="application_once_per_round_and_region",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_known"
            ),
            # An accepted submission has a number, a moment and a promised day, and only then.
            models.CheckConstraint(
                condition=Q(number__isnull=True, submitted_at__isnull=True, decide_by__isnull=True)
                | Q(number__isnull=False, submitted_at__isnull=False, decide_by__isnull=False),
                name="application_number_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | Q(state="ingetrokken"),
                name="application_reason_of_withdrawing",
            ),
            # A term that stands still only gets longer.
            models.CheckConstraint(
                condition=Q(postponed_to__isnull=True) | Q(postponed_to__gte=F("decide_by")),
                name="application_postponed_is_later",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["concept", "ingetrokken"]) | Q(submitted_at__isnull=False),
                name="application_beyond_draft_was_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state="concept") | Q(submitted_at__isnull=True),
                name="application_draft_not_submitted",
            ),
            models.CheckConstraint(
                condition=Q(state="samengevoegd", merged_into__isnull=False)
                | (~Q(state="samengevoegd") & Q(merged_into__isnull=True)),
                name="application_merged_into_one",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state"], name="application_round_state"),
            models.Index(fields=["state", "number"], name="application_state_number"),
        ]
        triggers = [
            case_only_in_draft(),
            lead_passes_with_consent(),
            leaves_draft_closed(),
            numbered_once(),
            promise_stays(),
            waits_for_completion(),
            waits_for_reopened(),
            own_moment_was_given(),
            comes_back_by_undoing(),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of the region as the plan has it; lists load the plan along."""
        return self.plan.name

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited by the penvoerder."""
        return self.state == ApplicationState.CONCEPT

    @cached_property
    def team_levels(self) -> dict[int, str]:
        """What those who were let in by name, or held back, may do, by the key of their role."""
        return dict(self.team.current().values_list("role", "level"))

    @property
    def closes_at(self) -> datetime:
        """Until when it can be submitted, reopened and signed for: that of its round, or later.

        The one place of that moment; `closing_moment` and `is_not_closed` are the same in a query,
        `closing_guards.CLOSES_AT` in the database. No query when the round is loaded.
        """
        return max(self.round.closes_at, self.own_closes_at or self.round.closes_at)

    def is_closed(self, at: datetime) -> bool:
        """Whether its closing moment has passed, to the second: what comes in then is in time."""
        return at.replace(microsecond=0) > self.closes_at

    def is_open(self, at: datetime) -> bool:
        """Whether it can be submitted at this moment."""
        return self.round.opens_at <= at and not self.is_closed(at)

    def is_assessed(self, at: datetime) -> bool:
        """Whether it may be assessed and decided on at this moment."""
        return self.round.handled_as_received or self.is_closed(at)

    @property
    def is_reopened(self) -> bool:
        """Whether its penvoerder is rewriting what was submitted.

        One query, only while something of its plan is open; none where a list read `rewritten`.
        """
        read: bool | None = vars(self).get("rewritten")
        if read is not None:
            return read
        if self.state != ApplicationState.INGEDIEND or not self.plan.open_sections:
            return False
        return self.reopenings.filter(ended_at=None).exists()

    @property
    def is_being_written(self) -> bool:
        """Whether the penvoerder can change all of it: it is a draft, or was reopened."""
        return self.is_draft or self.is_reopened

    @property
    def decision_due(self) -> date | None:
        """The last day for the decision now: as promised, or later when the term stood still."""
        return self.postponed_to or self.decide_by

    @property
    def latest_submission(self) -> Submission | None:
        """The newest frozen version, if any."""
        submission: Submission | None = self.submissions.order_by("-version").first()
        return submission
