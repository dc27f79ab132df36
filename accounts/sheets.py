"""The list of people as a file."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from common.exports import Sheet

from .models import User


def _roles(person: User) -> str:
    """The current roles of a person from `queries.people`."""
    current = person.current_roles  # type: ignore[attr-defined]  # from the prefetch
    return "; ".join(f"{role.get_kind_display()}, {role.organisation}" for role in current)


PEOPLE = Sheet(
    _("People"),
    (
        (_("Name"), str),
        (_("E-mail address"), lambda person: person.email),
        (_("Roles"), _roles),
    ),
)
