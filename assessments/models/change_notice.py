"""What a region reports that changes after its status was granted, and what is decided on it."""

from __future__ import annotations

from datetime import date

import pghistory
import pgtrigger
from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from accounts.role_guards import refuse_unless_lead
from applications.models import Application
from common import lengths
from common.database_guards import WRITE, before, refuse_when
from correspondence import mandate_kinds
from correspondence.models import Letter, not_mandated
from regions.models import Organisation, PartnerKind

from . import acting_guards, step_triggers
from .change_kinds import ChangeKind

NOTICE_LETTER_KIND = "wijziging"


class NoticeState(models.TextChoices):
    """Where a notice stands; `assessments.notice_workflow` says how it moves."""

    GEMELD = "gemeld", _("reported")
    INGETROKKEN = "ingetrokken", _("withdrawn")
    VOORGESTELD = "voorgesteld", _("decision proposed")
    AKKOORD = "akkoord", _("agreed")
    NIET_AKKOORD = "niet_akkoord", _("not agreed")


OPEN_NOTICE = (NoticeState.GEMELD, NoticeState.VOORGESTELD)
DECIDED_NOTICE = (NoticeState.AKKOORD, NoticeState.NIET_AKKOORD)


class ChangeNoticeQuerySet(models.QuerySet["ChangeNotice"]):
    """Lists of notices."""

    def open(self) -> ChangeNoticeQuerySet:
        """Those on which nothing was decided yet."""
        return self.filter(state__in=OPEN_NOTICE)

    def unsettled(self) -> ChangeNoticeQuerySet:
        """Those on which nothing was made known yet, and agreed ones whose day is still to come."""
        return self.filter(
            Q(state__in=OPEN_NOTICE)
            | Q(state__in=DECIDED_NOTICE, letter=None)
            | Q(state=NoticeState.AKKOORD, carried_out_at=None, lapsed_at=None)
        )

    def without_letter(self) -> ChangeNoticeQuerySet:
        """Those on which was decided, whose letter is still to be made."""
        return self.filter(state__in=DECIDED_NOTICE, letter=None)

    def to_carry_out(self) -> ChangeNoticeQuerySet:
        """Agreed and made known, but not yet in what the region is."""
        return self.filter(
            state=NoticeState.AKKOORD,
            letter__isnull=False,
            carried_out_at__isnull=True,
            lapsed_at__isnull=True,
        )

    def with_letters(self) -> ChangeNoticeQuerySet:
        """With their letters, the first one first, and not the bytes of these. One query more."""
        links = apps.get_model("assessments", "NoticeLetter").objects.select_related("letter")
        light = links.defer("letter__pdf", "letter__body_html")
        return self.prefetch_related(Prefetch("notice_letters", light.order_by("pk")))

    def visible_to(self, role: Role | None) -> ChangeNoticeQuerySet:
        """Those of the cases that this role may see: the penvoerder's own, for the RE all."""
        if role is None or not (role.is_re or role.is_penvoerder):
            return self.none()
        return self.filter(application__in=Application.objects.visible_to(role))


def _stands_once_decided() -> pgtrigger.Trigger:
    """What was withdrawn or decided stands; letter and carrying out are noted once, after it."""
    rest = "to_jsonb({row}) - 'letter_id' - 'carried_out_at' - 'lapsed_at'"
    return before(
        "notice_stands",
        pgtrigger.Update,
        refuse_when(
            "OLD.state NOT IN ('gemeld', 'voorgesteld')"
            f" AND {rest.format(row='NEW')} <> {rest.format(row='OLD')}",
            "notice_stands: it was withdrawn or decided on",
        ),
        refuse_when(
            "(OLD.letter_id IS NOT NULL AND NEW.letter_id IS DISTINCT FROM OLD.letter_id)"
            " OR (OLD.carried_out_at IS NOT NULL"
            " AND NEW.carried_out_at IS DISTINCT FROM OLD.carried_out_at)"
            " OR (OLD.lapsed_at IS NOT NULL AND NEW.lapsed_at IS DISTINCT FROM OLD.lapsed_at)",
            "notice_stands: its letter was made, or it was carried out or lapsed",
        ),
    )


def _heard_first() -> pgtrigger.Trigger:
    """Who is to be heard answered before the decision, or let the last day for it pass."""
    return pgtrigger.Trigger(
        name="notice_heard_first",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state__in=[state.value for state in DECIDED_NOTICE]),
        func=refuse_when(
            """NEW.answered_at IS NULL AND NEW.hear_by
            >= (NEW.settled_at AT TIME ZONE 'Europe/Amsterdam')::date""",
            "notice_heard: the party can still answer",
        )
        + "RETURN NEW;",
    )


