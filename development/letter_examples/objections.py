"""Letters about objections to decisions of the demo: to a status given, and to one refused."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import RoleKind
from applications.models import ApplicationState
from assessments.domain.objection_effects import conditions_objected_to
from assessments.domain.objection_text import (
    AdjournmentText,
    CopyText,
    ObjectionDecisionText,
    ReceiptText,
)
from assessments.domain.objections import NO_GROUNDS
from assessments.models import (
    ADJOURNMENT_KIND,
    FOUNDED,
    OBJECTION_DECISION_KIND,
    RECEIPT_KIND,
    DecisionLetter,
    NoHearing,
    Objection,
    ObjectionOutcome,
    Outcome,
    Way,
)
from correspondence.models import Letter

from .making import Example, Made, at_eleven, heading_for, staff_on_objections, workday

DAY = timedelta(days=1)
GROUNDS = (
    "In de brief staat dat leraren niet meebeslissen. Dat klopt niet: sinds **1 september** zitten "
    "twee leraren in de stuurgroep. Het verslag daarvan stuurden wij mee."
)
REPORT = (
    "De penvoerder laat het besluit van de stuurgroep zien. De leraren kunnen daar een voorstel "
    "tegenhouden. Het besluit is genomen voordat wij op de aanvraag besloten."
)
WEIGHED = (
    "U hebt laten zien dat twee leraren lid zijn van de stuurgroep. Zij kunnen een voorstel daar "
    "tegenhouden. Daarmee beslissen leraren mee over het plan."
)
NOT_ENOUGH = (
    "Twee leraren wonen de stuurgroep bij, maar zij stemmen daar niet. Meepraten is geen "
    "meebeslissen. Daarom voldoet het plan niet aan dit criterium."
)
COSTS = (
    "Ons besluit berustte op een fout van ons: wij telden een verslag niet mee dat u op tijd had "
    "gestuurd. Een advocaat schreef het bezwaarschrift en was bij het gesprek. Dat zijn twee "
    "punten van € 647,00, volgens het Besluit proceskosten bestuursrecht."
)
NO_COSTS = "Wij herroepen ons besluit niet."
LATE = (
    "U schrijft dat de brief bij een collega lag die ziek was. Een organisatie zorgt er zelf voor "
    "dat een ander dan de post leest."
)


def _objection(outcome: str = Outcome.VOORLOPIG) -> tuple[Objection, date]:
    """One to a decision of the demo, as if it had this outcome, and the last day to object."""
    known = DecisionLetter.objects.select_related(
        "letter__addressee", "decision__application__penvoerder", "decision__application__round"
    )
    found = known.filter(letter__replaces=None, decision__outcome=Outcome.VOORLOPIG).latest("pk")
    case = found.decision.application
    if outcome != Outcome.VOORLOPIG:
        found.decision.outcome = outcome
        case.state = ApplicationState(outcome)
    last_day = found.letter.objection_until or found.letter.dated_on
    handler = staff_on_objections(RoleKind.RE_ADVISER)
    objection = Objection(
        application=case,
        letter=found.letter,
        way=Way.PORTAL,
        received_on=workday(last_day - 8 * DAY),
        in_time=True,
        grounds=GROUNDS,
        recorded_by=case.created_by,
        handled_by=handler,
        taken_up_at=at_eleven(last_day - 5 * DAY),
        heard_on=workday(last_day + 10 * DAY),
        hearing_report=REPORT,
        prepared_by=handler,
        settled_by=staff_on_objections(RoleKind.RE_LEAD),
        settled_at=at_eleven(last_day + 30 * DAY),
    )
    return objection, last_day


def _receipts(kind: str) -> Iterator[Example]:
    objection, last_day = _objection()
    heading = heading_for(kind, objection.application, last_day - 5 * DAY)
    yield "bezwaar-ontvangen", ReceiptText(objection, heading).contents

    # Of somebody else, in the week after the term, and without grounds.
    objection.name, objection.address = "Vakgroep Vaart (fictief)", "Kade 1\n0000 AA Fictiestad"
    objection.way, objection.received_on = Way.POST, workday(last_day + 3 * DAY)
    objection.posted_on, objection.grounds = last_day, ""
    objection.costs_asked_on = objection.received_on
    objection.lacks = f"{NO_GROUNDS}\nU hebt het bezwaarschrift niet ondertekend."
    objection.mend_by = last_day + 33 * DAY
    heading = heading_for(kind, objection.application, last_day + 5 * DAY)
    yield "bezwaar-ontvangen-aanvullen", ReceiptText(objection, heading).contents

    objection, last_day = _objection()
    objection.received_on, objection.in_time = workday(last_day + 9 * DAY), False
    heading = heading_for(kind, objection.application, last_day + 12 * DAY)
    yield "bezwaar-ontvangen-te-laat", ReceiptText(objection, heading).contents


def _adjournment(kind: str) -> Iterator[Example]:
    objection, last_day = _objection()
    objection.adjournment = "Wij willen ook de leraren in de stuurgroep spreken."
    objection.adjourned_by = staff_on_objections(RoleKind.RE_ADVISER)
    objection.adjourned_at = at_eleven(last_day + 35 * DAY)
    heading = heading_for(kind, objection.application, last_day + 35 * DAY)
    yield "bezwaar-verdaagd", AdjournmentText(objection, heading).contents


def _decisions(kind: str) -> Iterator[Example]:
    for outcome in ObjectionOutcome:
        is_founded = outcome in FOUNDED
        refused = outcome == ObjectionOutcome.GEGROND
        objection, last_day = _objection(Outcome.AFGEWEZEN if refused else Outcome.VOORLOPIG)
        objection.outcome = outcome
        objection.reasons = WEIGHED if is_founded else NOT_ENOUGH
        if refused:
            objection.replacement = "Aan het criterium over zeggenschap voldoet de regio."
        if outcome in (ObjectionOutcome.GEGROND, ObjectionOutcome.ONGEGROND):
            objection.costs_asked_on = objection.received_on
            objection.costs = Decimal("1294.00") if is_founded else None
            objection.costs_reasons = COSTS if is_founded else NO_COSTS
        if is_founded and not refused:
            open_ones = conditions_objected_to(objection).values_list("pk", flat=True)
            objection.lapsing = list(open_ones[:1])
        if outcome == ObjectionOutcome.NIET_ONTVANKELIJK:
            objection.in_time, objection.late_reasons = False, LATE
            objection.received_on = workday(last_day + 9 * DAY)
            objection.heard_on, objection.hearing_report = None, ""
            objection.no_hearing = NoHearing.INADMISSIBLE
            objection.reasons = "Uw bezwaar kwam te laat. Daarom beoordelen wij uw redenen niet."
        heading = heading_for(kind, objection.application, last_day + 31 * DAY)
        name = f"bezwaar-besluit-{outcome.replace('_', '-')}"
        yield name, ObjectionDecisionText(objection, heading).contents
        if outcome == ObjectionOutcome.GEGROND:
            objection.outcome_letter = Letter(dated_on=heading.dated_on)
            later = workday(heading.dated_on + DAY)
            known = replace(heading, dated_on=later, begun_on=heading.dated_on)
            copy = CopyText(objection, known)
            copy.goes_back_to = ApplicationState.IN_BEOORDELING
            yield "bezwaar-besluit-van-een-ander", copy.contents


EXAMPLES: Made = {
    RECEIPT_KIND: _receipts,
    ADJOURNMENT_KIND: _adjournment,
    OBJECTION_DECISION_KIND: _decisions,
}
