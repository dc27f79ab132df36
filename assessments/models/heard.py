"""What is intended, told to whom it is about, and answered, before a decision. Source: Awb 4:8."""

from __future__ import annotations

from datetime import date, timedelta

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from common import lengths
from common.database_guards import WRITE, before, refuse_unless_now, refuse_when
from correspondence.models import Letter, refuse_other_letter

HEARING = timedelta(weeks=2)
"""The least time to respond to an intention."""

TOO_SHORT = """NEW.respond_by < (NEW.intended_at AT TIME ZONE 'Europe/Amsterdam')::date + 14"""
"""SQL that holds when there is less time to respond than `HEARING`."""


def not_heard(row: str, *, letter: str, at: str) -> str:
    """SQL that holds while whom it is about can still respond, or was not told yet.

    `letter` is the column of the letter that tells it, `at` when is asked. For triggers; the acts
    ask `hearing_permissions.why_not_heard`.
    """
    return f"""{row}.{letter} IS NULL OR ({row}.zienswijze = ''
            AND GREATEST({row}.respond_by, (SELECT told.dated_on + 14
                FROM correspondence_letter told WHERE told.id = {row}.{letter})) >= ({at}
                AT TIME ZONE 'Europe/Amsterdam')::date)"""  # noqa: S608 - ours


def last_day(respond_by: date, told_on: date | None) -> date:
    """The last day to respond: the one that was given, and never less than two weeks after the
    letter of `told_on`, however late that was made; None before it.
    """
    return max(respond_by, told_on + HEARING) if told_on else respond_by


def can_respond(on: date, *, letter: str) -> Q:
    """Whom it is about was told, did not respond, and still can on a day; as `not_heard`.

    `letter` is the field of the letter that tells it.
    """
    in_time = Q(respond_by__gte=on) | Q(**{f"{letter}__dated_on__gte": on - HEARING})
    return Q(**{f"{letter}__isnull": False}) & Q(zienswijze="") & in_time


def was_heard(on: date, *, letter: str) -> Q:
    """Whom it is about was told, and responded or let its term pass before a day."""
    passed = Q(respond_by__lt=on) & Q(**{f"{letter}__dated_on__lt": on - HEARING})
    return Q(**{f"{letter}__isnull": False}) & (~Q(zienswijze="") | passed)


def heard_whole(name: str) -> list[models.CheckConstraint]:
    """The constraints of what is `HeardFirst`, called after `name`: why it is intended is said, and
    of a response and of what was told it is known who and when.
    """
    return [
        models.CheckConstraint(condition=~Q(intention=""), name=f"{name}_says_why"),
        models.CheckConstraint(
            condition=Q(zienswijze="", zienswijze_at=None, zienswijze_by=None)
            | ~Q(zienswijze="") & Q(zienswijze_at__isnull=False, zienswijze_by__isnull=False),
            name=f"{name}_response_whole",
        ),
        models.CheckConstraint(
            condition=Q(told="", told_at=None, told_by=None)
            | ~Q(told="") & Q(told_at__isnull=False, told_by__isnull=False),
            name=f"{name}_told_whole",
        ),
    ]


_BY = """EXISTS (SELECT FROM accounts_role r JOIN applications_application a
    ON a.id = NEW.application_id WHERE r.id = NEW.{by} AND r.ended_at IS NULL AND {who})"""
_BY_PENVOERDER = _BY.format(
    by="zienswijze_by_id",
    who="""r.organisation_id = a.penvoerder_id
    AND r.kind IN ('penvoerder_editor', 'penvoerder_signatory')""",
)
_BY_RE = _BY.format(by="told_by_id", who="r.kind IN ('re_adviser', 're_lead')")


def heard_itself(name: str, *, letter: str, kind: str, occasion: str) -> pgtrigger.Trigger:
    """Whom it is about is told by a letter of its own and answers itself, once it was told; what it
    said, the Realisatie Eenheid writes down. Both now, and after it was intended.

    `letter` is the column of the letter that tells it, `kind` its kind, and `occasion` what comes
    before the key in what it was made for. For what is `HeardFirst`, called after `name`.
    """
    noted = f"NEW.{letter} IS NOT NULL OR NEW.zienswijze <> '' OR NEW.told <> ''"
    answers = "NEW.zienswijze <> '' AND NEW.zienswijze IS DISTINCT FROM OLD.zienswijze"
    tells = "NEW.told <> '' AND NEW.told IS DISTINCT FROM OLD.told"
    return before(
        f"{name}_was_heard",
        WRITE,
        refuse_when(f"TG_OP = 'INSERT' AND ({noted})", f"{name}_heard: it is intended first"),
        refuse_when(
            f"{answers} AND NOT (NEW.{letter} IS NOT NULL AND {_BY_PENVOERDER})",
            f"{name}_heard: its penvoerder responds, once it was told",
        ),
        refuse_unless_now("zienswijze_at", f"{name}_heard: it responds now"),
        refuse_when(
            f"{tells} AND NOT (NEW.told_at IS DISTINCT FROM OLD.told_at AND {_BY_RE})",
            f"{name}_heard: the Realisatie Eenheid writes down what was told",
        ),
        refuse_unless_now("told_at", f"{name}_heard: it is written down now"),
        refuse_other_letter(
            letter,
            kind=f"'{kind}'",
            occasion=f"'{occasion} ' || NEW.id",
            message=f"{name}_letter: this letter was not made for it",
        ),
    )


class HeardFirst(models.Model):
    """An intention with its term to respond, the response, and what was said beside it."""

    intention = models.CharField(_("why it is intended"), max_length=lengths.TEXT)
    respond_by = models.DateField(_("response possible until and including"))
    intended_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    intended_at = models.DateTimeField(_("intended at"), default=timezone.now)
    # What the region answers, in writing and once.
    zienswijze = models.CharField(
        _("response of the region"), max_length=lengths.LONG_TEXT, blank=True
    )
    zienswijze_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    zienswijze_at = models.DateTimeField(_("responded at"), null=True, blank=True)
    # What it said, as the RE wrote it down (Awb 4:9). It can still respond in writing after that.
    told = models.CharField(_("what the region told"), max_length=lengths.TEXT, blank=True)
    told_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    told_at = models.DateTimeField(_("told at"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def telling(self) -> Letter | None:
        """The letter that tells of it; None as long as that is being made."""
        raise NotImplementedError

    @property
    def last_day(self) -> date:
        """The last day to respond."""
        return last_day(self.respond_by, self.telling.dated_on if self.telling else None)
