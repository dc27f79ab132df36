"""Questions of a team about a section, the answers, and the help texts that some become."""

from __future__ import annotations

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import append_only

from .application import Application
from .rounds import Round
from .section_kinds import SectionKind


class QuestionQuerySet(models.QuerySet["Question"]):
    """Lists of questions."""

    def visible_to(self, role: Role | None) -> QuestionQuerySet:
        """Those of the own applications; for the Realisatie Eenheid all, also about drafts.

        Nobody else: not who signs for a partner, and not who judges.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(application__penvoerder_id=role.organisation_id)
        return self.all() if role.is_re else self.none()

    def waiting_first(self) -> QuestionQuerySet:
        """Each with `is_answered`; what waits first, then the newest."""
        answered = Exists(Answer.objects.filter(question=OuterRef("pk")))
        return self.annotate(is_answered=answered).order_by("is_answered", "-asked_at", "-pk")

    def unanswered(self) -> QuestionQuerySet:
        """Those that wait for the Realisatie Eenheid."""
        return self.exclude(Exists(Answer.objects.filter(question=OuterRef("pk"))))


class Question(models.Model):
    """What a team asks about a section. The Realisatie Eenheid sees the question, not the draft."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="questions")
    section = models.CharField(_("section"), max_length=15, choices=SectionKind)
    text = models.CharField(_("question"), max_length=lengths.NOTE)
    asked_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about a section")
        verbose_name_plural = _("questions about sections")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["application", "section"], name="question_of_section")]
        constraints = [
            models.CheckConstraint(
                condition=Q(section__in=SectionKind.values), name="question_section_known"
            ),
        ]
        # A person can be erased from what was written.
        triggers = [append_only(but_erasing=["text"])]

    def __str__(self) -> str:
        return f"{self.application_id}: {self.section}"


class Answer(models.Model):
    """What the Realisatie Eenheid answered; who corrects it adds another."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="answers")
    text = models.CharField(_("answer"), max_length=lengths.TEXT)
    answered_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(_("answered at"), default=timezone.now)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["answered_at", "pk"]
        triggers = [append_only(but_erasing=["text"])]

    def __str__(self) -> str:
        return f"{self.question_id}: {self.pk}"


class HelpTextQuerySet(models.QuerySet["HelpText"]):
    """Lists of help texts."""

    def shown(self) -> HelpTextQuerySet:
        """Those that were not withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


@pghistory.track()
class HelpText(models.Model):
    """An answer for everybody in a round, with a section, without names.

    Earlier versions stand in its history. What was withdrawn is shown nowhere.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="help_texts")
    section = models.CharField(_("section"), max_length=15, choices=SectionKind)
    from_answer = models.OneToOneField(Answer, models.PROTECT, related_name="help_text")
    question = models.CharField(_("question"), max_length=lengths.PROVISION)
    answer = models.CharField(_("answer"), max_length=lengths.TEXT)
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    changed_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = HelpTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("help text")
        verbose_name_plural = _("help texts")
        ordering = ["pk"]
        indexes = [models.Index(fields=["round", "section"], name="help_text_of_section")]
        constraints = [
            models.CheckConstraint(
                condition=Q(section__in=SectionKind.values), name="help_text_section_known"
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="help_text_stays", fields=["round", "section", "from_answer"]),
            pgtrigger.Protect(name="help_text_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.question
