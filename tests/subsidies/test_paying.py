"""Handing over what is due, what a later decision makes of it, and who may not: also by SQL."""

from __future__ import annotations

import itertools
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from functools import partial

import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from common.refusal import Refusal
from subsidies.domain import hearings, later, later_letters, payments
from subsidies.domain.balance import balance_of
from subsidies.models import LaterDecision, Payment, PaymentRun
from subsidies.sheets import payment_sheet
from tests.assessments import factories as cases
from tests.factories import role, signed_in
from tests.mails import html_of

from . import factories as make
from .test_after import HALF, anew, own, refused, share

pytestmark = pytest.mark.django_db


def test_what_is_due_goes_into_one_run_and_what_came_back_into_the_next():
    found, adviser = share(), cases.adviser()
    into, until = found.division.round, timezone.localdate() + timedelta(days=20)
    far = timezone.localdate() + timedelta(days=43)
    refused("until", payments.make_run, into=into, until=far, by=adviser)
    run = payments.make_run(into=into, until=until, by=adviser)
    assert [(one.nth, one.amount) for one in run.payments.filter(share=found)] == [(1, HALF)]
    refused("nothing_due", payments.make_run, into=into, until=until, by=adviser)
    keys = list(run.payments.values_list("pk", flat=True))
    today = timezone.localdate()
    refused(
        "on",
        payments.note_paid,
        run=run,
        payments=keys,
        on=today + timedelta(days=1),
        by=adviser,
    )
    assert payments.note_paid(run=run, payments=keys, on=today, by=adviser) == len(keys)
    assert balance_of(found).paid == HALF
    payments.note_returned(run=run, payments=keys, on=today, reason="Rekening dicht.", by=adviser)
    # The file tells for ever to whom it went, also when the organisation is renamed.
    told = run.payments.get(share=found)
    type(found.application.penvoerder).objects.filter(pk=told.payee_id).update(name="Andere naam")
    told.refresh_from_db()
    _headings, line = payment_sheet(run).lines([told])
    name = found.application.penvoerder.name
    assert [line[nth] for nth in (2, 4, 5)] == [
        name,
        found.application.name,
        found.letter.reference,
    ]
    again = payments.make_run(into=into, until=until, by=adviser)
    assert again.number != run.number
    assert again.payments.get(share=found).nth == 1
    paid = again.payments.get(share=found)
    for change in ({"amount": 1}, {"payee_name": "x"}, {"share": found.division.shares.last()}):
        with pytest.raises(IntegrityError, match="payment_stands"), transaction.atomic():
            Payment.objects.filter(pk=paid.pk).update(**change)
    with pytest.raises(IntegrityError, match="payment_within"), transaction.atomic():
        Payment.objects.create(
            run=again,
            share=found,
            nth=9,
            pay_on=today,
            amount=make.ASKED,
            payee=found.application.penvoerder,
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        PaymentRun.objects.all().delete()


def waits(found, days=0) -> bool:
    """Whether paying is suspended after so many days: by the acts, and the same by SQL."""
    into = found.division.round
    with cases.later(days):
        soon = timezone.localdate() + timedelta(days=20)
        shown = any(one.waits for one in payments.due(into, soon) if one.share.pk == found.pk)
        run = PaymentRun.objects.create(**new_run(into, made_at=timezone.now()))
    refused_by_sql = False
    try:
        with transaction.atomic():
            handed_over(found, run)
            transaction.set_rollback(True)
    except IntegrityError as error:
        refused_by_sql = "payment_suspended" in str(error)
    with pgtrigger.ignore("subsidies.PaymentRun:append_only"):
        run.delete()
    assert shown == refused_by_sql
    return shown


def test_paying_is_suspended_from_the_letter_about_lowering_until_thirteen_weeks_have_passed():
    found = share()
    intended = partial(
        hearings.intend,
        application=found.application,
        about="verlaging",
        ground="activiteiten",
        intention="De werkplaats is niet gestart.",
        respond_by=timezone.localdate() + timedelta(days=14),
        by=cases.adviser(),
    )
    hearing = intended(amount=Decimal("20000.00"))
    assert not waits(found)
    later_letters.issue_hearing_letter(hearing_id=hearing.pk)
    assert [waits(found, days) for days in (0, 91, 92)] == [True, True, False]
    refused("nothing_due", make.run, share=found, days=20)
    hearings.drop(hearing=hearing, reason="U voert het toch uit.", by=cases.adviser())
    assert not waits(found)


def test_paying_is_suspended_until_and_including_the_day_on_which_the_lower_amount_is_known():
    found = share()
    hearing = make.heard(found.application, "verlaging", amount=Decimal("20000.00"))
    make.decided(found, "verlaging", Decimal("20000.00"), hearing=hearing)
    assert (waits(anew(found)), waits(anew(found), days=1)) == (True, False)


def test_hearing_about_settling_lower_suspends_nothing():
    found = share()
    make.accounted(found)
    make.told(found.application, "vaststelling", amount=Decimal("20000.00"))
    assert not waits(found)


def new_run(into, **fields):
    """What a run is made of by SQL."""
    return {"round": into, "number": "BR-2026-9999", "made_by": cases.adviser(), **fields}


def handed_over(share_, run, days=20, **fields):
    """A payment of a euro, put into a run by SQL."""
    day = timezone.localdate() + timedelta(days=days)
    payee = share_.application.penvoerder
    row = {"share": share_, "run": run, "nth": 7, "pay_on": day, "amount": 1, "payee": payee}
    return Payment.objects.create(**row, **fields)


def test_the_database_too_lets_only_the_uninvolved_of_the_re_pay_and_no_further_than_six_weeks():
    found = share()
    into, former = found.division.round, cases.adviser()
    former.ended_at = timezone.now()
    former.save()
    for by in (own(found), former):
        with pytest.raises(IntegrityError, match="run_made_by"), transaction.atomic():
            PaymentRun.objects.create(**new_run(into, made_by=by))
    run = PaymentRun.objects.create(**new_run(into))
    with pytest.raises(IntegrityError, match="payment_ahead"), transaction.atomic():
        handed_over(found, run, days=43)
    made = handed_over(found, run, days=42)
    paid = {"paid_on": timezone.localdate()}
    for by in (own(found), former):
        with pytest.raises(IntegrityError, match="payment_noted_by"), transaction.atomic():
            Payment.objects.filter(pk=made.pk).update(noted_by=by, **paid)
    party = cases.adviser()
    role(RoleKind.PENVOERDER_EDITOR, party.user, found.application.penvoerder)
    theirs = PaymentRun.objects.create(**new_run(into, number="BR-2026-9998", made_by=party))
    with pytest.raises(IntegrityError, match="payment_made_by"), transaction.atomic():
        handed_over(found, theirs)
    with pytest.raises(IntegrityError, match="payment_noted_by"), transaction.atomic():
        Payment.objects.filter(pk=made.pk).update(noted_by=party, **paid)
    by = {"noted_by": cases.adviser()}
    for days, column in itertools.product((-1, 1), ("paid_on", "returned_on")):
        day = timezone.localdate() + timedelta(days=days)
        with pytest.raises(IntegrityError, match="payment_noted_on"), transaction.atomic():
            Payment.objects.filter(pk=made.pk).update(**by, **{column: day})


def test_nothing_is_added_to_a_run_that_was_made_before():
    found = share()
    before = timezone.now() - timedelta(minutes=5)
    run = PaymentRun.objects.create(**new_run(found.division.round, made_at=before))
    with pytest.raises(IntegrityError, match="payment_with_run"), transaction.atomic():
        handed_over(found, run)


def test_what_is_under_way_counts_in_a_later_decision_and_in_its_letter(settings):
    settings.SECOND_FACTOR_REQUIRED = False
    found = share()
    run = make.run(found, days=20)
    amount = Decimal("20000.00")
    hearing = make.heard(found.application, "verlaging", amount=amount)
    lowered = make.decided(anew(found), "verlaging", amount, hearing=hearing)
    assert (lowered.paid, lowered.under_way) == (0, HALF)
    body = lowered.letter.body_html.replace("\N{NO-BREAK SPACE}", " ")
    assert "Nog te betalen" not in body
    assert "€ 36.250,25 naar u onderweg" in body
    assert "Dat is € 16.250,25 meer" in body
    balance = balance_of(anew(found))
    assert (balance.to_pay, balance.overpaid, balance.to_reclaim) == (HALF, HALF - amount, 0)
    # Once it was paid it can be reclaimed, and once it came back all the same that lapses.
    keys = list(run.payments.filter(share=found).values_list("pk", flat=True))
    today, adviser = timezone.localdate(), cases.adviser()
    payments.note_paid(run=run, payments=keys, on=today, by=adviser)
    over = HALF - amount
    words = {"run": run, "payments": keys, "on": today, "reason": "Dicht.", "by": adviser}
    hearing = make.heard(found.application, "terugvordering", amount=over)
    claim = make.settled_later(anew(found), "terugvordering", over, hearing=hearing)
    # Its letter would reclaim what lapsed.
    refused("claim_untold", payments.note_returned, **words)
    back = {"paid_on": None, "returned_on": today, "claim_lapsed": over}
    with pytest.raises(IntegrityError, match="payment_claim_untold"), transaction.atomic():
        Payment.objects.filter(pk__in=keys).update(**back)
    later_letters.issue_later_letter(decision_id=claim.pk)
    for lapsed in (0, over + 1):
        back = {"paid_on": None, "returned_on": today, "claim_lapsed": lapsed}
        with pytest.raises(IntegrityError, match="payment_claimed"), transaction.atomic():
            Payment.objects.filter(pk__in=keys).update(**back)
    Email.objects.all().delete()
    payments.note_returned(**words)
    balance = balance_of(anew(found))
    assert (balance.claimed, balance.to_reclaim, balance.to_pay) == (0, 0, amount)
    mail = Email.objects.get(to=own(found).user.email)
    assert "€ 16.250,25" in html_of(mail).replace("\N{NO-BREAK SPACE}", " ")
    shown = signed_in(adviser).get(reverse("subsidies:run", args=[run.pk])).content.decode()
    assert "vervalt" in shown
    shown = signed_in(own(found)).get(reverse("subsidies:grant", args=[found.pk]))
    assert "Teruggevorderd en vervallen" in shown.content.decode()
    # What is paid again can be reclaimed again once it is too much: of that nobody was told yet.
    with cases.later(1):  # Until then paying is suspended.
        again = make.run(anew(found), days=20).payments.filter(share=found)
    assert [one.amount for one in again] == [amount / 2]
    with pytest.raises(IntegrityError, match="payment_stands"), transaction.atomic():
        Payment.objects.filter(pk__in=keys).update(claim_lapsed=0)


def test_a_decision_is_prepared_anew_when_a_run_was_made_since():
    found = share()
    make.accounted(found)
    decision = later.prepare_later(
        share=found, kind="vaststelling", amount=make.ASKED, reasons="Goed.", by=cases.adviser()
    )
    make.run(found, days=20)
    lead = cases.lead()
    refused("changed_since", later.settle, decision=decision, by=lead)
    with pytest.raises(IntegrityError, match="later_sums"), transaction.atomic():
        LaterDecision.objects.filter(pk=decision.pk).update(
            state="besloten", settled_by=lead, settled_at=timezone.now()
        )


def test_a_run_and_a_later_decision_wait_for_each_other():
    found = share()
    for act in (
        lambda: make.run(found, days=20),
        lambda: later.prepare_later(
            share=found, kind="verlaging", amount=None, reasons="", by=cases.adviser()
        ),
    ):
        with CaptureQueriesContext(connection) as seen, suppress(Refusal):
            act()
        assert any(
            'FROM "subsidies_share"' in one["sql"] and "FOR NO KEY UPDATE" in one["sql"]
            for one in seen
        )


def test_a_region_sees_the_instalments_of_a_lower_grant_with_its_letter_and_not_before():
    found = share()
    amount = Decimal("20000.00")
    hearing = make.heard(found.application, "verlaging", amount=amount)
    decision = later.prepare_later(
        share=found,
        kind="verlaging",
        amount=amount,
        reasons="Minder.",
        weighing="Gewogen.",
        hearing=hearing,
        by=cases.adviser(),
    )
    later.settle(decision=decision, by=cases.lead())
    grant = reverse("subsidies:grant", args=[found.pk])
    seen = signed_in(own(found)).get(grant).context["to_come"]
    assert sum(part.amount for part in seen) == make.ASKED
    later_letters.issue_later_letter(decision_id=decision.pk)
    seen = signed_in(own(found)).get(grant).context["to_come"]
    assert sum(part.amount for part in seen) == amount


def test_one_decision_rests_on_a_hearing():
    found = share()
    amount = Decimal("40000.00")
    hearing = make.heard(found.application, "verlaging", amount=amount)
    make.decided(found, "verlaging", Decimal("60000.00"), hearing=hearing)
    words = {"share": anew(found), "kind": "verlaging", "reasons": "Nog minder.", "weighing": "x"}
    adviser = cases.adviser()
    refused("not_heard", later.prepare_later, amount=amount, hearing=hearing, by=adviser, **words)
    row = {**words, "amount": amount, "stood": Decimal("60000.00"), "paid": 0, "claimed": 0}
    row |= {"ground": "activiteiten", "hearing": hearing, "prepared_by": adviser}
    with pytest.raises(IntegrityError, match="another decision rests"), transaction.atomic():
        LaterDecision.objects.create(**row)


def test_the_database_lets_only_the_uninvolved_of_the_re_intend_and_prepare():
    found = share()
    hearing = make.told(found.application, "verlaging", amount=Decimal("10.00"))
    for change in ("told_by", "dropped_by"):
        fields = {change: own(found), change.replace("_by", "_at"): timezone.now()}
        fields |= {"told": "x"} if change == "told_by" else {"drop_reason": "x"}
        with pytest.raises(IntegrityError, match="subsidy_hearing_by_re"), transaction.atomic():
            type(hearing).objects.filter(pk=hearing.pk).update(**fields)
    with pytest.raises(IntegrityError, match="later_by_re"), transaction.atomic():
        LaterDecision.objects.create(
            share=found,
            kind="vaststelling",
            amount=make.ASKED,
            stood=make.ASKED,
            paid=0,
            claimed=0,
            reasons="x",
            prepared_by=own(found),
        )
