"""What becomes of a condition: answers of the region, a later date, and who confirms it is met.

An answer is written as a draft, frozen when it is handed in, and checked once; what is lacking is
mended in a next version. A later date has a reason, and the earlier one is kept beside it.
"""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from applications.models import ApplicationState, FullVoice, Partner
from common import lengths
from common.database_guards import append_only, track_rows
from correspondence.models import Letter
from documents.models import Version
from regions.models import PartnerKind

from . import acting_guards, step_triggers
from . import condition_guards as guards
from .decision import OF_CONDITION, Condition, Decision
from .joint import EndorsementBase
from .panel import PanelMember


class AnswerState(models.TextChoices):
    """Where an answer to a condition stands; `assessments.answer_workflow` says how it moves."""

    CONCEPT = "concept", _("being written")
    INGEDIEND = "ingediend", _("handed in")
    VOLDOET = "voldoet", _("condition met")
    NOG_NIET = "nog_niet", _("not yet met")


MET_LETTER_KIND = "voldaan"
CHECKED = (AnswerState.VOLDOET, AnswerState.NOG_NIET)


class ConditionAnswerQuerySet(models.QuerySet["ConditionAnswer"]):
    """Lists of answers."""

    def handed_in(self) -> ConditionAnswerQuerySet:
        """Answers that were handed in, so that others than those who write them may read them."""
        return self.exclude(state=AnswerState.CONCEPT)

    def to_check(self) -> ConditionAnswerQuerySet:
        """Answers that wait for the Realisatie Eenheid."""
        return self.filter(state=AnswerState.INGEDIEND)

    def visible_to(self, role: Role | None) -> ConditionAnswerQuerySet:
        """The penvoerder its own, also while they are written; the RE what was handed in; who
        judged what the RE found to be enough; the beroepsgroep of that what is about it.
        """
        if role is not None and role.kind == RoleKind.PARTNER_SIGNATORY:
            own = Partner.objects.visible_to(role).filter(kind=PartnerKind.BEROEPSGROEP)
            return self.filter(
                state=AnswerState.VOLDOET,
                condition__criterion__about_beroepsgroep=True,
                condition__decision__in=decisions_asked_again().filter(
                    application__in=own.values("application")
                ),
            )
        known = self.filter(condition__in=Condition.objects.visible_to(role))
        if role is None or role.is_penvoerder:
            return known
        return known.handed_in() if role.is_re else known.filter(state=AnswerState.VOLDOET)


class ConditionAnswer(models.Model):
    """What the penvoerder answers to a condition, as Markdown; `sha256` is over all it says."""

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField(_("version"), default=1)
    state = models.CharField(
        _("state"), max_length=10, choices=AnswerState, default=AnswerState.CONCEPT
    )
    text = models.CharField(_("answer"), max_length=lengths.LONG_TEXT, blank=True)
    # Counts the savings of the draft, so that nobody overwrites what they have not seen.
    saved = models.PositiveIntegerField(default=0)
    written_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    written_at = models.DateTimeField(_("written at"), default=timezone.now)
    handed_in_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True)
    sha256 = models.CharField(_("SHA-256"), max_length=64, blank=True)
    checked_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    checked_at = models.DateTimeField(_("checked at"), null=True, blank=True)
    finding = models.CharField(_("what the check found"), max_length=lengths.TEXT, blank=True)

    objects = ConditionAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer to a condition")
        verbose_name_plural = _("answers to conditions")
        ordering = ["condition", "number"]
        constraints = [
            models.UniqueConstraint(fields=["condition", "number"], name="answer_version_once"),
            models.UniqueConstraint(
                fields=["condition"],
                condition=Q(state__in=["concept", "ingediend"]),
                name="answer_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(
                    state="concept",
                    handed_in_at=None,
                    handed_in_by=None,
                    sha256="",
                    checked_at=None,
                )
                | ~Q(state="concept")
                & Q(handed_in_at__isnull=False, handed_in_by__isnull=False)
                & ~Q(sha256=""),
                name="answer_handed_in_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["voldoet", "nog_niet"], checked_at__isnull=False)
                & Q(checked_by__isnull=False)
                & ~Q(finding="")
                | ~Q(state__in=["voldoet", "nog_niet"])
                & Q(checked_at=None, checked_by=None, finding=""),
                name="answer_checked_with_finding",
            ),
        ]
        triggers = [
            guards.answer_to_open_condition(),
            guards.answer_stands(),
            guards.answer_goes_with_condition(),
            acting_guards.handed_in_by_penvoerder(),
            acting_guards.acts_for_re(
                "answer_checked_by_re", ("checked_by_id", "checked_at"), application=OF_CONDITION
            ),
            step_triggers.follows(step_triggers.OF_CONDITION, "state"),
        ]

    def __str__(self) -> str:
        return f"{self.condition} ({self.number})"

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {
            AnswerState.CONCEPT: "neutral",
            AnswerState.INGEDIEND: "info",
            AnswerState.VOLDOET: "ok",
            AnswerState.NOG_NIET: "warning",
        }[AnswerState(self.state)]


