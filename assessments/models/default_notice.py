"""That the applicant gave notice of default because the decision is late (Awb 4:17, 6:12)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import UNDECIDED, Application
from common import lengths
from common.database_guards import append_only


class DefaultNoticeQuerySet(models.QuerySet["DefaultNotice"]):
    """Lists of notices of default."""

    def running(self) -> DefaultNoticeQuerySet:
        """Those that came in after the last day, of cases on which nothing was decided since."""
        last = Coalesce("application__postponed_to", "application__decide_by")
        return self.filter(application__state__in=UNDECIDED, received_on__gt=last)

    def visible_to(self, role: Role | None) -> DefaultNoticeQuerySet:
        """Those of the cases that the Realisatie Eenheid sees."""
        if role is None or not role.is_re:
            return self.none()
        return self.filter(application__in=Application.objects.visible_to(role))

    def received_first(self) -> QuerySet[DefaultNotice, date]:
        """When the one that counts came in, of the application of an outer query."""
        mine = self.running().filter(application=OuterRef("application"))
        return mine.order_by("received_on", "pk").values_list("received_on", flat=True)[:1]


class DefaultNotice(models.Model):
    """A notice of default as it came in; whether it came too early follows from the term."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="default_notices")
    # The day of receipt in Amsterdam, from which two weeks are counted.
    received_on = models.DateField(_("received on"))
    note = models.CharField(_("how it came in"), max_length=lengths.NOTE)
    recorded_by = models.ForeignKey(Role, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(_("recorded at"), default=timezone.now)

    objects = DefaultNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice of default")
        verbose_name_plural = _("notices of default")
        ordering = ["received_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(note=""), name="default_notice_says_how"),
            models.CheckConstraint(
                condition=Q(received_on__gt=date(2009, 10, 1)), name="default_notice_under_awb_4_17"
            ),
        ]
        triggers = [append_only()]

    def __str__(self) -> str:
        return f"{self.application}: {self.received_on}"
