"""The costs of an objection: asked until it is decided on, decided on with it, and then paid."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Application
from assessments import events
from assessments.domain import objecting, objection_letters, objections
from assessments.domain.objection_costs import ask_costs
from assessments.models import Objection
from assessments.objection_obligations import carry_out_objections
from common.dates import day_text
from tests.assessments import factories as make
from tests.assessments.test_objections import (
    GROUNDS,
    came_in,
    letter_of,
    parts,
    proposed,
    refused,
    refused_case,
    signatory,
    taken,
)
from tests.factories import role, signed_in

pytestmark = pytest.mark.django_db

COSTS = {"costs": Decimal("647.50"), "costs_reasons": "Eén punt voor het bezwaarschrift."}


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def case() -> Application:
    return Application.objects.get(pk=refused_case().pk)


def refused_by_sql(objection, match, **change):
    with pytest.raises(DatabaseError, match=match), transaction.atomic():
        Objection.objects.filter(pk=objection.pk).update(**change)


def heard(case) -> Objection:
    """One of which the costs were asked, to be decided on now."""
    objection = taken(case)
    by, today = objection.handled_by, timezone.localdate()
    ask_costs(objection=objection, by=signatory(case))
    return objections.note_hearing(objection=objection, heard_on=today, report="Kort.", by=by)


def propose(objection, outcome="gegrond", **costs) -> Objection:
    return objections.propose(
        objection=objection,
        outcome=outcome,
        reasons="Het bezwaar klopt.",
        replacement="Een nieuw besluit.",
        by=objection.handled_by,
        **costs,
    )


def made_known(objection) -> Objection:
    seen = objections.mark_of(objection)
    objections.decide(objection=objection, seen=seen, by=make.lead())
    objection_letters.issue_decision(objection_id=objection.pk)
    return Objection.objects.get(pk=objection.pk)


def test_costs_are_asked_once_by_who_objects_or_noted_by_who_handles_it(case):
    objection, by = came_in(case), make.adviser()
    stranger = role(RoleKind.PENVOERDER_SIGNATORY, at=make.organisation())
    for one in (stranger, *parts(case)):
        refused("cannot_ask_costs", ask_costs, objection=objection, by=one)
    tomorrow = objection.received_on + timedelta(days=1)
    for day in (objection.received_on - timedelta(days=1), tomorrow):
        refused("asked_on", ask_costs, objection=objection, asked_on=day, by=by)
    before = objection.received_on - timedelta(days=1)
    refused_by_sql(objection, "objection_costs_asked", costs_asked_on=before)
    with make.later(3):
        noted = ask_costs(objection=objection, asked_on=tomorrow, by=by)
        refused("cannot_ask_costs", ask_costs, objection=objection, by=signatory(case))
    assert noted.costs_asked_on == tomorrow
    for day in (None, objection.received_on):
        refused_by_sql(objection, "objection_stands", costs_asked_on=day)


def test_who_objects_asks_for_costs_with_the_objection_or_at_its_page(case):
    browser = signed_in(signatory(case))
    page = reverse("assessments:object", args=[letter_of(case).reference])
    without = browser.post(page, {"grounds": "", "asks_costs": "on"}).content.decode()
    assert 'name="asks_costs" value="1"' in without
    browser.post(page, {"grounds": "", "asks_costs": "1", "without_grounds": "1"})
    first = Objection.objects.get()
    assert first.costs_asked_on == first.received_on
    objections.withdraw(objection=first, note="Toch niet.", by=signatory(case))
    refused("cannot_ask_costs", ask_costs, objection=first, by=signatory(case))

    later = taken(case)
    assert "te vergoeden, bijvoorbeeld in het portaal" in later.receipt_letter.body_html
    own = reverse("assessments:own_objection", args=[later.pk])
    shown = browser.post(own, {"act": "ask_costs"}, follow=True).content.decode()
    assert 'value="ask_costs"' not in shown
    later.refresh_from_db()
    assert later.costs_asked_on == timezone.localdate()


def test_the_realisatie_eenheid_records_that_an_objection_asks_for_costs(case):
    office = signed_in(make.adviser())
    page = reverse("assessments:record_objection", args=[letter_of(case).reference])
    typed = {"way": "post", "received_on": f"{timezone.localdate()}", "asks_costs": "on"}
    office.post(page, typed)
    assert Objection.objects.get().costs_asked_on == timezone.localdate()


def test_who_handles_it_notes_that_costs_were_asked_later(case):
    objection, office = taken(case), signed_in(make.adviser())
    page = reverse("assessments:objection", args=[objection.pk])
    assert office.post(page, {"act": "ask_costs", "asked_on": ""}).status_code == 422
    office.post(page, {"act": "ask_costs", "asked_on": f"{objection.received_on}"})
    objection.refresh_from_db()
    assert objection.costs_asked_on == objection.received_on


def test_only_a_founded_objection_of_which_costs_were_asked_has_them_paid(case):
    objection = heard(case)
    refused("costs", propose, objection=objection, outcome="ongegrond", **COSTS)
    refused("costs_reasons", propose, objection=objection)
    refused("costs", propose, objection=objection, **{**COSTS, "costs": Decimal(0)})
    said = {"reasons": "x", "replacement": "y", "prepared_by": objection.handled_by}
    change = {"state": "voorgesteld", **said, "prepared_at": timezone.now(), **COSTS}
    refused_by_sql(objection, "costs_of_a_founded_one", outcome="ongegrond", **change)
    refused_by_sql(objection, "costs_of_a_founded_one", outcome="gegrond", **{**change, "costs": 0})
    refused_by_sql(
        objection, "costs_were_asked", outcome="gegrond", **{**change, "costs_reasons": ""}
    )
    paid = propose(objection, **COSTS)
    refused_by_sql(paid, "objection_as_prepared", costs=Decimal("647.51"))
    refused_by_sql(paid, "objection_as_prepared", costs_reasons="Anders.")


def test_nothing_is_decided_on_costs_that_were_not_asked(case):
    objection = proposed(case, **COSTS)
    assert (objection.costs, objection.costs_reasons) == (None, "")
    refused_by_sql(objection, "objection_", **COSTS)
    assert "Kosten</h2>" not in made_known(objection).outcome_letter.body_html


def test_a_decision_is_not_taken_without_one_on_costs_that_were_asked_after_it_was_prepared(case):
    objection, lead = proposed(case), make.lead()
    seen = objections.mark_of(objection)
    asked = ask_costs(objection=objection, by=signatory(case))
    assert objections.mark_of(asked) != seen
    refused("cannot_decide", objections.decide, objection=asked, seen=seen, by=lead)
    decided = {"state": "besloten", "settled_by": lead, "settled_at": timezone.now()}
    refused_by_sql(objection, "costs_are_decided_on", **decided)
    back = objections.give_back(objection=asked, reason="Ook de kosten.", by=lead)
    assert made_known(propose(back, **COSTS)).costs == COSTS["costs"]


def test_the_letter_says_what_is_paid_and_by_when_and_paying_is_a_task_until_it_is_noted(case):
    objection = propose(heard(case), **COSTS)
    preview = objection_letters.preview_decision(objection, signer=make.lead())
    assert "binnen zes weken na de dag van deze brief (artikel 4:87" in preview
    objection = made_known(objection)
    last = objection.outcome_letter.dated_on + timedelta(weeks=6)
    for words in (
        "Kosten</h2>",
        "artikel 7:15, tweede lid",
        "Wij vergoeden €\N{NO-BREAK SPACE}647,50.",
        f"uiterlijk op {day_text(last, language='nl')}",
        "Eén punt voor het bezwaarschrift.",
    ):
        assert words in objection.outcome_letter.body_html
    by, now = make.adviser(), timezone.now()
    assert [one.day for one in carry_out_objections(by, now, 9)] == [last]
    assert any("647,50" in one.more for one in events.of_objection(objection))
    own = signed_in(signatory(case)).get(reverse("assessments:own_objection", args=[objection.pk]))
    assert "647,50" in own.content.decode()
    objections.carry_out(objection=objection, note="Betaald op 3 mei.", by=by)
    assert not list(carry_out_objections(by, now, 9))


def test_the_letter_says_why_costs_are_not_paid(case):
    reasons = "Wij herroepen ons besluit niet."
    objection = made_known(propose(heard(case), "ongegrond", costs_reasons=reasons))
    letter = objection.outcome_letter.body_html
    assert "Wij vergoeden uw kosten niet." in letter
    assert reasons in letter
    assert not list(carry_out_objections(make.adviser(), timezone.now(), 9))


def test_the_penvoerder_reads_nothing_of_the_costs_of_somebody_else(case):
    by, today = make.adviser(), timezone.localdate()
    objection = objecting.record(
        letter=letter_of(case),
        way="digitaal",
        received_on=today,
        name="Stichting Omwonenden (fictief)",
        address="Kade 1\n1000 AA Fictiestad",
        grounds=GROUNDS,
        asks_costs=True,
        by=by,
    )
    objections.take_up(objection=objection, by=by)
    receipt = objection_letters.issue_receipt(objection_id=objection.pk)
    assert "vroeg u ons om uw kosten te vergoeden" in receipt.body_html
    objections.note_hearing(objection=objection, heard_on=today, report="Beiden.", by=by)
    objection.refresh_from_db()
    made_known(propose(objection, **COSTS))
    copy = objection_letters.issue_copy(objection_id=objection.pk)
    assert "647" not in copy.body_html
    assert "osten" not in copy.body_html


def test_who_prepares_says_on_the_page_whether_costs_are_paid(case):
    objection = heard(case)
    office = signed_in(objection.handled_by)
    page = reverse("assessments:objection", args=[objection.pk])
    typed = {"act": "propose", "outcome": "gegrond", "reasons": "Klopt.", "replacement": "Nieuw."}
    for wrong, field in (
        ({}, "pays_costs"),
        ({"pays_costs": "yes"}, "costs"),
        ({"pays_costs": "yes", "costs": "veel"}, "costs"),
        ({"pays_costs": "no"}, "costs_reasons"),
    ):
        shown = office.post(page, typed | wrong)
        assert shown.status_code == 422
        assert field in shown.context["form"].errors
    right = {"pays_costs": "yes", "costs": "1.294,25", "costs_reasons": "Twee punten."}
    shown = office.post(page, typed | right, follow=True).content.decode()
    assert "€\N{NO-BREAK SPACE}1.294,25" in shown
    objection.refresh_from_db()
    assert objection.costs == Decimal("1294.25")
