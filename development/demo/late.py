"""A region in the open round whose condition is past its date, written as history of weeks ago."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.receipts import make_receipt
from applications.models import Application, Round
from assessments.models import Outcome
from common.numbering import next_number
from regions.models import OrganisationKind, Region

from .areas import area
from .cases import Case, write_case
from .deciding import prepare, take_together
from .judging import Seat, write_assessments
from .moments import amsterdam
from .people import assessor_of, demo_organisation, panel_organisations, staff
from .rubric import VOICE_CRITERION

K = OrganisationKind
NAME = "Markermeerkust (fictief)"
# How many days ago it was submitted, decided on, and should have met its condition.
SUBMITTED, DECIDED, DUE = 38, 18, 4


def play_late(round_: Round, now: datetime) -> Application:
    """Write a provisional status, of which the condition is past its date and unanswered."""
    today = timezone.localdate(now)
    submitted_at = amsterdam(today - timedelta(days=SUBMITTED), 10)
    case = Case(
        round=round_,
        name=NAME,
        number=next_number(f"VL-{submitted_at.year}"),
        sectors=["po", "vo"],
        municipalities=area("Flevoland", nth=0, size=6),
        partners=[
            *(demo_organisation(K.SCHOOL_BOARD, nth) for nth in (5, 6, 7)),
            demo_organisation(K.TEACHER_TRAINING, 6),
            demo_organisation(K.BEROEPSGROEP, 1),
        ],
        submitted_at=submitted_at,
        weak_criterion=VOICE_CRITERION,
    )
    application = write_case(case)
    adviser = staff(RoleKind.RE_ADVISER)
    Region.objects.filter(pk=application.region_id).update(adviser=adviser.user)
    make_receipt(submission_id=application.submissions.get().pk, at=submitted_at, tell=False)
    seats = [Seat(assessor_of(organisation)) for organisation in panel_organisations()]
    write_assessments(
        round_, application, seats, weak_criterion=case.weak_criterion, opened_by=adviser
    )
    decided_at = amsterdam(today - timedelta(days=DECIDED), 14)
    due_on = today - timedelta(days=DUE)
    decision = prepare(
        application, Outcome.VOORLOPIG, at=decided_at - timedelta(days=1), due_on=due_on
    )
    take_together([decision], at=decided_at)
    return application
