"""Withdrawing a provisional status: the intention, what the region answers, and the decision.

Source: Awb 4:8 (who did not ask for a decision is heard before it), 3:45 and 3:46.
"""

from __future__ import annotations

from functools import cached_property

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application
from common import lengths
from correspondence.models import Letter

from . import acting_guards
from . import withdrawal_guards as guards
from .heard import HeardFirst, heard_itself, heard_whole

INTENTION_LETTER_KIND = "voornemen"
WITHDRAWAL_LETTER_KIND = "intrekking"


class WithdrawalState(models.TextChoices):
    """Where withdrawing stands; `assessments.withdrawal_workflow` says how it moves."""

    VOORGENOMEN = "voorgenomen", _("intended")
    VOORGESTELD = "voorgesteld", _("decision proposed")
    INGETROKKEN = "ingetrokken", _("status withdrawn")
    VERVALLEN = "vervallen", _("dropped")


class Lack(models.TextChoices):
    """What a definitive status asks and may lack, in the words of what is asked."""

    CONDITION = "voorwaarde", _("No condition is open.")
    CRITERION = (
        "criterium",
        _("Every criterion is met, or the conditions about it have been met."),
    )
    REQUIREMENT = "eis", _("Every requirement for a definitive status has been met.")
    SIGNATURE = "handtekening", _("Every partner has signed the version that was submitted.")
    BEROEPSGROEP = "beroepsgroep", _("The beroepsgroep has confirmed for itself.")
    CONFIRMATION = (
        "bevestiging",
        _("The beroepsgroep has confirmed that the conditions about it are met."),
    )

    @property
    def told(self) -> StrOrPromise:
        """That it lacks, as the region reads it."""
        return _TOLD[self]


_TOLD = {
    Lack.CONDITION: _("A condition is still open."),
    Lack.CRITERION: _("Not every criterion is met, nor every condition about it."),
    Lack.REQUIREMENT: _("Not every requirement for a definitive status has been met."),
    Lack.SIGNATURE: _("Not every partner has signed the version that was submitted."),
    Lack.BEROEPSGROEP: _("The beroepsgroep has not confirmed its involvement itself."),
    Lack.CONFIRMATION: _(
        "The beroepsgroep has not confirmed itself that the conditions about it are met."
    ),
}


RUNNING_WITHDRAWAL = (WithdrawalState.VOORGENOMEN, WithdrawalState.VOORGESTELD)


class WithdrawalQuerySet(models.QuerySet["Withdrawal"]):
    """Lists of withdrawals."""

    def running(self) -> WithdrawalQuerySet:
        """Those that were not decided on or dropped."""
        return self.filter(state__in=RUNNING_WITHDRAWAL)

    def made_known(self) -> WithdrawalQuerySet:
        """Those whose intention the region knows by its letter."""
        return self.filter(intention_letter__isnull=False)

    def visible_to(self, role: Role | None) -> WithdrawalQuerySet:
        """For the RE those of the cases that it may see; for the penvoerder its own, once known."""
        if role is None or not (role.is_re or role.is_penvoerder):
            return self.none()
        own = self.filter(application__in=Application.objects.visible_to(role))
        return own if role.is_re else own.made_known()