class AnswerDocumentQuerySet(models.QuerySet["AnswerDocument"]):
    """Lists of documents with answers."""

    def visible_to(self, role: Role | None) -> AnswerDocumentQuerySet:
        """Those of the answers that this role may read."""
        return self.filter(answer__in=ConditionAnswer.objects.visible_to(role))


class AnswerDocument(models.Model):
    """A document with an answer. A next version of the answer may have the same one."""

    answer = models.ForeignKey(ConditionAnswer, models.PROTECT, related_name="documents")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")

    objects = AnswerDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document with an answer")
        verbose_name_plural = _("documents with answers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["answer", "version"], name="answer_document_once"),
        ]
        triggers = [guards.documents_of_draft()]

    def __str__(self) -> str:
        return self.version.name


class ConditionExtension(models.Model):
    """That a condition got a later date, and why. The earlier date stays known by it."""

    condition = models.ForeignKey(Condition, models.PROTECT, related_name="extensions")
    was_due_on = models.DateField(_("was to be met by"))
    due_on = models.DateField(_("to be met by"))
    reason = models.CharField(_("reason"), max_length=lengths.TEXT)
    extended_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    extended_at = models.DateTimeField(_("extended at"), default=timezone.now)

    class Meta:
        verbose_name = _("later date of a condition")
        verbose_name_plural = _("later dates of conditions")
        ordering = ["extended_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(due_on__gt=F("was_due_on")), name="extension_gives_more_time"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_reason"),
        ]
        triggers = [
            append_only(),
            guards.extension_of_what_is_open(),
            acting_guards.acts_for_re(
                "extended_by_re", ("extended_by_id", "extended_at"), application=OF_CONDITION
            ),
        ]

    def __str__(self) -> str:
        return f"{self.condition}: {self.due_on}"


class ConditionLetter(models.Model):
    """That the penvoerder gets a letter which says that a condition is met."""

    condition = models.OneToOneField(Condition, models.PROTECT, related_name="met_letter")
    asked_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="met_condition"
    )

    class Meta:
        verbose_name = _("letter that a condition is met")
        verbose_name_plural = _("letters that a condition is met")
        triggers = [
            append_only(but_noting=["letter_id"]),
            guards.letter_of_met_condition(),
            guards.met_letter_mandated(OF_CONDITION),
            acting_guards.acts_for_re(
                "met_letter_by_re", ("asked_by_id", "asked_at"), application=OF_CONDITION
            ),
        ]

    def __str__(self) -> str:
        return str(self.condition)


