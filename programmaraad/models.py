"""The seats of the Programmaraad, who is nominated for them and who holds them."""

from __future__ import annotations

from datetime import date

import pghistory
import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateRangeField,
    RangeBoundary,
    RangeOperators,
)
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common import lengths
from common.dates import amsterdam_date
from correspondence.models import Letter
from regions.models import Organisation


class DateRange(Func):
    """A PostgreSQL date range from two columns; an open end is infinite."""

    function = "DATERANGE"
    output_field = DateRangeField()


class NumberRange(Func):
    """A PostgreSQL range of whole numbers, for comparing a number in an exclusion constraint.

    A range of one number overlaps only itself, which says "the same seat" without the extension
    `btree_gist`, which not every server has.
    """

    function = "INT8RANGE"
    output_field = BigIntegerRangeField()


class SeatQuerySet(models.QuerySet["Seat"]):
    """Lists of seats."""

    def visible_to(self, role: Role | None) -> SeatQuerySet:
        """Seats are public, so anyone sees all of them."""
        return self.all()

    def current(self, on: date) -> SeatQuerySet:
        """Seats that exist on a day; a seat exists up to and including the day it ends."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=on))

    def vacant(self, on: date) -> SeatQuerySet:
        """Seats that exist on a day and that nobody holds then."""
        holding = Term.objects.overlapping(on, on).filter(seat=OuterRef("pk"))
        return self.current(on).filter(~Exists(holding))


@pghistory.track()
class Seat(models.Model):
    """A seat, with the organisation that nominates for it. Source: PO-Raad vacancy, 2023."""

    name = models.CharField(_("seat"), max_length=120, unique=True)
    nominating_organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_chair = models.BooleanField(_("chair"), default=False)
    position = models.PositiveSmallIntegerField(_("order"), default=0)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["position", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_chair"],
                condition=Q(is_chair=True, ended_on__isnull=True),
                name="seat_one_chair",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NominationState(models.TextChoices):
    """Where a nomination stands."""

    VOORGEDRAGEN = "voorgedragen", _("nominated")
    BENOEMD = "benoemd", _("appointed")
    AFGEWEZEN = "afgewezen", _("not appointed")
    INGETROKKEN = "ingetrokken", _("withdrawn")


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Lists of nominations."""

    def visible_to(self, role: Role | None) -> NominationQuerySet:
        """Nominations tell about people who may not be appointed: for administrators only."""
        if role is not None and role.is_current and role.kind == RoleKind.ADMIN:
            return self.all()
        return self.none()

    def open(self) -> NominationQuerySet:
        """Nominations that wait for an answer."""
        return self.filter(state=NominationState.VOORGEDRAGEN)


# The history is never erased, so what a candidate wrote is kept out of it.
@pghistory.track(exclude=["email", "motivation"])
class Nomination(models.Model):
    """Somebody nominated for a seat; an organisation may nominate one at a time."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="nominations")
    name = models.CharField(_("name"), max_length=150)
    email = models.EmailField(_("e-mail address"))
    motivation = models.CharField(_("motivation"), max_length=lengths.TEXT)
    state = models.CharField(
        _("state"), max_length=15, choices=NominationState, default=NominationState.VOORGEDRAGEN
    )
    entered_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(_("entered at"), default=timezone.now)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")
        ordering = ["-entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["seat"],
                condition=Q(state="voorgedragen"),
                name="nomination_one_open_per_seat",
            ),
            models.CheckConstraint(
                condition=Q(state="voorgedragen", decided_at__isnull=True)
                | (~Q(state="voorgedragen") & Q(decided_at__isnull=False)),
                name="nomination_decided_with_moment",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="state_machine",
                field="state",
                transitions=[
                    ("voorgedragen", "benoemd"),
                    ("voorgedragen", "afgewezen"),
                    ("voorgedragen", "ingetrokken"),
                ],
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.seat})"

    @property
    def nominated_on(self) -> date:
        """The day of the nomination; a term of office that follows from it starts no earlier."""
        return amsterdam_date(self.entered_at)

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state == NominationState.VOORGEDRAGEN


class TermQuerySet(models.QuerySet["Term"]):
    """Lists of terms of office."""

    def visible_to(self, role: Role | None) -> TermQuerySet:
        """Who holds or held a seat is public."""
        return self.all()

    def overlapping(self, starts_on: date, ends_on: date | None) -> TermQuerySet:
        """Terms that share a day with the one from `starts_on` up to and including `ends_on`."""
        found = self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
        return found if ends_on is None else found.filter(starts_on__lte=ends_on)

    def with_letter_numbers(self) -> TermQuerySet:
        """With the letter of each, but not what it holds."""
        return self.select_related("letter").defer("letter__pdf", "letter__body_html")

    def without_letter(self) -> TermQuerySet:
        """Those of which the letter of appointment is still to be made."""
        return self.filter(gets_letter=True, letter__isnull=True)

    def ending(self, starts_on: date, ends_on: date) -> TermQuerySet:
        """The last terms of seats that go on, ending from one day up to another, by their end.

        At most one of a seat: a term after which another comes is not its last.
        """
        later = Term.objects.filter(seat=OuterRef("seat"), starts_on__gt=OuterRef("ends_on"))
        goes_on = Q(seat__ended_on__isnull=True) | Q(seat__ended_on__gt=F("ends_on"))
        found = self.filter(goes_on, ~Exists(later), ends_on__range=(starts_on, ends_on))
        return found.select_related("seat").order_by("ends_on", "pk")


@pghistory.track()
class Term(models.Model):
    """A member's term of office on a seat, last day included; terms on a seat never overlap."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="terms")
    nomination = models.OneToOneField(
        Nomination, models.PROTECT, null=True, blank=True, related_name="term"
    )
    name = models.CharField(_("name"), max_length=150)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until and including"), null=True, blank=True)
    # Who is appointed from now on gets a letter; who was before, or is entered afterwards, none.
    gets_letter = models.BooleanField(_("gets a letter of appointment"), default=False)
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="appointment"
    )

    objects = TermQuerySet.as_manager()

    class Meta:
        verbose_name = _("term of office")
        verbose_name_plural = _("terms of office")
        ordering = ["seat", "starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gt=F("starts_on")),
                name="term_ends_after_start",
            ),
            ExclusionConstraint(
                name="term_no_overlap",
                expressions=[
                    (
                        NumberRange(
                            "seat",
                            "seat",
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                    (
                        DateRange("starts_on", "ends_on", RangeBoundary(inclusive_upper=True)),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="term_after_nomination",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__nomination__isnull=False),
                func="""
                    IF NEW.starts_on < (
                        SELECT (entered_at AT TIME ZONE 'Europe/Amsterdam')::date
                        FROM programmaraad_nomination WHERE id = NEW.nomination_id
                    ) THEN
                        RAISE EXCEPTION
                            'term_after_nomination: a term starts no earlier than its nomination'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.seat})"

    def covers(self, day: date) -> bool:
        """Whether the member holds the seat on this day."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)
