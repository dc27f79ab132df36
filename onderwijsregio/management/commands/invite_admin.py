"""The first administrator, and roles for which there is no second administrator to confirm."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.domain.invitations import invite
from accounts.models import FOUR_EYES_KINDS, RoleKind
from common.refusal import Refusal
from regions.models import Organisation, OrganisationKind


class Command(BaseCommand):
    """Send an invitation to act as administrator, or as lead, for the Realisatie Eenheid."""

    help = "Invite somebody by mail as administrator or lead of the Realisatie Eenheid."

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask for the address, and perhaps a name and another of the roles that take two people."""
        parser.add_argument("email")
        parser.add_argument("--name", default="")
        parser.add_argument("--role", choices=FOUR_EYES_KINDS, default=RoleKind.ADMIN)

    def handle(self, *args: Any, email: str, name: str, role: str, **options: Any) -> None:
        """Queue the mail. Raises `CommandError` when the invitation is refused."""
        organisation = Organisation.objects.current().filter(kind=OrganisationKind.RE).first()
        if organisation is None:
            organisation = Organisation.objects.create(
                kind=OrganisationKind.RE, name="Realisatie Eenheid"
            )
        try:
            invite(
                email=email,
                name=name,
                organisation=organisation,
                kind=role,
                invited_by=None,
            )
        except Refusal as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"An invitation to {email} is queued; a worker sends it.")
