"""What of a division goes into a file, column by column; the same as on the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from common.exports import Sheet

from .models import Ground, PaymentRun, Why

Row = Mapping[str, Any]


def _ground(row: Row) -> object:
    return Ground(row["ground"]).label if row["ground"] else ""


DIVISION = Sheet(
    _("Division of a subsidy"),
    (
        (_("Place"), lambda row: row["place"]),
        (_("Number"), lambda row: row["number"]),
        (_("Region"), lambda row: row["region"]),
        (_("Penvoerder"), lambda row: row["penvoerder"]),
        (_("Version"), lambda row: row["version"]),
        (_("Complete on"), lambda row: date.fromisoformat(row["complete_on"])),
        (_("Points"), lambda row: row["points"]),
        (_("Requested (euro)"), lambda row: Decimal(row["requested"])),
        (_("Counts as asked (euro)"), lambda row: Decimal(row["asked"])),
        (_("Granted (euro)"), lambda row: Decimal(row["granted"])),
        (_("Why"), lambda row: Why(row["why"]).label),
        (_("Ground"), _ground),
        (_("Place by draw"), lambda row: row["by_draw"]),
        (_("SHA-256 of what was submitted"), lambda row: row["sha256"]),
    ),
)


def payment_sheet(run: PaymentRun) -> Sheet:
    """What of a run goes to the paying body: the same each time it is downloaded."""
    return Sheet(_("Payment run %(number)s") % {"number": run.number}, _PAYMENT)


_PAYMENT = (
    (_("Payment run"), lambda one: one.run.number),
    (_("Payment"), lambda one: f"{one.run.number}-{one.pk}"),
    (_("Beneficiary"), lambda one: one.payee_name),
    (_("Number of the application"), lambda one: one.share.application.number),
    (_("Region"), lambda one: one.region),
    (_("Reference of the letter"), lambda one: one.reference),
    (_("Instalment"), lambda one: one.nth),
    (_("Amount (euro)"), lambda one: one.amount),
    (_("To be paid on"), lambda one: one.pay_on),
)
