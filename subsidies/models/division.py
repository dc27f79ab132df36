"""The draw of a round, a calculation of who gets what, and what each application gets in it."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role, RoleKind
from accounts.role_guards import refuse_unless_lead
from applications.models import Application, Partner, Round, Submission
from assessments.models import JointJudgement, is_involved
from common import lengths
from common.database_guards import ANY, WRITE, append_only, before, refuse_when
from correspondence import mandate_kinds
from correspondence.models import Letter, not_mandated

from .choices import Why

AWARD_LETTER_KIND = "subsidieverlening"
TURNED_DOWN_LETTER_KIND = "subsidieweigering"


class Draw(models.Model):
    """The seed of the draw of a round: made once, after it has closed, and never again."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="draw")
    seed = models.CharField(_("seed"), max_length=64)
    drawn_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField(_("drawn at"), default=timezone.now)

    class Meta:
        verbose_name = _("draw")
        verbose_name_plural = _("draws")
        triggers = [
            append_only(),
            before(
                "draw_after_closing",
                pgtrigger.Insert,
                refuse_when(
                    """EXISTS (SELECT FROM applications_round r
                    WHERE r.id = NEW.round_id AND r.closes_at > clock_timestamp())""",
                    "draw_after_closing: the round has not closed",
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.seed


class DivisionState(models.TextChoices):
    """Where a division stands; `subsidies.workflow` says how it moves."""

    VOORBEREID = "voorbereid", _("prepared")
    TERUGGEGEVEN = "teruggegeven", _("given back")
    BESLOTEN = "besloten", _("decided")


class DivisionQuerySet(models.QuerySet["Division"]):
    """Lists of divisions."""

    def visible_to(self, role: Role | None) -> DivisionQuerySet:
        """Those of rounds in which nothing keeps somebody of the RE away from any application.

        A division is about all applications of a round at once: each amount follows from the
        others. So who is involved in one (Awb 2:4) reads none of it.
        """
        if role is None or not role.is_current or role.kind not in RE_KINDS:
            return self.none()
        own = Application.objects.submitted().filter(is_involved(role))
        return self.exclude(round__in=own.values("round"))


def _stands() -> pgtrigger.Trigger:
    """What was calculated never changes; what was given back or decided on stands."""
    return before(
        "division_stands",
        pgtrigger.Update,
        refuse_when("OLD.state <> 'voorbereid'", "division_stands: it was given back or decided"),
    )


# All applications of a division are of one round, which says on whose behalf is decided.
_NOT_MANDATED = not_mandated(
    role="NEW.settled_by_id",
    kind=f"'{mandate_kinds.SUBSIDY}'",
    at="NEW.settled_at",
    application="""(SELECT min(s.application_id) FROM subsidies_share s
        WHERE s.division_id = NEW.id)""",
)


def _decided_well() -> pgtrigger.Trigger:
    """A mandated lead decides who prepared nothing of it; no more is given than the ceiling."""
    return pgtrigger.Trigger(
        name="division_decided_well",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state="besloten"),
        func=refuse_unless_lead("settled_by_id", "division_lead: a lead decides")  # noqa: S608 - ours
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (
                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id
                UNION SELECT r.user_id FROM subsidies_groundtorefuseevent g
                JOIN applications_application a ON a.id = g.application_id
                JOIN accounts_role r ON r.id IN (g.entered_by_id, g.dropped_by_id)
                WHERE a.round_id = NEW.round_id
                UNION SELECT r.user_id FROM subsidies_groundtorefuse g
                JOIN subsidies_hearing h ON h.id = g.hearing_id
                JOIN applications_application a ON a.id = g.application_id
                JOIN accounts_role r ON r.id = h.intended_by_id
                WHERE a.round_id = NEW.round_id)""",
            "division_four_eyes: who prepared it does not decide",
        )
        + refuse_when(
            """(SELECT COALESCE(sum(s.granted), 0) FROM subsidies_share s
            WHERE s.division_id = NEW.id) > (SELECT u.ceiling FROM subsidies_subsidyrules u
            WHERE u.round_id = NEW.round_id)""",
            "division_ceiling: more is given than the ceiling",
        )
        + refuse_when(_NOT_MANDATED, "division_mandate: who decides is not mandated")
        + "RETURN NEW;",
    )


@pghistory.track(exclude=["content"])
class Division(models.Model):
    """A calculation of who gets what of a ceiling: prepared by one person, decided by another.

    `content` is the whole calculation as a document that can be read and redone without the
    database; the hash is over its canonical spelling.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="divisions")
    state = models.CharField(
        _("state"), max_length=15, choices=DivisionState, default=DivisionState.VOORBEREID
    )
    content = models.JSONField()
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    prepared_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)
    return_reason = models.CharField(
        _("why it was given back"), max_length=lengths.TEXT, blank=True
    )
    settled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = DivisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("division of a ceiling")
        verbose_name_plural = _("divisions of ceilings")
        ordering = ["prepared_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DivisionState.values), name="division_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state="besloten", settled_by__isnull=False, settled_at__isnull=False)
                | ~Q(state="besloten") & Q(settled_by__isnull=True, settled_at__isnull=True),
                name="division_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="teruggegeven") | ~Q(return_reason=""),
                name="division_given_back_with_reason",
            ),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(state__in=["voorbereid", "besloten"]),
                name="division_one_at_hand",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="division_starts_prepared",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.state <> 'voorbereid'"),
            ),
            pgtrigger.ReadOnly(
                name="division_is_as_calculated",
                fields=["round", "content", "sha256", "prepared_by", "prepared_at"],
            ),
            _stands(),
            _decided_well(),
            pgtrigger.Protect(name="division_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.round} ({self.get_state_display()})"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "ok" if self.state == DivisionState.BESLOTEN else "warning"


class ShareQuerySet(models.QuerySet["Share"]):
    """Lists of what applications get."""

    def decided(self) -> ShareQuerySet:
        """Those of divisions that were decided on."""
        return self.filter(division__state=DivisionState.BESLOTEN)

    def without_letter(self) -> ShareQuerySet:
        """Decided on, and not made known yet."""
        return self.decided().filter(letter=None)

    def made_known(self) -> ShareQuerySet:
        """Those whose letter is there: before it a decision has no effect (Awb 3:40)."""
        return self.decided().filter(letter__isnull=False)

    def visible_to(self, role: Role | None) -> ShareQuerySet:
        """The penvoerder: its own, by letter. A partner: those it takes part in, once known.
        The RE: those of divisions that it may see.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.kind == RoleKind.PARTNER_SIGNATORY:
            partners = Partner.objects.visible_to(role).filter(removed_at=None, left_on=None)
            return self.made_known().filter(application__in=partners.values("application"))
        if role.is_penvoerder:
            own = Letter.objects.visible_to(role)
            return self.made_known().filter(
                application__penvoerder_id=role.organisation_id, letter__in=own
            )
        return self.filter(division__in=Division.objects.visible_to(role))


class Share(models.Model):
    """What one application gets in a division, and why. Amounts in euro, exact to the cent."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="shares")
    application = models.ForeignKey(Application, models.PROTECT, related_name="shares")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(_("place"))
    asked = models.DecimalField(_("asked (euro)"), max_digits=12, decimal_places=2)
    granted = models.DecimalField(_("granted (euro)"), max_digits=12, decimal_places=2)
    why = models.CharField(_("why"), max_length=15, choices=Why)
    # With it the decision is made known.
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="subsidy_share"
    )

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = _("what an application gets")
        verbose_name_plural = _("what applications get")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["division", "application"], name="share_once"),
            models.CheckConstraint(
                condition=Q(granted__gte=0, granted__lte=models.F("asked")),
                name="share_no_more_than_asked",
            ),
            models.CheckConstraint(condition=Q(why__in=Why.values), name="share_says_why"),
        ]
        triggers = [
            append_only(but_noting=["letter_id"]),
            before(
                "share_of_its_round",
                pgtrigger.Insert,
                refuse_when(
                    """NOT EXISTS (SELECT FROM subsidies_division d
                    JOIN applications_application a ON a.round_id = d.round_id
                    JOIN applications_submission s ON s.application_id = a.id
                    WHERE d.id = NEW.division_id AND d.state = 'voorbereid'
                    AND a.id = NEW.application_id AND s.id = NEW.submission_id)""",
                    "share_of_round: the application is not of the round of the division",
                ),
            ),
            before(
                "share_letter_once_decided",
                pgtrigger.Update,
                refuse_when(
                    """NEW.letter_id IS NOT NULL AND NOT EXISTS (SELECT FROM subsidies_division d
                    WHERE d.id = NEW.division_id AND d.state = 'besloten')""",
                    "share_letter: the division was not decided on",
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.granted}"

    @property
    def mandate_kind(self) -> str:
        """For what who decides on it is mandated."""
        return mandate_kinds.SUBSIDY

    @property
    def is_award(self) -> bool:
        """Whether anything was granted."""
        return self.granted > 0


_OF_JUDGEMENT = """EXISTS (SELECT FROM assessments_jointoutcome j
    JOIN assessments_panel p ON p.id = j.panel_id
    JOIN subsidies_share s ON s.application_id = p.application_id
    JOIN subsidies_division d ON d.id = s.division_id
    WHERE d.state = 'besloten' AND j.id = {row}.joint_outcome_id)"""


class JointJudgementDividedOn(JointJudgement):
    """A proxy, so that this trigger belongs to this app and not to that of panels."""

    class Meta:
        proxy = True
        triggers = [
            before(
                "judgement_stands_in_division",
                ANY,
                "IF TG_OP <> 'INSERT' THEN "
                + refuse_when(_OF_JUDGEMENT.format(row="OLD"), "judgement_stands: it counted")
                + "END IF; IF TG_OP <> 'DELETE' THEN "
                + refuse_when(_OF_JUDGEMENT.format(row="NEW"), "judgement_stands: it counted")
                + "END IF;",
            )
        ]


class ApplicationWithShare(Application):
    """A proxy, so that this trigger belongs to this app and not to that of applications."""

    class Meta:
        proxy = True
        triggers = [
            pgtrigger.Trigger(
                name="subsidy_rests_on_division",
                when=pgtrigger.After,
                operation=WRITE,
                timing=pgtrigger.Deferred,
                condition=pgtrigger.Q(new__state__in=["verleend", "geweigerd"]),
                func=refuse_when(
                    """NOT EXISTS (SELECT FROM subsidies_share s
                    JOIN subsidies_division d ON d.id = s.division_id
                    WHERE s.application_id = NEW.id AND d.state = 'besloten'
                    AND (s.granted > 0) = (NEW.state = 'verleend'))""",
                    "subsidy_rests_on_division: no division with this outcome was decided on",
                )
                + "RETURN NULL;",
            )
        ]
