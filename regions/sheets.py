"""The register of organisations as a file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from common.exports import Sheet

ORGANISATIONS = Sheet(
    _("Register"),
    (
        (_("Name"), lambda one: one.name),
        (_("Kind"), lambda one: one.get_kind_display()),
        (_("Place"), lambda one: one.town),
        (_("Number"), lambda one: one.board_number or one.institution_code),
        (_("Origin"), lambda one: one.get_origin_display()),
        (_("Fictitious"), lambda one: one.is_fictitious),
        (_("Ended on"), lambda one: one.ended_on),
    ),
)
