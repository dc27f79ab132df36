"""What comes after a grant: duties, payments, lowering, settling and reclaiming, and who hears."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from post_office.models import Email

from accounts.models import RoleKind
from common.dates import day_text
from common.refusal import Refusal
from onderwijsregio.todo import todos
from subsidies.domain import duties, hearings, later, later_letters, letters, payments
from subsidies.domain.balance import balance_of, sums, to_be_paid
from subsidies.domain.later_text import HearingText, LaterText
from subsidies.models import Duty, Later, LaterDecision, Payment, Share
from subsidies.reminders import send_duty_reminders
from tests.assessments import factories as cases
from tests.documents import corpus
from tests.factories import role
from tests.mails import text_of

from . import factories as make

pytestmark = pytest.mark.django_db
HALF = Decimal("36250.25")


def refused(code, act, **arguments):
    with pytest.raises(Refusal) as found, transaction.atomic():
        act(**arguments)
    assert found.value.code == code


def share() -> Share:
    return Share.objects.select_related("application", "division__round").get(pk=make.known().pk)


def anew(found: Share) -> Share:
    return Share.objects.select_related("application", "division__round").get(pk=found.pk)


def own(found: Share):
    return found.application.created_by


# --- the sums ----------------------------------------------------------------------------------

CENTS = st.integers(0, 10_000_000).map(lambda cents: Decimal(cents) / 100)
DAYS = [date(2027, 1, 15), date(2027, 4, 15), date(2027, 9, 15)]


@given(
    granted=CENTS,
    fractions=st.lists(st.integers(0, 100), max_size=2),
    settles=st.booleans(),
    fates=st.lists(st.sampled_from(["paid", "under_way", "returned"]), max_size=5),
    hand_over_after=st.integers(0, 3),
)
def test_paid_and_to_pay_less_to_reclaim_is_what_it_comes_to_to_the_cent(
    granted, fractions, settles, fates, hand_over_after
):
    decided: list[LaterDecision] = []
    handed_over: list[Payment] = []
    fate = iter(fates)

    def check():
        balance = sums(granted, decided, handed_over)
        assert balance.paid + balance.to_pay - balance.overpaid == balance.stands
        assert 0 <= balance.to_reclaim <= max(balance.paid - balance.stands, 0)
        assert not balance.claimed_too_much
        settled_on = date(2028, 1, 1) if balance.settled is not None else None
        parts = to_be_paid(balance, DAYS, handed_over, settled_on=settled_on)
        if balance.settled is not None or any(
            nth not in {one.nth for one in handed_over if one.returned_on is None}
            for nth in (1, 2, 3)
        ):
            assert sum(part.amount for part in parts) == balance.to_hand_over
        return parts

    def hand_over(parts):
        for part, what in zip(parts, fate, strict=False):
            handed_over.append(
                Payment(
                    nth=part.nth,
                    amount=part.amount,
                    paid_on=part.pay_on if what == "paid" else None,
                    returned_on=part.pay_on if what == "returned" else None,
                )
            )
            break

    for step, fraction in enumerate(fractions):
        hand_over(check())
        is_last = step == len(fractions) - 1
        stands = sums(granted, decided, handed_over).stands
        decided.append(
            LaterDecision(
                kind=Later.SETTLING if settles and is_last else Later.LOWERING,
                amount=round(stands * fraction / 100, 2),
                settled_at=timezone.now() + timedelta(days=step),
            )
        )
    for _ in range(hand_over_after):
        hand_over(check())
    check()
    claim = sums(granted, decided, handed_over).to_reclaim
    if claim:
        decided.append(
            LaterDecision(
                kind=Later.RECLAIMING,
                amount=claim,
                settled_at=timezone.now() + timedelta(days=9),
            )
        )
        check()
    one = next((one for one in handed_over if one.paid_on), None)
    if one is not None:
        one.paid_on, one.returned_on = None, one.pay_on
        one.claim_lapsed = sums(granted, decided, handed_over).claimed_too_much
        check()


# --- telling and duties ------------------------------------------------------------------------


def test_partners_and_panel_hear_what_was_decided_and_only_the_penvoerder_gets_the_letter():
    division = make.settled()
    found = division.shares.earliest("place")
    Email.objects.all().delete()
    letter = letters.issue_share_letter(share_id=found.pk)
    templates = [mail.context["template"] for mail in Email.objects.order_by("pk")]
    assert templates.count("assessments/letter_ready") == 1
    assert templates.count("subsidies/outcome") >= 2
    told = Email.objects.filter(context__template="subsidies/outcome")
    assert letter.reference not in str([mail.context for mail in told])
    assert own(found).user.email not in {to for mail in told for to in mail.to}


def test_duties_begin_with_the_letter_and_are_handed_in_and_received():
    found = share()
    report, account = found.duties.order_by("due_on")
    assert (report.kind, report.due_on) == ("verslag", date(2027, 9, 1))
    assert (account.kind, account.due_on) == ("verantwoording", date(2028, 7, 1))
    stranger = role(RoleKind.PENVOERDER_SIGNATORY)
    refused("cannot_hand_in", duties.hand_in, duty=report, text="Verslag.", by=stranger)
    refused("text", duties.hand_in, duty=report, text=" ", by=own(found))
    file = SimpleUploadedFile("verslag.pdf", corpus.pdf())
    duties.hand_in(duty=report, text="Verslag.", uploads=[file], by=own(found))
    assert [one.version.name for one in report.handed_in.get().documents.all()] == ["verslag.pdf"]
    adviser = cases.adviser()
    tomorrow = timezone.localdate() + timedelta(days=1)
    refused("on", duties.receive, duty=report, on=tomorrow, by=adviser)
    duties.receive(duty=report, on=timezone.localdate(), by=adviser)
    refused("cannot_hand_in", duties.hand_in, duty=report, text="Nog iets.", by=own(found))
    with pytest.raises(IntegrityError, match="duty_stands"), transaction.atomic():
        Duty.objects.filter(pk=report.pk).update(due_on=tomorrow)
    given_notice = duties.report_change(share=found, text="Een partner is weg.", by=own(found))
    assert given_notice.duty.kind == "wijziging"


def test_the_people_of_the_penvoerder_are_reminded_once_of_each_step_of_a_duty():
    found = share()
    report = found.duties.get(kind="verslag")
    steps = sorted(found.division.round.reminder_days)
    day = report.due_on - timedelta(days=steps[0])
    now = timezone.make_aware(timezone.datetime(day.year, day.month, day.day, 12))
    Email.objects.all().delete()
    assert send_duty_reminders(now=now) == 1
    assert send_duty_reminders(now=now) == 0
    (mail,) = Email.objects.all()
    assert mail.to == [own(found).user.email]
    duties.hand_in(duty=report, text="Verslag.", by=own(found))
    assert send_duty_reminders(now=now + timedelta(days=1)) == 0


# --- later decisions ---------------------------------------------------------------------------


def test_a_subsidy_is_settled_as_it_was_granted_and_the_rest_is_paid():
    found = share()
    make.paid(found, days=20)
    adviser = cases.adviser()
    words = {"share": found, "kind": "vaststelling", "reasons": "In orde.", "by": adviser}
    refused("cannot_prepare", later.prepare_later, amount=make.ASKED, **words)
    decision = make.decided(found, "vaststelling", make.ASKED)
    body = decision.letter.body_html.replace("\N{NO-BREAK SPACE}", " ")
    assert "Wij stellen de subsidie vast op € 72.500,50." in body
    assert "eerste lid" in body
    assert "Wij betalen u nog € 36.250,25." in body
    assert decision.letter.objection_until is not None
    balance = balance_of(anew(found))
    assert (balance.settled, balance.to_pay, balance.overpaid) == (make.ASKED, HALF, 0)
    (rest,) = payments.still_to_come(anew(found))
    assert (rest.nth, rest.amount) == (3, HALF)
    refused("cannot_prepare", later.prepare_later, amount=make.ASKED, **words)


def test_who_gets_less_is_heard_first_and_gets_no_less_than_was_intended():
    found = share()
    make.accounted(found)
    words = {
        "share": found,
        "kind": "vaststelling",
        "reasons": "Niet alles is gedaan.",
        "weighing": "Dat verandert niets.",
        "by": cases.adviser(),
    }
    refused("not_heard", later.prepare_later, amount=Decimal("100.00"), **words)
    hearing = make.told(found.application, "vaststelling", amount=Decimal("40000.00"))
    waits = {**words, "hearing": hearing}
    refused("not_heard", later.prepare_later, amount=Decimal("40000.00"), **waits)
    with cases.later(15):
        refused("amount", later.prepare_later, amount=Decimal("39999.99"), **waits)
        decision = later.prepare_later(amount=Decimal("45000.00"), **waits)
    assert (decision.stood, decision.ground) == (make.ASKED, "activiteiten")
    with pytest.raises(IntegrityError, match="subsidy_hearing_stands"), transaction.atomic():
        type(hearing).objects.filter(pk=hearing.pk).update(
            zienswijze="Toch.", zienswijze_by=own(found), zienswijze_at=timezone.now()
        )
    words = {"hearing": hearing, "told": "Toch niet.", "by": cases.adviser()}
    refused("cannot_respond", hearings.write_down, **words)


def test_who_did_not_account_gets_a_last_term_before_it_is_settled_by_ourselves():
    found = share()
    last = found.division.round.subsidy_rules.account_by
    days = (last - timezone.localdate()).days + 1
    words = {
        "share": found,
        "kind": "vaststelling",
        "amount": Decimal("40000.00"),
        "reasons": "Niet alles is gedaan.",
        "weighing": "Dat verandert niets.",
        "by": cases.adviser(),
    }
    with cases.later(days):
        hearing = make.heard(found.application, "vaststelling", amount=Decimal("40000.00"))
        told = hearing.letter.body_html
        assert "U kunt haar alsnog indienen <strong>tot en met" in told
        assert "(artikel 4:44, derde lid, van de Algemene wet bestuursrecht)" in told
        # It responded, and can still hand in its accounting.
        refused("not_heard", later.prepare_later, hearing=hearing, **words)
    with cases.later(days + 15):
        decision = later.prepare_later(hearing=hearing, **words)
        later.settle(decision=decision, by=cases.lead())
        body = later_letters.issue_later_letter(decision_id=decision.pk).body_html
    assert "ook niet in de termijn die wij u daarna gaven (artikel 4:44, derde lid)" in body
    assert "de artikelen 4:44, vierde lid, en 4:47" in body


def test_the_database_refuses_what_rests_on_no_hearing_or_on_other_sums():
    found = share()
    row = {
        "share": found,
        "kind": "verlaging",
        "amount": Decimal("1.00"),
        "stood": make.ASKED,
        "paid": 0,
        "claimed": 0,
        "ground": "activiteiten",
        "reasons": "x",
        "weighing": "x",
        "prepared_by": cases.adviser(),
    }
    for change, says in (
        ({}, "later_heard_when_worse"),
        ({"hearing": make.told(found.application, "verlaging", amount=1)}, "later_hearing"),
        ({"stood": Decimal("5.00")}, "later_sums"),
    ):
        with pytest.raises(IntegrityError, match=says), transaction.atomic():
            LaterDecision.objects.create(**{**row, **change})


def test_who_intended_or_prepared_it_does_not_decide_in_any_role():
    found = share()
    intender, preparer = cases.adviser(), cases.adviser()
    run = make.run(found, days=20)
    amount = Decimal("40000.00")
    hearing = make.heard(found.application, "verlaging", by=intender, amount=amount)
    decision = later.prepare_later(
        share=found,
        kind="verlaging",
        amount=amount,
        reasons="Minder gedaan.",
        weighing="Gewogen.",
        hearing=hearing,
        by=preparer,
    )
    for user in (intender.user, preparer.user):
        lead = cases.lead(user)
        refused("may_not_settle", later.settle, decision=decision, by=lead)
        with pytest.raises(IntegrityError, match="later_four_eyes"), transaction.atomic():
            LaterDecision.objects.filter(pk=decision.pk).update(
                state="besloten", settled_by=lead, settled_at=timezone.now()
            )
    refused("may_not_settle", later.settle, decision=decision, by=cases.adviser())
    keys = list(run.payments.values_list("pk", flat=True))
    payments.note_paid(run=run, payments=keys, on=timezone.localdate(), by=preparer)
    refused("changed_since", later.settle, decision=decision, by=cases.lead())
    later.give_back(decision=decision, reason="De bedragen zijn anders.", by=cases.lead())
    with pytest.raises(IntegrityError, match="later_stands"), transaction.atomic():
        LaterDecision.objects.filter(pk=decision.pk).update(return_reason="Toch niet.")


def test_what_was_paid_too_much_after_lowering_is_reclaimed_once_and_no_more():
    found = share()
    make.paid(found)
    assert balance_of(anew(found)).to_pay == 0
    amount = Decimal("70000.00")
    hearing = make.heard(found.application, "verlaging", amount=amount)
    lowered = make.decided(anew(found), "verlaging", amount, hearing=hearing)
    body = lowered.letter.body_html.replace("\N{NO-BREAK SPACE}", " ")
    assert "artikel 4:48, eerste lid, onder a" in body
    assert "Dat is € 2.500,50 meer" in body
    assert hearing.letter.reference in body
    seen = later_letters.decisions().get(pk=lowered.pk)
    seen.paid, seen.under_way = Decimal("0.00"), seen.paid
    body = LaterText(seen).body_html.replace("\N{NO-BREAK SPACE}", " ")
    assert "betaalden" not in body
    assert "Er is € 72.500,50 naar u onderweg. Dat is € 2.500,50 meer" in body
    assert "Te veel betaald of onderweg" in body
    seen.amount = Decimal("0.00")
    assert ("Na de intrekking", seen.amount) in LaterText(seen).sums
    over = Decimal("2500.50")
    assert balance_of(anew(found)).to_reclaim == over
    with pytest.raises(Refusal):
        make.told(found.application, "terugvordering", amount=over + 1)
    hearing = make.heard(found.application, "terugvordering", amount=over)
    claimed = make.decided(anew(found), "terugvordering", over, hearing=hearing)
    body = claimed.letter.body_html.replace("\N{NO-BREAK SPACE}", " ")
    assert "Wij vorderen € 2.500,50 van u terug." in body
    # Both letters name what they rest on: the decision by which the subsidy became lower.
    day = day_text(lowered.letter.dated_on, language="nl")
    rests_on = (
        f"Op {day} wijzigden wij die verlening: de subsidie werd ten hoogste € 70.000,00 "
        f"(ons kenmerk {lowered.letter.reference})."
    )
    assert rests_on in body
    assert rests_on in hearing.letter.body_html.replace("\N{NO-BREAK SPACE}", " ")
    # What was paid were advances.
    assert "de artikelen 4:57, eerste lid, en 4:95, vierde lid" in body
    assert "uiterlijk op" in body
    assert balance_of(anew(found)).to_reclaim == 0
    assert payments.still_to_come(anew(found)) == []


def test_an_intention_is_dropped_with_a_reason_that_the_applicant_gets():
    found = share()
    hearing = make.told(found.application, "verlaging", amount=Decimal("10.00"))
    Email.objects.all().delete()
    hearings.drop(hearing=hearing, reason="U voert het toch uit.", by=cases.adviser())
    assert [mail.to for mail in Email.objects.all()] == [[own(found).user.email]]
    make.told(found.application, "verlaging", amount=Decimal("20.00"))
    refused(
        "cannot_intend",
        hearings.intend,
        application=found.application,
        about="verlaging",
        ground="activiteiten",
        amount=Decimal("20.00"),
        intention="Weer.",
        respond_by=timezone.localdate() + timedelta(days=14),
        by=cases.adviser(),
    )


def test_mails_call_a_grant_that_is_lowered_to_nothing_withdrawn():
    found, nothing = share(), Decimal("0.00")
    hearing = make.heard(found.application, "verlaging", amount=nothing)
    make.decided(anew(found), "verlaging", nothing, hearing=hearing)
    for template, words in (
        ("subsidies/intended", "over het intrekken van de subsidie"),
        ("subsidies/outcome", "De verlening van de subsidie is ingetrokken."),
    ):
        assert words in text_of(Email.objects.filter(context__template=template).latest("pk"))


def test_who_got_the_letter_late_still_has_two_weeks_to_respond():
    found, day = share(), timezone.localdate()
    amount = Decimal("10.00")
    told = hearings.intend(
        application=found.application,
        about="verlaging",
        ground="activiteiten",
        amount=amount,
        intention="De werkplaats is niet gestart.",
        respond_by=day + timedelta(days=14),
        by=cases.adviser(),
    )
    with cases.later(20):  # The worker was down until then.
        letter = later_letters.issue_hearing_letter(hearing_id=told.pk)
    assert day_text(day + timedelta(days=34), language="nl") in letter.body_html
    hearing = type(told).objects.get(pk=told.pk)
    words = {"share": found, "kind": "verlaging", "reasons": "Te laat.", "weighing": "Gewogen."}
    words |= {"amount": amount, "hearing": hearing, "by": cases.adviser()}
    row = {**words, "stood": make.ASKED, "paid": 0, "claimed": 0, "ground": "activiteiten"}
    row["prepared_by"] = row.pop("by")
    with cases.later(34):
        refused("not_heard", later.prepare_later, **words)
        with pytest.raises(IntegrityError, match="was not heard"), transaction.atomic():
            LaterDecision.objects.create(**row, prepared_at=timezone.now())
        for who, listed in ((own(found), True), (words["by"], False)):
            pages = [one.url for one in todos(who, at=timezone.now())]
            assert (reverse("subsidies:hearing", args=[hearing.pk]) in pages) == listed
    with cases.later(35):
        refused("cannot_respond", hearings.respond, hearing=hearing, zienswijze="x", by=own(found))
        assert later.prepare_later(**words).hearing == hearing


def test_the_letter_of_an_intention_decides_nothing_and_says_by_when_to_respond():
    found = share()
    hearing = make.told(found.application, "verlaging", amount=Decimal("10.00"))
    assert hearing.letter.objection_until is None
    assert not hearing.letter.is_beschikking
    body = hearing.letter.body_html
    assert "artikel 4:8 " in body
    assert "Dit is nog geen besluit" in body
    last = hearing.letter.dated_on + timedelta(weeks=13)
    suspended = "(artikel 4:56 van de Algemene wet bestuursrecht). Dat duurt"
    assert (suspended in body, f"uiterlijk tot en met {day_text(last, language='nl')}" in body) == (
        True,
        True,
    )
    mail = Email.objects.get(context__template="subsidies/intended")
    assert "betalen wij geen voorschotten" in text_of(mail)
    hearing.about = "vaststelling"
    settling = HearingText(hearing, found).body_html
    assert "4:56" not in settling
    assert "artikel 4:8 " in settling
    # Who handed in its accounting asked to settle, and is heard as such.
    make.accounted(found)
    assert "artikel 4:7 " in HearingText(hearing, found).body_html
    # Whoever asked for it is heard under an article of its own.
    hearing.about = "weigering"
    assert "artikel 4:7 " in HearingText(hearing, None).body_html
    again = later_letters.issue_hearing_letter(hearing_id=hearing.pk)
    assert again == hearing.letter