@pghistory.track()
class Withdrawal(HeardFirst):
    """That the status of a region ends because its conditions were not met."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="withdrawals")
    state = models.CharField(
        _("state"), max_length=15, choices=WithdrawalState, default=WithdrawalState.VOORGENOMEN
    )
    # Of which the letter tells, and on nothing else the decision rests.
    lacks = ArrayField(
        models.CharField(max_length=15, choices=Lack),
        verbose_name=_("what lacked when it was intended"),
        default=list,
    )
    intention_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="intention"
    )
    reasons = models.CharField(_("reasons"), max_length=lengths.TEXT, blank=True)
    weighing = models.CharField(
        _("how the response was weighed"), max_length=lengths.TEXT, blank=True
    )
    return_reason = models.CharField(_("why it was returned"), max_length=lengths.TEXT, blank=True)
    prepared_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), null=True, blank=True)
    settled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    # With it the decision is made known; before it, it has no effect (Awb 3:40).
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="withdrawal"
    )
    drop_reason = models.CharField(_("why it was dropped"), max_length=lengths.TEXT, blank=True)
    dropped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    objects = WithdrawalQuerySet.as_manager()

    class Meta:
        verbose_name = _("withdrawal of a status")
        verbose_name_plural = _("withdrawals of statuses")
        ordering = ["intended_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=["voorgenomen", "voorgesteld"]),
                name="withdrawal_one_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=WithdrawalState.values), name="withdrawal_state_known"
            ),
            *heard_whole("withdrawal"),
            models.CheckConstraint(
                condition=Q(lacks__contained_by=Lack.values), name="withdrawal_lacks_known"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["voorgesteld", "ingetrokken"])
                | Q(prepared_by__isnull=False, prepared_at__isnull=False)
                & ~Q(reasons="")
                & ~Q(weighing=""),
                name="withdrawal_prepared_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state="ingetrokken", settled_by__isnull=False)
                & Q(settled_at__isnull=False)
                | ~Q(state="ingetrokken")
                & Q(settled_by__isnull=True, settled_at__isnull=True, letter__isnull=True),
                name="withdrawal_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state="vervallen", dropped_by__isnull=False)
                & Q(dropped_at__isnull=False)
                & ~Q(drop_reason="")
                | ~Q(state="vervallen") & Q(dropped_by=None, dropped_at=None, drop_reason=""),
                name="withdrawal_dropped_with_reason",
            ),
        ]
        triggers = [
            guards.intended_after_a_date(),
            guards.withdrawal_stands(),
            guards.withdrawal_hears_first(),
            heard_itself(
                "withdrawal",
                letter="intention_letter_id",
                kind=INTENTION_LETTER_KIND,
                occasion=INTENTION_LETTER_KIND,
            ),
            guards.withdrawal_told_by_its_letter(WITHDRAWAL_LETTER_KIND),
            guards.withdrawal_four_eyes(),
            acting_guards.taken_as_prepared(
                "withdrawal_as_prepared", "reasons", "weighing", taken=["ingetrokken"]
            ),
            guards.withdrawal_mandated(),
            guards.intention_mandated(),
            acting_guards.acts_for_re(
                "withdrawal_by_re",
                ("intended_by_id", "intended_at"),
                ("told_by_id", "told_at"),
                ("prepared_by_id", "prepared_at"),
                ("settled_by_id", "settled_at"),
                ("dropped_by_id", "dropped_at"),
                application="NEW.application_id",
            ),
            acting_guards.withdrawal_moves_application(),
            pgtrigger.Protect(name="withdrawal_is_kept", operation=pgtrigger.Delete),
        ]

    @cached_property
    def revoked_by(self) -> Letter | None:
        """The letter by which the status came back on an objection (Awb 7:11); None if it did not.

        One query, only of one that was made known: nothing else replaces its letter.
        """
        if self.letter_id is None:
            return None
        return Letter.objects.filter(replaces=self.letter_id).defer("pdf", "body_html").first()

    def __str__(self) -> str:
        return f"{self.application}: {self.get_state_display()}"

    @property
    def telling(self) -> Letter | None:
        """The letter of the intention."""
        return self.intention_letter

    @property
    def lacks_beside(self) -> list[Lack]:
        """What it was told that lacked beside conditions, which the letter has with their dates."""
        return [Lack(one) for one in self.lacks if one != Lack.CONDITION]

    @property
    def preparers(self) -> set[int]:
        """The keys of the people who intended or ever prepared it. One query."""
        events = self.events.filter(prepared_by__isnull=False)  # type: ignore[attr-defined]
        return {self.intended_by.user_id, *events.values_list("prepared_by__user", flat=True)}

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return {
            WithdrawalState.VOORGENOMEN: "warning",
            WithdrawalState.VOORGESTELD: "warning",
            WithdrawalState.INGETROKKEN: "error",
            WithdrawalState.VERVALLEN: "neutral",
        }[WithdrawalState(self.state)]
