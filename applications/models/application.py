"""The case: an application of a region in a round, and its partners."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Lower
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models import Role, RoleKind
from common import lengths
from common.database_guards import read_by, track_rows
from regions.models import Organisation, PartnerKind, Region, sectors_field

from .closing_guards import own_moment_was_given, waits_for_reopened
from .completion_guards import waits_for_completion
from .guards import leaves_draft_closed, numbered_once, only_when_open, promise_stays
from .lead_guards import case_only_in_draft, lead_passes_with_consent
from .merging_guards import comes_back_by_undoing
from .rounds import Round

if TYPE_CHECKING:
    from .submission import Submission


class ApplicationState(models.TextChoices):
    """Where an application stands; `applications.workflow` says how it moves."""

    CONCEPT = "concept", _("draft")
    INGEDIEND = "ingediend", _("submitted")
    IN_BEOORDELING = "in_beoordeling", _("being assessed")
    VOORLOPIG = "voorlopig", _("provisional status granted")
    DEFINITIEF = "definitief", _("definitive status granted")
    AFGEWEZEN = "afgewezen", _("not granted")
    BEEINDIGD = "beeindigd", _("provisional status withdrawn")
    NIET_BEHANDELD = "niet_behandeld", _("not handled")
    VERLEEND = "verleend", _("subsidy granted")
    GEWEIGERD = "geweigerd", _("subsidy refused")
    INGETROKKEN = "ingetrokken", _("withdrawn")
    SAMENGEVOEGD = "samengevoegd", _("merged into another application")


UNDECIDED = (ApplicationState.INGEDIEND, ApplicationState.IN_BEOORDELING)
"""Submitted, and no decision was taken yet."""
WITHOUT_DECISION = (ApplicationState.INGETROKKEN, ApplicationState.SAMENGEVOEGD)
"""Ended, and no decision will be taken on it."""


MAKES_ROOM = (ApplicationState.INGETROKKEN, ApplicationState.NIET_BEHANDELD)
"""Ended without a word on what it says: another one can be started for the region in the round."""


def closing_moment(path: str = "") -> Greatest:
    """`Application.closes_at` in a query; `path` leads to the application, with `__` at its end."""
    # PostgreSQL leaves out what is null.
    return Greatest(f"{path}round__closes_at", f"{path}own_closes_at")


def is_not_closed(at: datetime, path: str = "") -> Q:
    """Whether an application can still be submitted at a moment; as `Application.is_closed`."""
    second = at.replace(microsecond=0)
    return Q(**{f"{path}round__closes_at__gte": second}) | Q(
        **{f"{path}own_closes_at__gte": second}
    )


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Lists of applications."""

    def visible_to(self, role: Role | None) -> ApplicationQuerySet:
        """What this role may see here.

        Penvoerder: those of the own organisation. Partner: those that this person was asked to
        sign, or signed, for the own organisation. RE: everything that was ever submitted. OCW and
        national partners see applications only through `assessments.Panel`, so nothing here.
        Admin: nothing; admins manage rounds, not cases.
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(penvoerder_id=role.organisation_id)
        if role.kind == RoleKind.PARTNER_SIGNATORY:
            asked = Partner.objects.visible_to(role)
            return self.filter(pk__in=asked.values("application_id"))
        if role.is_re:
            return self.filter(submitted_at__isnull=False)
        return self.none()

    def of_team(self, role: Role | None) -> ApplicationQuerySet:
        """Those with which this role works: the own ones, and those it was let into by name.

        Only the pages where the plan is read and written ask this; all others ask `visible_to`.
        """
        if role is None or not role.is_current or not role.is_penvoerder:
            return self.none()
        taking_part = Partner.objects.get_queryset().filter(organisation=role.organisation_id)
        let_in = Application.objects.filter(
            team__role=role, team__ended_at=None, pk__in=taking_part.values("application")
        )
        return self.filter(Q(penvoerder_id=role.organisation_id) | Q(pk__in=let_in.values("pk")))

    def submitted(self) -> ApplicationQuerySet:
        """Applications that have been submitted, whatever came of them."""
        return self.filter(submitted_at__isnull=False)


@pghistory.track()
class Application(models.Model):
    """The case: an application for a region, led by the penvoerder. What it says is its `plan`."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="applications")
    region = models.ForeignKey(Region, models.PROTECT, related_name="applications")
    penvoerder = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    number = models.CharField(_("number"), max_length=20, null=True, blank=True, unique=True)
    state = models.CharField(
        _("state"), max_length=15, choices=ApplicationState, default=ApplicationState.CONCEPT
    )
    created_at = models.DateTimeField(_("started at"), default=timezone.now)
    created_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    # The last day for the decision, as promised on the receipt; never another one.
    decide_by = models.DateField(_("decision promised by"), null=True, blank=True)
    # The last day since that term stood still; null when it never did (`domain.terms`).
    postponed_to = models.DateField(_("decision postponed to"), null=True, blank=True)
    # Of this application alone, when an administrator gave it more time than its round.
    own_closes_at = models.DateTimeField(_("own closing moment"), null=True, blank=True)
    withdrawn_because = models.CharField(
        _("why it was withdrawn"), max_length=lengths.NOTE, blank=True
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged_from"
    )

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "region"],
                condition=~Q(state__in=MAKES_ROOM),
                name="application_once_per_round_and_region",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ApplicationState.values), name="application_state_known"
            ),
            # An accepted submission has a number, a moment and a promised day, and only then.
            models.CheckConstraint(
                condition=Q(number__isnull=True, submitted_at__isnull=True, decide_by__isnull=True)
                | Q(number__isnull=False, submitted_at__isnull=False, decide_by__isnull=False),
                name="application_number_with_moment",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_because="") | Q(state="ingetrokken"),
                name="application_reason_of_withdrawing",
            ),
            # A term that stands still only gets longer.
            models.CheckConstraint(
                condition=Q(postponed_to__isnull=True) | Q(postponed_to__gte=F("decide_by")),
                name="application_postponed_is_later",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["concept", "ingetrokken"]) | Q(submitted_at__isnull=False),
                name="application_beyond_draft_was_submitted",
            ),
            models.CheckConstraint(
                condition=~Q(state="concept") | Q(submitted_at__isnull=True),
                name="application_draft_not_submitted",
            ),
            models.CheckConstraint(
                condition=Q(state="samengevoegd", merged_into__isnull=False)
                | (~Q(state="samengevoegd") & Q(merged_into__isnull=True)),
                name="application_merged_into_one",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "state"], name="application_round_state"),
            models.Index(fields=["state", "number"], name="application_state_number"),
        ]
        triggers = [
            case_only_in_draft(),
            lead_passes_with_consent(),
            leaves_draft_closed(),
            numbered_once(),
            promise_stays(),
            waits_for_completion(),
            waits_for_reopened(),
            own_moment_was_given(),
            comes_back_by_undoing(),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of the region as the plan has it; lists load the plan along."""
        return self.plan.name

    @property
    def is_draft(self) -> bool:
        """Whether it can still be edited by the penvoerder."""
        return self.state == ApplicationState.CONCEPT

    @cached_property
    def team_levels(self) -> dict[int, str]:
        """What those who were let in by name, or held back, may do, by the key of their role."""
        return dict(self.team.current().values_list("role", "level"))

    @property
    def closes_at(self) -> datetime:
        """Until when it can be submitted, reopened and signed for: that of its round, or later.

        The one place of that moment; `closing_moment` and `is_not_closed` are the same in a query,
        `closing_guards.CLOSES_AT` in the database. No query when the round is loaded.
        """
        return max(self.round.closes_at, self.own_closes_at or self.round.closes_at)

    def is_closed(self, at: datetime) -> bool:
        """Whether its closing moment has passed, to the second: what comes in then is in time."""
        return at.replace(microsecond=0) > self.closes_at

    def is_open(self, at: datetime) -> bool:
        """Whether it can be submitted at this moment."""
        return self.round.opens_at <= at and not self.is_closed(at)

    def is_assessed(self, at: datetime) -> bool:
        """Whether it may be assessed and decided on at this moment."""
        return self.round.handled_as_received or self.is_closed(at)

    @property
    def is_reopened(self) -> bool:
        """Whether its penvoerder is rewriting what was submitted.

        One query, only while something of its plan is open; none where a list read `rewritten`.
        """
        read: bool | None = vars(self).get("rewritten")
        if read is not None:
            return read
        if self.state != ApplicationState.INGEDIEND or not self.plan.open_sections:
            return False
        return self.reopenings.filter(ended_at=None).exists()

    @property
    def is_being_written(self) -> bool:
        """Whether the penvoerder can change all of it: it is a draft, or was reopened."""
        return self.is_draft or self.is_reopened

    @property
    def decision_due(self) -> date | None:
        """The last day for the decision now: as promised, or later when the term stood still."""
        return self.postponed_to or self.decide_by

    @property
    def latest_submission(self) -> Submission | None:
        """The newest frozen version, if any."""
        submission: Submission | None = self.submissions.order_by("-version").first()
        return submission


class PartnerQuerySet(models.QuerySet["Partner"]):
    """Lists of partners."""

    def visible_to(self, role: Role | None) -> PartnerQuerySet:
        """The partners of the own applications; for a signatory those to sign for.

        To sign is for the person whom the penvoerder named, not for everybody who signs for that
        organisation somewhere: who invites a signatory must not let one in elsewhere (ADR 0007).
        """
        if role is None or not role.is_current:
            return self.none()
        if role.is_penvoerder:
            return self.filter(application__penvoerder_id=role.organisation_id)
        if role.kind == RoleKind.PARTNER_SIGNATORY:
            own = self.filter(organisation_id=role.organisation_id)
            email = role.user.email.lower()
            asked = Q(signing_requests__isnull=False) & Q(
                Q(contact_email=email) | Q(second_email=email)
            )
            return own.filter(asked | Q(signatures__signed_by=role)).distinct()
        return self.none()


class PartnerManager(models.Manager["Partner"]):
    """Partners that are on the list now; what follows a relation also finds who was taken off."""

    def get_queryset(self) -> PartnerQuerySet:
        """Leave out who was taken off."""
        return PartnerQuerySet(self.model, using=self._db).filter(removed_at__isnull=True)

    def visible_to(self, role: Role | None) -> PartnerQuerySet:
        """As on the QuerySet."""
        return self.get_queryset().visible_to(role)


@track_rows(**read_by("application", "partner_events"))
class Partner(models.Model):
    """An organisation that takes part in the application and signs it.

    The penvoerder is a partner too; its signature is the submission itself. `name` is how the
    register named the organisation when it was added: an import that renames an organisation must
    not undo what was signed (docs/decisions/0050-what-partners-sign.md).
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="partners")
    # What documents and signatures call this party: P1, P2 …, in order of joining, never reused.
    reference = models.CharField(_("reference"), max_length=8, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("capacity"), max_length=20, choices=PartnerKind)
    # With which of its locations it takes part: those in these sectors, or those with these codes;
    # with neither all of them, whichever the register has.
    location_sectors = sectors_field(default=list, blank=True)
    location_codes = ArrayField(
        models.CharField(max_length=6), verbose_name=_("locations"), default=list, blank=True
    )
    # What an agreed change made of it after the status; the documents stay as they were decided on.
    joined_on = models.DateField(_("takes part since, after the status"), null=True, blank=True)
    left_on = models.DateField(_("takes part no longer since"), null=True, blank=True)
    # It led the application when that was submitted, and another party leads it now.
    signed_by_submitting = models.BooleanField(_("signed by submitting"), default=False)
    # A partner that answered cannot be wiped out, only taken off the list.
    removed_at = models.DateTimeField(_("taken off the list at"), null=True, blank=True)
    contact_name = models.CharField(_("who signs"), max_length=150, blank=True)
    contact_email = models.EmailField(_("e-mail of who signs"), blank=True)
    # Who signs beside them, in a round that asks two for each partner.
    second_name = models.CharField(_("who signs too"), max_length=150, blank=True)
    second_email = models.EmailField(_("e-mail of who signs too"), blank=True)

    objects = PartnerManager()
    including_removed = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["kind", "pk"]
        indexes = [
            models.Index(fields=["contact_email"], name="partner_contact_email"),
            models.Index(
                fields=["second_email"],
                name="partner_second_email",
                condition=~Q(second_email=""),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "organisation"], name="partner_once_per_application"
            ),
            models.UniqueConstraint(
                fields=["application", "reference"], name="partner_reference_once"
            ),
            models.CheckConstraint(
                condition=Q(reference__regex=r"^P[1-9][0-9]*$"), name="partner_reference_format"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=PartnerKind.values), name="partner_kind_known"
            ),
            # Who signs is found by it.
            models.CheckConstraint(
                condition=Q(contact_email=Lower("contact_email"))
                & Q(second_email=Lower("second_email")),
                name="partner_address_in_one_spelling",
            ),
            models.CheckConstraint(
                condition=Q(second_email="") | ~Q(second_email=models.F("contact_email")),
                name="partner_signers_differ",
            ),
            models.CheckConstraint(
                condition=Q(location_sectors=[]) | Q(location_codes=[]),
                name="partner_locations_by_sector_or_code",
            ),
            # What is signed is read without the register.
            models.CheckConstraint(condition=~Q(name=""), name="partner_has_name"),
        ]
        # Who signs may change as long as signatures are gathered; who takes part only when the
        # section is open.
        triggers = [
            only_when_open(
                "partners",
                by="application",
                but_for=(
                    "contact_name",
                    "contact_email",
                    "second_name",
                    "second_email",
                    # What these rest on is guarded on the floor of the assessments.
                    "joined_on",
                    "left_on",
                    "signed_by_submitting",
                ),
                unless="NEW.joined_on IS NOT NULL"
                " AND (TG_OP = 'INSERT' OR OLD.removed_at IS NOT NULL)",
            ),
            pgtrigger.ReadOnly(name="reference_stays", fields=["reference"]),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs: Any) -> None:
        """Note reference and name, and store addresses in one spelling so that roles find them."""
        self.reference = self.reference or f"P{self.last_number(self.application) + 1}"
        self.name = self.name or self.organisation.name
        self.contact_email = self.contact_email.strip().lower()
        self.second_email = self.second_email.strip().lower()
        super().save(**kwargs)

    @property
    def signers(self) -> dict[str, str]:
        """The names of who signs, by their addresses in lower case."""
        named = {self.contact_email: self.contact_name, self.second_email: self.second_name}
        return {email: name for email, name in named.items() if email}

    @staticmethod
    def last_number(application: Application) -> int:
        """The highest reference that was ever given, 0 for none; who adds holds the lock."""
        given = Partner.including_removed.filter(application=application)
        return max((int(text[1:]) for text in given.values_list("reference", flat=True)), default=0)
