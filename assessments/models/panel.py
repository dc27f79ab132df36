"""Who assesses an application, what interest they declare, and how each judges it."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import Role, RoleKind
from applications.models import (
    Application,
    ApplicationState,
    Criterion,
    Independence,
    Submission,
)
from common import lengths
from common.database_guards import track_rows
from regions.models import Organisation

from . import acting_guards, guards, panel_guards, step_triggers
from .impartiality import is_involved
from .rubric import Rubric


class PanelQuerySet(models.QuerySet["Panel"]):
    """Lists of panels."""

    def visible_to(self, role: Role | None) -> PanelQuerySet:
        """Panels whose case this role may read: see `PanelMemberQuerySet.visible_to`."""
        if role is not None and role.is_current and role.is_re:
            seen = self.filter(application__in=Application.objects.visible_to(role))
            return seen.filter(~is_involved(role, "application__"))
        return self.filter(members__in=PanelMember.objects.visible_to(role)).distinct()


@pghistory.track()
class Panel(models.Model):
    """National partners and OCW who assess a submission together: always the newest version.

    What was judged may have been an earlier one; `has_new_version` says that one came.
    """

    application = models.OneToOneField(Application, models.PROTECT, related_name="panel")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    # The version that counted when it was opened, if its round had one.
    rubric = models.ForeignKey(Rubric, models.PROTECT, null=True, blank=True, related_name="panels")
    opened_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(_("opened at"), default=timezone.now)

    objects = PanelQuerySet.as_manager()

    class Meta:
        verbose_name = _("panel")
        verbose_name_plural = _("panels")
        triggers = [
            guards.who_is_asked_stays("application", "rubric"),
            guards.panel_goes_on_with_newer(),
        ]

    def __str__(self) -> str:
        return str(self.application)

    @property
    def has_new_version(self) -> bool:
        """Whether a new version came in since the panel was set up."""
        return self.submission.submitted_at > self.opened_at


class PanelMemberQuerySet(models.QuerySet["PanelMember"]):
    """Lists of invited organisations, and what the people of one may see."""

    def of_organisation(self, role: Role | None) -> PanelMemberQuerySet:
        """Invitations to the organisation for which somebody acts as assessor.

        Enough for a line in a list (number, region, penvoerder, partners), never for content.
        """
        if role is None or not role.is_current or role.kind != RoleKind.ASSESSOR:
            return self.none()
        return self.filter(organisation_id=role.organisation_id)

    def invited(self, role: Role | None) -> PanelMemberQuerySet:
        """Invitations on which this person may declare, and after that judge.

        Shut out, as a person and so in every role: who is involved (`is_involved`), such as who
        works for the Realisatie Eenheid and can read assessments of others.
        """
        mine = self.of_organisation(role)
        return mine if role is None else mine.filter(~is_involved(role, "panel__application__"))

    def to_declare(self, role: Role | None) -> PanelMemberQuerySet:
        """Those of `invited`, while the case is assessed, on which this role declared nothing."""
        declared = InterestDeclaration.objects.filter(member=OuterRef("pk"), role=role)
        return self.invited(role).filter(
            ~Exists(declared), panel__application__state=ApplicationState.IN_BEOORDELING
        )

    def declared_free(self, role: Role | None) -> PanelMemberQuerySet:
        """Members for which this role declared that the person has no interest."""
        free = InterestDeclaration.objects.filter(role=role, has_interest=False)
        return self.filter(pk__in=free.values("member"))

    def handed_in(self) -> PanelMemberQuerySet:
        """Members whose organisation handed in its assessment."""
        return self.filter(assessment__state=AssessmentState.INGELEVERD)

    def visible_to(self, role: Role | None) -> PanelMemberQuerySet:
        """Members whose case this role may read.

        RE: of everything submitted, unless the person is involved. Assessor: the own
        organisation's, once this person has declared no interest.
        """
        if role is not None and role.is_current and role.is_re:
            seen = self.filter(panel__application__in=Application.objects.visible_to(role))
            return seen.filter(~is_involved(role, "panel__application__"))
        return self.invited(role).declared_free(role)

    def reading_others(self, role: Role | None) -> PanelMemberQuerySet:
        """Those of an assessor's `visible_to` who may read what others in the panel judged.

        When the round says so (`Independence`): never, once the own assessment was handed in, or
        once all were, so that nobody follows another.
        """
        members = self.invited(role).declared_free(role)
        done = members.handed_in()
        unfinished = PanelMember.objects.filter(panel=OuterRef("panel")).exclude(
            assessment__state=AssessmentState.INGELEVERD
        )
        policy = "panel__application__round__independence"
        return done.filter(
            Q(**{policy: Independence.AFTER_OWN})
            | Q(~Exists(unfinished), **{policy: Independence.AFTER_ALL})
        )


@track_rows()
class PanelMember(models.Model):
    """An organisation invited to assess."""

    panel = models.ForeignKey(Panel, models.CASCADE, related_name="members")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")

    objects = PanelMemberQuerySet.as_manager()

    class Meta:
        verbose_name = _("panel member")
        verbose_name_plural = _("panel members")
        constraints = [
            models.UniqueConstraint(fields=["panel", "organisation"], name="panel_member_once"),
        ]
        triggers = [
            guards.panel_member_impartial(),
            acting_guards.panel_stays_once_proposed(),
            guards.who_is_asked_stays("panel", "organisation"),
            step_triggers.follows(step_triggers.OF_PANEL),
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class InterestDeclarationQuerySet(models.QuerySet["InterestDeclaration"]):
    """Lists of declarations."""

    def visible_to(self, role: Role | None) -> InterestDeclarationQuerySet:
        """RE: those about the cases it reads. Assessor: what the person declared."""
        members = PanelMember.objects.visible_to(role)
        if role is not None and role.is_re:
            return self.filter(member__in=members)
        return self.filter(member__in=members, role=role)


@track_rows()
class InterestDeclaration(models.Model):
    """What a person declares before seeing the application. Source: Awb 2:4 (no bias)."""

    member = models.ForeignKey(PanelMember, models.CASCADE, related_name="declarations")
    role = models.ForeignKey(Role, models.PROTECT, related_name="+")
    has_interest = models.BooleanField(_("has an interest"))
    explanation = models.CharField(_("explanation"), blank=True, max_length=lengths.NOTE)
    declared_at = models.DateTimeField(_("declared at"), default=timezone.now)

    objects = InterestDeclarationQuerySet.as_manager()

    class Meta:
        verbose_name = _("declaration of interest")
        verbose_name_plural = _("declarations of interest")
        constraints = [
            models.UniqueConstraint(fields=["member", "role"], name="declaration_once"),
            models.CheckConstraint(
                condition=Q(has_interest=False) | ~Q(explanation=""),
                name="declared_interest_is_explained",
            ),
        ]
        triggers = [
            guards.interest_stands(),
            guards.declaration_goes_with_member(),
            acting_guards.declared_for_own(),
            acting_guards.interest_ends_judging(),
        ]

    def __str__(self) -> str:
        return f"{self.role}: {self.has_interest}"


class AssessmentState(models.TextChoices):
    """Where an assessment stands."""

    CONCEPT = "concept", _("being written")
    INGELEVERD = "ingeleverd", _("handed in")


class AssessmentQuerySet(models.QuerySet["Assessment"]):
    """Lists of assessments."""

    def handed_in(self) -> AssessmentQuerySet:
        """Assessments that are final."""
        return self.filter(state=AssessmentState.INGELEVERD)

    def visible_to(self, role: Role | None) -> AssessmentQuerySet:
        """Assessments whose contents this role may read.

        RE: all that were handed in. Assessor: that of the own organisation; those of others in
        the panel that were handed in, when `reading_others` says so.
        """
        members = PanelMember.objects.visible_to(role)
        if role is not None and role.is_re:
            return self.handed_in().filter(member__in=members)
        reads_others = PanelMember.objects.reading_others(role)
        return self.filter(
            Q(member__in=members)
            | Q(state=AssessmentState.INGELEVERD, member__panel__in=reads_others.values("panel"))
        )


@track_rows()
class Assessment(models.Model):
    """The judgement of one organisation, hidden from the others until theirs is in too.

    Colleagues may write at it together; `author` is who saved last, and in the end handed it in.
    How it was before it was changed stands in `earlier`.
    """

    member = models.OneToOneField(PanelMember, models.CASCADE, related_name="assessment")
    author = models.ForeignKey(Role, models.PROTECT, related_name="+")
    state = models.CharField(
        _("state"), max_length=10, choices=AssessmentState, default=AssessmentState.CONCEPT
    )
    version = models.PositiveIntegerField(default=0)
    # Which version counts: one more for each time that it was changed after it was handed in.
    revision = models.PositiveSmallIntegerField(_("version handed in"), default=1)
    remark = models.CharField(_("general remark"), blank=True, max_length=lengths.TEXT)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="concept", handed_in_at__isnull=True)
                | Q(state="ingeleverd", handed_in_at__isnull=False),
                name="assessment_handed_in_with_moment",
            ),
        ]
        triggers = [
            guards.assessment_complete(),
            acting_guards.judged_without_interest(),
            panel_guards.assessment_final(),
            panel_guards.revision_handed_in(),
            step_triggers.follows(step_triggers.OF_MEMBER, "state"),
        ]

    def __str__(self) -> str:
        return str(self.member)


class Verdict(models.TextChoices):
    """How far a criterion is met."""

    VOLDOET = "voldoet", pgettext_lazy("verdict", "met")
    DEELS = "deels", pgettext_lazy("verdict", "partly met")
    NIET = "niet", pgettext_lazy("verdict", "not met")


class JudgementBase(models.Model):
    """A verdict on one criterion, with reasons when it is not fully met."""

    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict, blank=True)
    reasons = models.CharField(_("reasons"), blank=True, max_length=lengths.TEXT)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_verdict_display()}"

    @property
    def is_complete(self) -> bool:
        """A verdict is there, and reasons when the criterion is not fully met (Awb 3:46)."""
        return self.verdict == Verdict.VOLDOET or bool(self.verdict and self.reasons.strip())


@track_rows()
class Judgement(JudgementBase):
    """One organisation's verdict on one criterion."""

    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="judgements")

    class Meta:
        verbose_name = _("judgement")
        verbose_name_plural = _("judgements")
        constraints = [
            models.UniqueConstraint(fields=["assessment", "criterion"], name="judgement_once"),
        ]
        triggers = [guards.judgement_final()]
