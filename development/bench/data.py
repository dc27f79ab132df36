"""A thousand applications in three hundred regions, each with three assessments."""

from __future__ import annotations

import sys
from datetime import timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Role, RoleKind
from applications.models import Application, Round, RoundKind
from development.demo.areas import area
from development.demo.cases import Case, write_assessments, write_case
from development.demo.past import TEXTS, add_defaults
from development.demo.people import signatory_of
from development.demo.regions import load_register
from regions.models import Organisation, OrganisationKind, Origin

APPLICATIONS = 1000
REGIONS = 300
ASSESSMENTS = 3


def organisation(kind: OrganisationKind, nth: int = 0) -> Organisation:
    """The nth fictitious organisation of a kind, counting round and round."""
    found = Organisation.objects.filter(kind=kind, origin=Origin.DEMO).order_by("pk")
    return found[nth % found.count()]


def staff(kind: RoleKind) -> Role:
    """Somebody of the Realisatie Eenheid in this role."""
    return signatory_of(organisation(OrganisationKind.RE), kind)


def load() -> None:
    """Write the data of the bench once; a second call finds them."""
    if Application.objects.count() >= APPLICATIONS:
        return
    load_register()
    per_round = REGIONS
    assessors = [
        signatory_of(organisation(OrganisationKind.OCW), RoleKind.ASSESSOR),
        *(
            signatory_of(organisation(OrganisationKind.NATIONAL_PARTNER, n), RoleKind.ASSESSOR)
            for n in range(ASSESSMENTS - 1)
        ),
    ]
    municipalities = area("Utrecht", nth=0, size=8)
    boards = list(
        Organisation.objects.filter(kind=OrganisationKind.SCHOOL_BOARD, origin=Origin.DEMO)[:50]
    )
    training = organisation(OrganisationKind.TEACHER_TRAINING)
    beroepsgroep = organisation(OrganisationKind.BEROEPSGROEP)
    adviser = staff(RoleKind.RE_ADVISER)
    now = timezone.now()
    for number in range(APPLICATIONS):
        if number % per_round == 0:
            year = number // per_round
            closes_at = now - timedelta(days=30 * (year + 1))
            round_ = Round.objects.create(
                name=f"Ronde {year + 1} (fictief)",
                kind=RoundKind.VOORLOPER,
                opens_at=closes_at - timedelta(days=60),
                closes_at=closes_at,
                maximum_amount=Decimal(100000),
                decision_weeks=8,
                origin=Origin.DEMO,
                **TEXTS,
            )
            add_defaults(round_)
        first = number % (len(boards) - 4)
        case = Case(
            round=round_,
            name=f"Regio {number % per_round + 1} (fictief)",
            number=f"VL-B{number // per_round}-{number % per_round + 1:04}",
            sectors=["po", "vo"],
            municipalities=municipalities,
            partners=[*boards[first : first + 4], training, beroepsgroep],
            submitted_at=round_.closes_at - timedelta(minutes=number + 1),
            assessors=assessors,
        )
        with transaction.atomic():
            application = write_case(case)
            write_assessments(case, application, opened_by=adviser)
        if number % 100 == 0:
            sys.stderr.write(f"{number} applications\n")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
