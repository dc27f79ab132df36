"""An objection to a decision: what came in, how it is handled, and what is decided on it.

Source: Awb chapters 6 and 7. See docs/decisions/0226-an-objection-is-handled-by-others.md.
"""

from __future__ import annotations

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from applications.models import Application
from common import lengths
from correspondence.models import Letter

from . import objection_cost_guards as cost_guards
from . import objection_effect_guards as effect_guards
from . import objection_guards as guards
from . import objection_record_guards as record_guards
from .acting_guards import acts_for_re
from .impartiality import had_part
from .objection_choices import (
    FOUNDED,
    OPEN_OBJECTION,
    NoHearing,
    ObjectionOutcome,
    ObjectionState,
    Way,
)

RECEIPT_KIND = "bezwaar_ontvangen"
ADJOURNMENT_KIND = "bezwaar_verdaagd"
OBJECTION_DECISION_KIND = "bezwaar_besluit"


class ObjectionQuerySet(models.QuerySet["Objection"]):
    """Lists of objections."""

    def open(self) -> ObjectionQuerySet:
        """Those that were neither decided on nor withdrawn."""
        return self.filter(state__in=OPEN_OBJECTION)

    def barring(self) -> ObjectionQuerySet:
        """Those after which one cannot object again, see `Objection.bars_another`."""
        return self.exclude(state=ObjectionState.INGETROKKEN)

    def founded(self) -> ObjectionQuerySet:
        """Those that were found founded, at least partly, and made known to be."""
        return self.filter(outcome__in=FOUNDED, outcome_letter__isnull=False)

    def to_carry_out(self) -> ObjectionQuerySet:
        """Those of which something is left to do by hand, see `Objection.is_to_carry_out`."""
        return self.founded().exclude(to_do="", costs=None).filter(carried_out_at=None)

    def visible_to(self, role: Role | None) -> ObjectionQuerySet:
        """For the RE those of the cases that it may see; for a penvoerder those that it made."""
        if role is None or not role.is_current:
            return self.none()
        if role.is_re:
            return self.filter(application__in=Application.objects.visible_to(role))
        if role.is_penvoerder:
            return self.filter(name="", letter__addressee=role.organisation_id)
        return self.none()

    def free_of(self, role: Role) -> ObjectionQuerySet:
        """Those of cases in whose decisions the person of `role` had no part."""
        return self.filter(~had_part(role, "application__"))

    def with_letters(self) -> ObjectionQuerySet:
        """With their letters, without the bytes of these."""
        own = ("receipt_letter", "adjournment_letter", "outcome_letter", "copy_letter")
        paths = ("letter", *own)
        heavy = (f"{path}__{field}" for path in paths for field in ("pdf", "body_html"))
        return self.select_related(*paths).defer(*heavy)

    def for_history(self) -> ObjectionQuerySet:
        """With their letters, and who did what about them."""
        acts = (
            "recorded",
            "handled",
            "adjourned",
            "prepared",
            "settled",
            "withdrawn",
            "carried_out",
        )
        people = (f"{act}_by__user" for act in acts)
        return self.with_letters().select_related("letter__addressee", *people)