def _four_eyes() -> pgtrigger.Trigger:
    """A lead decides who never prepared it, in whichever role."""
    return pgtrigger.Trigger(
        name="notice_four_eyes",
        when=pgtrigger.Before,
        operation=WRITE,
        condition=pgtrigger.Q(new__state__in=[state.value for state in DECIDED_NOTICE]),
        func=refuse_unless_lead("settled_by_id", "notice_lead: a lead decides")  # noqa: S608 - ours
        + refuse_when(
            """(SELECT user_id FROM accounts_role WHERE id = NEW.settled_by_id) IN (
                SELECT r.user_id FROM accounts_role r WHERE r.id = NEW.prepared_by_id
                UNION SELECT r.user_id FROM assessments_changenoticeevent e
                JOIN accounts_role r ON r.id = e.prepared_by_id WHERE e.pgh_obj_id = NEW.id)""",
            "notice_four_eyes: who prepared it does not decide",
        )
        + "RETURN NEW;",
    )


def _mandated() -> pgtrigger.Trigger:
    """Who decides is mandated to, by the body on whose behalf the status was granted."""
    lacks = not_mandated(
        role="NEW.settled_by_id",
        kind="'wijziging'::text",
        at="NEW.settled_at",
        application="NEW.application_id",
    )
    return pgtrigger.Trigger(
        name="notice_mandated",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        condition=pgtrigger.Q(new__state__in=[state.value for state in DECIDED_NOTICE])
        & pgtrigger.Q(old__state__df=pgtrigger.F("new__state")),
        func=refuse_when(lacks, "notice_mandate: who decides is not mandated") + "RETURN NEW;",
    )


