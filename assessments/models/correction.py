"""Corrections of letters: prepared by one person, issued by another."""

from __future__ import annotations

from typing import Protocol

import pghistory
import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application
from common import lengths
from common.database_guards import before, refuse_when
from correspondence import mandate_kinds
from correspondence.models import Letter, not_mandated

from . import acting_guards
from .impartiality import involvement, is_involved


class Known(Protocol):
    """What a letter makes known that can be corrected."""

    @property
    def application(self) -> Application:
        """The case that it is about."""

    @property
    def application_id(self) -> int:
        """Its key."""

    @property
    def mandate_kind(self) -> str:
        """For what who signs it is mandated; see `correspondence.mandate_kinds`."""


OF_LETTER = ["decision_letter__decision", "notice_letter__notice"]
"""The paths from a letter to what belongs to an `application`; every letter has one of them.

A floor above adds its own. The row at which a path begins has what it makes known as `known`.
"""


def made_known_by(letter: Letter) -> Known:
    """What a letter makes known. Raises ValueError for a letter of none of the paths."""
    for path in OF_LETTER:
        link = getattr(letter, path.partition("__")[0], None)
        if link is not None:
            known: Known = link.known
            return known
    raise ValueError(letter.reference)


def has_known(letter: str = "") -> Q:
    """Whether a letter makes something known that can be corrected; `letter` as a path to it."""
    found = Q(pk__in=[])
    for path in OF_LETTER:
        found |= Q(**{f"{letter}{path.partition('__')[0]}__isnull": False})
    return found


def involvement_by_letter(role: Role, letter: str = "") -> models.expressions.Combinable:
    """As `involvement`, along the path to a letter, with `__` at its end."""
    ways = [
        models.When(
            Q(**{f"{letter}{path.partition('__')[0]}__isnull": False}),
            then=involvement(role, f"{letter}{path}__application__"),
        )
        for path in OF_LETTER
    ]
    return models.Case(*ways, default=models.Value(""), output_field=models.CharField())


class Term(models.TextChoices):
    """What a correction means for the term in which an objection can be made.

    The decision is the same, so its term is (Awb 6:7, 6:8): it began with the first letter. A new
    one begins only when that letter did not make the decision known as the Awb asks (3:41, 3:45):
    it went to another, or one could not tell from it what was decided, or how to object. A decision
    that should have been another is no correction: that takes a new decision.
    """

    KEPT = "kept", _("the term goes on as it was")
    ANEW = "anew", _("a new term of six weeks begins")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Lists of corrections."""

    def open(self) -> CorrectionQuerySet:
        """Those that wait for somebody to issue them."""
        return self.filter(issued_at__isnull=True, dropped_at__isnull=True)

    def visible_to(self, role: Role | None) -> CorrectionQuerySet:
        """Those of letters of the cases that the Realisatie Eenheid may see."""
        if role is None or not role.is_re:
            return self.none()
        cases = Application.objects.visible_to(role)
        seen = Q(pk__in=[])
        for path in OF_LETTER:
            case = f"letter__{path}__application"
            seen |= Q(**{f"{case}__in": cases}) & ~is_involved(role, f"{case}__")
        return self.filter(seen)

    def free_of(self, role: Role) -> CorrectionQuerySet:
        """Those of cases in which the person of `role` is not involved, with these cases."""
        paths = [f"letter__{path}__application" for path in OF_LETTER]
        free = [~is_involved(role, f"{path}__") for path in paths]
        return self.filter(*free).select_related(*(f"{path}__plan" for path in paths))


# For triggers: what the letter makes known, and of which application.
_DECIDED = """(SELECT d.{column} FROM assessments_decision d
    JOIN assessments_decisionletter l ON l.decision_id = d.id
    WHERE l.letter_id = NEW.letter_id)"""
_CHANGED = """(SELECT n.application_id FROM assessments_changenotice n
    JOIN assessments_noticeletter l ON l.notice_id = n.id
    WHERE l.letter_id = NEW.letter_id)"""
_APPLICATION = f"COALESCE({_DECIDED.format(column='application_id')}, {_CHANGED})"


def _mandated() -> pgtrigger.Trigger:
    """Who issues a correction is mandated for what was decided; above, each floor asks it too."""
    lacks = not_mandated(
        role="NEW.issued_by_id",
        kind=f"COALESCE({_DECIDED.format(column='outcome')}, '{mandate_kinds.CHANGE}')",
        at="NEW.issued_at",
        application=_APPLICATION,
    )
    own = f"{_APPLICATION} IS NOT NULL"
    return before(
        "correction_mandated",
        pgtrigger.Update,
        refuse_when(
            f"NEW.issued_at IS NOT NULL AND {own} AND {lacks}",
            "correction_mandate: who issues it is not mandated",
        ),
    )


@pghistory.track()
class Correction(models.Model):
    """That `letter` is to be replaced by one that is right, and `why`, as that one says."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="corrections")
    why = models.CharField(_("what was wrong"), max_length=lengths.NOTE)
    term = models.CharField(_("term for objection"), max_length=10, choices=Term, default=Term.KEPT)
    prepared_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), default=timezone.now)
    issued_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    issued_at = models.DateTimeField(_("issued at"), null=True, blank=True)
    dropped_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction of a letter")
        verbose_name_plural = _("corrections of letters")
        ordering = ["prepared_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["letter"],
                condition=Q(dropped_at__isnull=True),
                name="correction_one_per_letter",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="correction_says_why"),
            models.CheckConstraint(
                condition=Q(issued_by__isnull=True, issued_at__isnull=True)
                | Q(issued_by__isnull=False, issued_at__isnull=False, dropped_at__isnull=True),
                name="correction_issued_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True, dropped_at__isnull=True)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="correction_dropped_by_someone",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="correction_starts_open",
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__issued_at__isnull=False)
                | pgtrigger.Q(new__dropped_at__isnull=False),
            ),
            pgtrigger.Protect(
                name="correction_final",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__issued_at__isnull=False)
                | pgtrigger.Q(old__dropped_at__isnull=False),
            ),
            pgtrigger.ReadOnly(
                name="correction_stays", fields=["letter", "why", "term", "prepared_by"]
            ),
            pgtrigger.Trigger(
                name="correction_four_eyes",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__issued_at__isnull=False),
                func="""
                    IF NOT EXISTS (SELECT 1 FROM accounts_role i, accounts_role p
                        WHERE i.id = NEW.issued_by_id AND p.id = NEW.prepared_by_id
                        AND i.kind = 're_lead' AND i.ended_at IS NULL
                        AND i.user_id <> p.user_id)
                    THEN
                        RAISE EXCEPTION 'correction_four_eyes: a lead who did not prepare issues it'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            _mandated(),
            acting_guards.acts_for_re(
                "correction_by_re",
                ("prepared_by_id", "prepared_at"),
                ("issued_by_id", "issued_at"),
                application=_APPLICATION,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter}: {self.get_term_display()}"

    @property
    def is_open(self) -> bool:
        """Whether it waits for somebody to issue it."""
        return self.issued_at is None and self.dropped_at is None

    @property
    def known(self) -> Known:
        """What the letter makes known."""
        return made_known_by(self.letter)

    @property
    def mandate_kind(self) -> str:
        """For what who issues it is mandated; see `correspondence.mandate_kinds`."""
        return self.known.mandate_kind

    @property
    def application(self) -> Application:
        """The case that the letter is about."""
        return self.known.application
