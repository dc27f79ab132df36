"""The register of mandates: who signs what on whose behalf, from when until when."""

from __future__ import annotations

from datetime import date

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common import lengths
from common.database_guards import before, refuse_when
from correspondence import mandate_kinds


class MandateQuerySet(models.QuerySet["Mandate"]):
    """Lists of mandates."""

    def holding(self, on: date) -> MandateQuerySet:
        """Those that hold on this day (Amsterdam)."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=on), starts_on__lte=on)

    def covering(self, kind: str, on: date, on_behalf_of: str = "") -> MandateQuerySet:
        """Those with which `kind` may be signed on this day; of this body, when one is given."""
        found = self.holding(on).filter(kinds__contains=[kind])
        return found.filter(on_behalf_of__iexact=on_behalf_of.strip()) if on_behalf_of else found

    def for_list(self) -> MandateQuerySet:
        """With whom they are for, by name. One query."""
        return self.select_related("role__user", "role__organisation", "ended_by__user").order_by(
            "role__user__name", "starts_on", "pk"
        )


def not_mandated(*, role: str, kind: str, at: str, application: str) -> str:
    """SQL that holds when a role has no mandate; each argument is an SQL expression.

    `at` is the moment at which it signs, `application` the key of one in a round, which says on
    whose behalf. For triggers on what is signed; the acts ask `permissions.why_not_mandated`.
    """
    day = f"({at} AT TIME ZONE 'Europe/Amsterdam')::date"
    return f"""NOT EXISTS (SELECT FROM correspondence_mandate m
        JOIN applications_application of ON of.id = {application}
        JOIN applications_round ON applications_round.id = of.round_id
        WHERE m.role_id = {role} AND {kind} = ANY(m.kinds)
        AND m.starts_on <= {day} AND (m.ends_on IS NULL OR m.ends_on >= {day})
        AND upper(m.on_behalf_of) = upper(btrim(applications_round.on_behalf_of)))"""


def _given_by_another() -> pgtrigger.Trigger:
    """An administrator records a mandate for somebody else who works for the RE.

    Without `recorded_by` only who owns the table can: the portal itself connects as another role.
    """
    return before(
        "mandate_given_by_another",
        pgtrigger.Insert,
        refuse_when(
            "NEW.ended_at IS NOT NULL OR NEW.ended_by_id IS NOT NULL",
            "mandate_starts: it is ended later",
        ),
        refuse_when(
            """NOT EXISTS (SELECT FROM accounts_role r
            WHERE r.id = NEW.role_id AND r.kind IN ('re_lead', 're_adviser')
            AND (NEW.recorded_by_id IS NULL OR r.ended_at IS NULL))""",
            "mandate_role: who is mandated works for the Realisatie Eenheid",
        ),
        refuse_when(
            """NEW.recorded_by_id IS NULL AND NOT pg_has_role(current_user,
            (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')""",
            "mandate_recorded: an administrator records it",
        ),
        refuse_when(
            """NEW.recorded_by_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM accounts_role a, accounts_role r
            WHERE a.id = NEW.recorded_by_id AND a.kind = 'admin' AND a.ended_at IS NULL
            AND r.id = NEW.role_id AND r.user_id <> a.user_id)""",
            "mandate_not_to_oneself: an administrator records it for somebody else",
        ),
    )


def _only_ends() -> pgtrigger.Trigger:
    """A mandate stands as it was given; only its last day comes, or comes sooner, from today on."""
    rest = "to_jsonb({row}) - 'ends_on' - 'ended_by_id' - 'ended_at'"
    return before(
        "mandate_only_ends",
        pgtrigger.Update,
        refuse_when(
            f"{rest.format(row='NEW')} <> {rest.format(row='OLD')}",
            "mandate_stands: it is ended, and another one is recorded",
        ),
        refuse_when(
            "NEW.ends_on IS NULL OR NEW.ends_on >= COALESCE(OLD.ends_on, 'infinity')",
            "mandate_ends: it is not made longer",
        ),
        refuse_when(
            "NEW.ends_on < (now() AT TIME ZONE 'Europe/Amsterdam')::date",
            "mandate_ends: what was signed before stands",
        ),
        refuse_when(
            """NOT EXISTS (SELECT FROM accounts_role a WHERE a.id = NEW.ended_by_id
            AND a.kind = 'admin' AND a.ended_at IS NULL)""",
            "mandate_ended: an administrator ends it",
        ),
    )


class Mandate(models.Model):
    """That somebody may sign certain kinds of decisions and letters on behalf of a body.

    Given in writing by that body (Awb 10:3 to 10:5); this is where it is told. It is never changed:
    another mandate is another row. Who prepared or took what, stands with what was decided.
    """

    role = models.ForeignKey(
        Role, models.PROTECT, related_name="mandates", verbose_name=_("who signs")
    )
    kinds = ArrayField(models.CharField(max_length=30), verbose_name=_("what may be signed"))
    on_behalf_of = models.CharField(_("on behalf of"), max_length=lengths.LINE)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    source = models.CharField(_("decision of mandate"), max_length=lengths.LINE)
    given_on = models.DateField(_("date of that decision"))
    published_in = models.CharField(_("made known in"), max_length=lengths.LINE, blank=True)
    recorded_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)
    ended_by = models.ForeignKey(Role, models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField(_("ended at"), null=True, blank=True)

    objects = MandateQuerySet.as_manager()

    class Meta:
        verbose_name = _("mandate")
        verbose_name_plural = _("mandates")
        ordering = ["starts_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(kinds=[]), name="mandate_covers_something"),
            models.CheckConstraint(
                condition=~Q(on_behalf_of="") & ~Q(source=""), name="mandate_names_its_source"
            ),
            # No mandate works back before it was given.
            models.CheckConstraint(
                condition=Q(starts_on__gte=F("given_on")), name="mandate_given_before"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="mandate_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False, ends_on__isnull=False),
                name="mandate_ended_by_someone",
            ),
        ]
        triggers = [
            _given_by_another(),
            _only_ends(),
            pgtrigger.Protect(name="mandate_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.role.user}: {self.source}"

    @property
    def kind_names(self) -> list[StrOrPromise]:
        """What people read for what may be signed."""
        return mandate_kinds.names_of(self.kinds)