@pghistory.track()
class ChangeNotice(models.Model):
    """A change in a region with a status, as its penvoerder reported it; the RE decides on it."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="change_notices")
    kind = models.CharField(_("what changes"), max_length=15, choices=ChangeKind)
    # The party that joins, leaves or leads; in which capacity only when it joins.
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    capacity = models.CharField(_("capacity"), max_length=20, choices=PartnerKind, blank=True)
    what = models.CharField(_("what changes and why"), max_length=lengths.TEXT)
    starts_on = models.DateField(_("from which day"))
    notified_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    notified_at = models.DateTimeField(_("reported at"), default=timezone.now)
    decide_by = models.DateField(_("to be decided by"))
    # The party that it is about is heard before (Awb 4:8); empty when it is about none.
    hear_by = models.DateField(_("last day to answer"), null=True, blank=True)
    answer = models.CharField(_("what the party answered"), max_length=lengths.TEXT, blank=True)
    answered_at = models.DateTimeField(_("answer recorded at"), null=True, blank=True)
    answer_noted_by = models.ForeignKey(
        Role, models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=15, choices=NoticeState, default=NoticeState.GEMELD
    )
    withdrawn_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)
    agrees = models.BooleanField(_("the Realisatie Eenheid agrees"), null=True, blank=True)
    reasons = models.CharField(_("reasons"), max_length=lengths.TEXT, blank=True)
    return_reason = models.CharField(_("why it was returned"), max_length=lengths.TEXT, blank=True)
    prepared_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    prepared_at = models.DateTimeField(_("prepared at"), null=True, blank=True)
    settled_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    # With it the decision is made known; before it, it has no effect (Awb 3:40).
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="change_notice"
    )
    carried_out_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    # Agreed, but its region was merged into another before it could be carried out.
    lapsed_at = models.DateTimeField(_("lapsed at"), null=True, blank=True)

    objects = ChangeNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of a change")
        verbose_name_plural = _("notices of changes")
        ordering = ["notified_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ChangeKind.values), name="notice_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=NoticeState.values), name="notice_state_known"
            ),
            models.CheckConstraint(condition=~Q(what=""), name="notice_says_what"),
            models.CheckConstraint(
                condition=Q(kind="niet_gedaan", organisation__isnull=True)
                | (~Q(kind="niet_gedaan") & Q(organisation__isnull=False)),
                name="notice_names_its_party",
            ),
            models.CheckConstraint(
                condition=(Q(kind="toetreding") & Q(capacity__in=PartnerKind.values))
                | (~Q(kind="toetreding") & Q(capacity="")),
                name="notice_capacity_of_who_joins",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at__isnull=True, answer_noted_by__isnull=True)
                | ~Q(answer="")
                & Q(
                    hear_by__isnull=False,
                    answered_at__isnull=False,
                    answer_noted_by__isnull=False,
                ),
                name="notice_answer_noted_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(state="ingetrokken", withdrawn_by__isnull=False)
                & Q(withdrawn_at__isnull=False)
                | ~Q(state="ingetrokken") & Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True),
                name="notice_withdrawn_by_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["voorgesteld", "akkoord", "niet_akkoord"])
                | Q(agrees__isnull=False, prepared_by__isnull=False, prepared_at__isnull=False)
                & ~Q(reasons=""),
                name="notice_prepared_with_reasons",
            ),
            models.CheckConstraint(
                condition=Q(state="akkoord", agrees=True, settled_at__isnull=False)
                | Q(state="niet_akkoord", agrees=False, settled_at__isnull=False)
                | ~Q(state__in=["akkoord", "niet_akkoord"])
                & Q(settled_by__isnull=True, settled_at__isnull=True, letter__isnull=True),
                name="notice_decided_as_prepared",
            ),
            models.CheckConstraint(
                condition=Q(carried_out_at__isnull=True, lapsed_at__isnull=True)
                | Q(state="akkoord", letter__isnull=False)
                & (Q(carried_out_at__isnull=True) | Q(lapsed_at__isnull=True)),
                name="notice_carried_out_once_known",
            ),
            models.UniqueConstraint(
                fields=["application", "kind", "organisation"],
                condition=Q(state__in=["gemeld", "voorgesteld"]),
                name="notice_once_about_a_party",
            ),
        ]
        triggers = [
            before(
                "notice_of_granted_status",
                pgtrigger.Insert,
                refuse_when("NEW.state <> 'gemeld'", "notice_starts_reported: it is reported"),
                refuse_when(
                    """NOT EXISTS (SELECT FROM applications_application a
                    WHERE a.id = NEW.application_id AND a.state IN ('voorlopig', 'definitief'))""",
                    "notice_status: no status was granted",
                ),
            ),
            pgtrigger.ReadOnly(
                name="notice_is_as_reported",
                fields=[
                    "application",
                    "kind",
                    "organisation",
                    "capacity",
                    "what",
                    "starts_on",
                    "notified_by",
                    "notified_at",
                    "decide_by",
                    "hear_by",
                ],
            ),
            _heard_first(),
            acting_guards.acts_for_re(
                "notice_by_re",
                ("prepared_by_id", "prepared_at"),
                ("settled_by_id", "settled_at"),
                application="NEW.application_id",
            ),
            _stands_once_decided(),
            _four_eyes(),
            acting_guards.taken_as_prepared(
                "notice_as_prepared", "agrees", "reasons", taken=["akkoord", "niet_akkoord"]
            ),
            _mandated(),
            step_triggers.follows(step_triggers.OF_ITSELF, "state"),
            pgtrigger.Protect(name="notice_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        party = self.organisation.name if self.organisation is not None else ""
        return str(ChangeKind(self.kind).says(party))

    @property
    def mandate_kind(self) -> str:
        """For what who decides on it is mandated."""
        return mandate_kinds.CHANGE

    def is_heard(self, on: date) -> bool:
        """Whether on this day nobody has to be waited for: the party answered, or let it pass."""
        return self.hear_by is None or self.answered_at is not None or self.hear_by < on

    @property
    def counts_from(self) -> date:
        """From which day it counts when agreed: never before the day of its letter (Awb 3:40)."""
        return max(self.starts_on, self.letter.dated_on) if self.letter else self.starts_on

    @property
    def preparers(self) -> set[int]:
        """The keys of the people who ever prepared its decision. One query."""
        events = self.events.filter(prepared_by__isnull=False)  # type: ignore[attr-defined]
        return set(events.values_list("prepared_by__user", flat=True))

    @property
    def tone(self) -> str:
        """The tone of its badge for the Realisatie Eenheid."""
        return _TONES[NoticeState(self.state)]

    @property
    def known(self) -> KnownNotice:
        """Where it stands as far as its penvoerder may know: a decision only by its letter."""
        is_known = self.letter_id is not None or self.state == NoticeState.INGETROKKEN
        return KnownNotice(NoticeState(self.state) if is_known else NoticeState.GEMELD)


class KnownNotice:
    """The state of a notice as those may know it whom it is about."""

    def __init__(self, state: NoticeState) -> None:
        self.state = state
        self.label = state.label
        self.tone = _TONES[state]
        self.is_open = state in OPEN_NOTICE


_TONES = {
    NoticeState.GEMELD: "info",
    NoticeState.INGETROKKEN: "neutral",
    NoticeState.VOORGESTELD: "warning",
    NoticeState.AKKOORD: "ok",
    NoticeState.NIET_AKKOORD: "error",
}