@track_rows()
class Reendorsement(EndorsementBase):
    """Whether an organisation that judged agrees that the criterion of the beroepsgroep is met now.

    `decision` is the one that gave the provisional status. An answer may be changed until the next
    decision is prepared.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reendorsements")
    member = models.ForeignKey(PanelMember, models.PROTECT, related_name="reendorsements")

    class Meta:
        verbose_name = _("endorsement of a condition")
        verbose_name_plural = _("endorsements of conditions")
        constraints = [
            models.UniqueConstraint(fields=["decision", "member"], name="reendorsement_once"),
            models.CheckConstraint(
                condition=Q(agrees=True) | ~Q(remark=""), name="no_reendorsement_without_reasons"
            ),
        ]
        triggers = [
            guards.said_while_it_counts("reendorsement_in_time"),
            guards.reendorsed_by_own_panel(),
            acting_guards.answered_by_own("reendorsed_by_own"),
            step_triggers.follows(step_triggers.OF_DECISION, "agrees"),
        ]


class Confirmation(models.Model):
    """What the beroepsgroep says for itself about the conditions that are about it.

    The columns are those of its form with a signature (`applications.domain.own_words`). It was
    given by somebody in a role, or else by a link that proved the address it was sent to. The
    newest of a partner counts; who gave it can be erased.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="confirmations")
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="confirmations")
    represents = models.CharField(_("whom the beroepsgroep represents"), max_length=lengths.TEXT)
    confirmation = models.CharField(
        _("confirmation by the beroepsgroep"), max_length=lengths.LONG_TEXT
    )
    voice = models.CharField(_("has a full voice"), max_length=10, choices=FullVoice)
    voice_words = models.CharField(_("about its voice"), blank=True, max_length=lengths.TEXT)
    remarks = models.CharField(_("remarks"), blank=True, max_length=lengths.TEXT)
    given_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    by_address = models.EmailField(_("address of the link"), blank=True)
    name = models.CharField(_("name"), max_length=lengths.NAME)
    job_title = models.CharField(_("job title"), max_length=lengths.JOB_TITLE)
    given_at = models.DateTimeField(_("given at"), default=timezone.now)

    class Meta:
        verbose_name = _("confirmation by the beroepsgroep")
        verbose_name_plural = _("confirmations by the beroepsgroep")
        ordering = ["given_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(given_by__isnull=True) | Q(by_address=""),
                name="confirmation_by_role_or_link",
            ),
            models.CheckConstraint(
                condition=Q(voice__in=FullVoice.values) & ~Q(confirmation="") & ~Q(represents=""),
                name="confirmation_in_own_words",
            ),
        ]
        triggers = [
            append_only(but_erasing=["by_address", "name", "job_title"]),
            guards.said_while_it_counts("confirmation_in_time", pgtrigger.Insert),
            guards.confirmed_by_beroepsgroep(),
            acting_guards.confirmed_by_who_signs(),
            step_triggers.follows(step_triggers.OF_DECISION),
        ]

    def __str__(self) -> str:
        return f"{self.partner}: {self.get_voice_display()}"

    @property
    def confirms(self) -> bool:
        """Whether it says that the beroepsgroep takes part with a voice; see `Signature`."""
        return self.voice != FullVoice.NO


def asks_again() -> Exists:
    """Whether a decision has conditions about the criterion of the beroepsgroep that did not lapse
    on an objection: of those nothing is asked any more.
    """
    return Exists(
        Condition.objects.filter(
            decision=OuterRef("pk"), criterion__about_beroepsgroep=True, lapsed_at=None
        )
    )


def all_met() -> Q:
    """Whether no condition about the criterion of the beroepsgroep is open."""
    still_open = Condition.objects.filter(
        decision=OuterRef("pk"), criterion__about_beroepsgroep=True, closed_at=None
    )
    return ~Q(Exists(still_open))


def decisions_asked_again() -> models.QuerySet[Decision]:
    """Provisional decisions about which panel and beroepsgroep are asked once more, now."""
    return Decision.objects.made_known().filter(
        asks_again(), all_met(), application__state=ApplicationState.VOORLOPIG, outcome="voorlopig"
    )