@pghistory.track()
class Objection(models.Model):
    """That somebody objects to the decision in `letter`."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="objections")
    letter = models.ForeignKey(Letter, models.PROTECT, related_name="objections")
    state = models.CharField(
        _("state"), max_length=15, choices=ObjectionState, default=ObjectionState.ONTVANGEN
    )
    # Who objects when that is not the addressee of the letter; they get their letters by post.
    name = models.CharField(_("name"), max_length=lengths.NAME, blank=True)
    address = models.CharField(_("postal address"), max_length=lengths.ADDRESS, blank=True)
    way = models.CharField(_("how it came in"), max_length=10, choices=Way)
    received_on = models.DateField(_("received on"))
    posted_on = models.DateField(_("posted on"), null=True, blank=True)
    # By `correspondence.domain.objections`, on the day it was recorded; frozen with the dates.
    in_time = models.BooleanField(_("in time"))
    grounds = models.CharField(_("grounds"), max_length=lengths.LONG_TEXT, blank=True)
    recorded_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    # Whoever objects asks to be paid the costs of it, also later; None: did not ask (Awb 7:15).
    costs_asked_on = models.DateField(_("costs asked on"), null=True, blank=True)

    handled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    taken_up_at = models.DateTimeField(_("taken in hand at"), null=True, blank=True)
    # What it lacks, told in the letter of receipt, and by when that can be mended (Awb 6:5, 6:6).
    lacks = models.CharField(_("what it lacks"), max_length=lengths.TEXT, blank=True)
    mend_by = models.DateField(_("to be mended by"), null=True, blank=True)
    mended_on = models.DateField(_("mended on"), null=True, blank=True)
    receipt_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="objection_received"
    )

    heard_on = models.DateField(_("heard on"), null=True, blank=True)
    hearing_report = models.CharField(
        _("report of the hearing"), max_length=lengths.LONG_TEXT, blank=True
    )
    no_hearing = models.CharField(
        _("why nobody was heard"), max_length=30, choices=NoHearing, blank=True
    )

    adjournment = models.CharField(_("why it takes longer"), max_length=lengths.NOTE, blank=True)
    adjourned_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    adjourned_at = models.DateTimeField(_("adjourned at"), null=True, blank=True)
    adjournment_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="objection_adjourned"
    )

    # A late objection is handled all the same when that can be excused (Awb 6:11).
    is_excused = models.BooleanField(_("being late is excused"), default=False)
    late_reasons = models.CharField(
        _("why being late is excused, or not"), max_length=lengths.NOTE, blank=True
    )
    outcome = models.CharField(_("outcome"), max_length=20, choices=ObjectionOutcome, blank=True)
    reasons = models.CharField(_("reasons"), max_length=lengths.LONG_TEXT, blank=True)
    replacement = models.CharField(
        _("what replaces the decision"), max_length=lengths.TEXT, blank=True
    )
    # What a founded one changes in a decision that stands: its conditions (keys) lapse with the
    # letter, and the Realisatie Eenheid does the rest by hand.
    lapsing = ArrayField(
        models.BigIntegerField(), verbose_name=_("conditions that lapse"), default=list, blank=True
    )
    to_do = models.CharField(_("what we must do after it"), max_length=lengths.TEXT, blank=True)
    # What is paid of the costs that were asked, exact to the cent; None: nothing.
    costs = models.DecimalField(
        _("costs that are paid (euro)"), max_digits=12, decimal_places=2, null=True, blank=True
    )
    costs_reasons = models.CharField(
        _("why the costs are paid, or not"), max_length=lengths.TEXT, blank=True
    )
    prepared_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), null=True, blank=True)
    return_reason = models.CharField(_("why it was returned"), max_length=lengths.TEXT, blank=True)
    settled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    outcome_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="objection_decided"
    )
    # What the penvoerder reads of it, when somebody else's objection was founded.
    copy_letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="objection_copied"
    )

    carried_out_by = models.ForeignKey(
        Role, models.PROTECT, null=True, blank=True, related_name="+"
    )
    carried_out_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    carried_out_note = models.CharField(
        _("how it was carried out"), max_length=lengths.TEXT, blank=True
    )

    withdrawal_note = models.CharField(
        _("how it was withdrawn"), max_length=lengths.NOTE, blank=True
    )
    withdrawn_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection")
        verbose_name_plural = _("objections")
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ObjectionState.values), name="objection_state_known"
            ),
            models.UniqueConstraint(
                fields=["letter"],
                condition=Q(name="", state__in=["ontvangen", "voorgesteld"]),
                name="objection_one_of_addressee",
            ),
            models.CheckConstraint(
                condition=Q(name="", address="") | ~Q(name="") & ~Q(address=""),
                name="objection_other_has_address",
            ),
            models.CheckConstraint(
                condition=Q(posted_on=None) | Q(way="post", posted_on__lte=models.F("received_on")),
                name="objection_posted_before_received",
            ),
            models.CheckConstraint(
                condition=Q(handled_by=None, taken_up_at=None)
                | Q(handled_by__isnull=False, taken_up_at__isnull=False),
                name="objection_taken_in_hand_by",
            ),
            models.CheckConstraint(
                condition=Q(lacks="", mend_by=None, mended_on=None)
                | ~Q(lacks="") & Q(mend_by__isnull=False),
                name="objection_mended_in_a_term",
            ),
            models.CheckConstraint(
                condition=Q(heard_on=None, hearing_report="")
                | ~Q(hearing_report="") & Q(heard_on__isnull=False, no_hearing=""),
                name="objection_heard_or_not",
            ),
            models.CheckConstraint(
                condition=Q(adjournment="", adjourned_by=None, adjourned_at=None)
                | ~Q(adjournment="") & Q(adjourned_by__isnull=False, adjourned_at__isnull=False),
                name="objection_adjourned_with_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["voorgesteld", "besloten"])
                | Q(outcome__in=ObjectionOutcome.values)
                & Q(prepared_by__isnull=False, prepared_at__isnull=False)
                & ~Q(reasons="")
                & (Q(in_time=True) | ~Q(late_reasons="")),
                name="objection_prepared_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state="besloten", settled_by__isnull=False, settled_at__isnull=False)
                | ~Q(state="besloten") & Q(settled_by=None, settled_at=None, outcome_letter=None),
                name="objection_decided_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(copy_letter=None) | ~Q(name="") & Q(outcome_letter__isnull=False),
                name="objection_copied_for_penvoerder",
            ),
            models.CheckConstraint(
                condition=Q(lapsing=[], to_do="") | Q(outcome__in=["gegrond", "deels_gegrond"]),
                name="objection_founded_changes_something",
            ),
            *cost_guards.COSTS_DECIDED,
            models.CheckConstraint(
                condition=Q(carried_out_by=None, carried_out_at=None, carried_out_note="")
                | Q(carried_out_by__isnull=False, carried_out_at__isnull=False)
                & Q(outcome_letter__isnull=False)
                & ~Q(carried_out_note="")
                & ~Q(to_do="", costs=None),
                name="objection_carried_out_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state="ingetrokken", withdrawn_by__isnull=False)
                & Q(withdrawn_at__isnull=False)
                & ~Q(withdrawal_note="")
                | ~Q(state="ingetrokken")
                & Q(withdrawn_by=None, withdrawn_at=None, withdrawal_note=""),
                name="objection_withdrawn_by_someone",
            ),
        ]
        triggers = [
            guards.objection_comes_in(),
            guards.objection_stands(),
            guards.objection_without_part(),
            guards.objection_mended_in_time(),
            guards.objection_is_heard(),
            effect_guards.objection_lets_own_conditions_lapse(),
            effect_guards.objection_tells_what_replaces(),
            effect_guards.objection_takes_effect(),
            cost_guards.objection_costs_asked(),
            acts_for_re(
                "objection_by_re",
                ("handled_by_id", "taken_up_at"),
                ("adjourned_by_id", "adjourned_at"),
                ("prepared_by_id", "prepared_at"),
                ("settled_by_id", "settled_at"),
                ("carried_out_by_id", "carried_out_at"),
                application="NEW.application_id",
            ),
            guards.objection_four_eyes(),
            guards.objection_taken_as_prepared(),
            guards.objection_mandated(),
            record_guards.objection_said_by(),
            record_guards.objection_came_in_when(),
            record_guards.objection_told_by_its_letters(),
            pgtrigger.Protect(name="objection_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_state_display()}"

    @property
    def objector(self) -> str:
        """Who objects."""
        return self.name or str(self.letter.addressee)

    @property
    def is_of_other(self) -> bool:
        """Whether somebody else than the addressee of the decision objects."""
        return bool(self.name)

    @property
    def is_open(self) -> bool:
        """Whether it was neither decided on nor withdrawn."""
        return self.state in OPEN_OBJECTION

    @property
    def bars_another(self) -> bool:
        """Whether who made it cannot object again: unless it was withdrawn."""
        return self.state != ObjectionState.INGETROKKEN

    @property
    def is_founded(self) -> bool:
        """Whether it was or is to be found founded, at least partly."""
        return self.outcome in FOUNDED

    @property
    def asks_copy(self) -> bool:
        """Whether the penvoerder, who is no party to it in the portal, is to read what changed."""
        return self.is_of_other and self.is_founded

    @property
    def is_to_carry_out(self) -> bool:
        """Whether something is left to do by hand, of which nobody noted yet that it was done."""
        is_known = self.is_founded and self.outcome_letter_id is not None
        left = bool(self.to_do) or self.costs is not None
        return is_known and left and self.carried_out_at is None

    @property
    def is_decided_on_costs(self) -> bool:
        """Whether it was decided on its costs, or nobody asked that."""
        return self.costs_asked_on is None or bool(self.costs_reasons)

    @property
    def is_complete(self) -> bool:
        """Whether it lacks nothing, or what it lacked came in."""
        return not self.lacks or self.mended_on is not None

    @property
    def known_state(self) -> StrOrPromise:
        """How far it is for whoever objected: what is decided is not known before its letter."""
        if self.outcome_letter_id is not None:
            return self.get_outcome_display()
        if self.state == ObjectionState.INGETROKKEN:
            return self.get_state_display()
        return ObjectionState.ONTVANGEN.label

    @property
    def preparers(self) -> set[int]:
        """The keys of the people who ever prepared the decision on it. One query."""
        events = self.events.filter(prepared_by__isnull=False)  # type: ignore[attr-defined]
        return set(events.values_list("prepared_by__user", flat=True))

    @property
    def stands(self) -> StrOrPromise:
        """Where it stands, for the Realisatie Eenheid."""
        is_in_hand = self.state == ObjectionState.ONTVANGEN and self.handled_by_id is not None
        return _("in hand") if is_in_hand else self.get_state_display()

    @property
    def tone(self) -> str:
        """The tone of its badge."""
        return "warning" if self.is_open else "neutral"
