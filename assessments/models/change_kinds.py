"""Which changes a region reports after its status, and how each is worded: everywhere the same."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise


class ChangeKind(models.TextChoices):
    """What changes, as a choice."""

    JOINS = "toetreding", _("a party joins")
    LEAVES = "uittreding", _("a party leaves")
    PENVOERDER = "penvoerder", _("another party becomes penvoerder")
    NOT_DONE = "niet_gedaan", _("activities are not done")

    def says(self, party: str) -> StrOrPromise:
        """What changes, as a clause about the party; one about no party names none."""
        return _CLAUSES[self] % {"party": party} if party else _CLAUSES[self]


_CLAUSES = {
    ChangeKind.JOINS: _("%(party)s joins the region"),
    ChangeKind.LEAVES: _("%(party)s no longer takes part in the region"),
    ChangeKind.PENVOERDER: _("%(party)s becomes penvoerder of the region"),
    ChangeKind.NOT_DONE: _("activities of the plan are not done"),
}
