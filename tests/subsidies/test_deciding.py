"""Dividing a ceiling among real applications: who may, what it rests on, and what becomes of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pdfua
import pgtrigger
import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.models import Role
from applications.afterwards import known_state, outcomes
from applications.content import digest
from applications.domain.rounds import change_round, plan_of
from applications.domain.starting import start_application
from applications.domain.withdrawing import withdraw
from applications.models import Application, Round, RoundRequirement
from assessments.domain.deciding import prepare_decision
from assessments.models import JointJudgement
from common.refusal import Refusal
from subsidies.domain import deciding, grounds, letters
from subsidies.domain.calculating import cents, recalculated
from subsidies.domain.instalments import instalments
from subsidies.domain.rules import enter_rules
from subsidies.models import Division, Draw, GroundToRefuse, Rest, Share, SubsidyRules, Why
from subsidies.obligations import to_settle
from tests.assessments import factories as cases
from tests.factories import make_round, role

from . import factories as make

pytestmark = pytest.mark.django_db


def refused(code, act, **arguments):
    with pytest.raises(Refusal) as found, transaction.atomic():
        act(**arguments)
    assert found.value.code == code
    return str(found.value)


# --- the rules ---------------------------------------------------------------------------------


def test_rules_are_entered_before_the_round_opens_and_stay_as_they_were_published():
    rules = make.published()
    later = make_round(kind="subsidie", opens_in_days=5)
    refused("may_not_enter", enter_rules, into=rules.round, plan=make.plan(), by=make.admin())
    for change in (
        lambda: SubsidyRules.objects.filter(pk=rules.pk).update(ceiling=1),
        lambda: SubsidyRules.objects.filter(pk=rules.pk).delete(),
        lambda: SubsidyRules.objects.filter(pk=rules.pk).update(round=later),
    ):
        with pytest.raises(IntegrityError, match="rules_fixed"), transaction.atomic():
            change()


def test_a_ceiling_is_published_before_the_day_of_opening():
    into = make_round(kind="subsidie", opens_in_days=1)
    today = timezone.localdate()
    late = make.plan(published_on=today + timedelta(days=1))
    refused("published", enter_rules, into=into, plan=late, by=make.admin())
    enter_rules(into=into, plan=make.plan(published_on=today), by=make.admin())
    earlier = timezone.now() - timedelta(days=1)
    with pytest.raises(IntegrityError, match="rules_published"), transaction.atomic():
        Round.objects.filter(pk=into.pk).update(opens_at=earlier)


def test_the_opening_of_a_round_is_not_moved_to_change_its_ceiling_after_all():
    rules = make.published()
    later = timezone.now() + timedelta(days=1)
    moved = replace(plan_of(rules.round), opens_at=later)
    refused("opens_at_fixed", change_round, round_id=rules.round_id, plan=moved, by=make.admin())
    for change in ({"opens_at": later}, {"maximum_amount": 1}):
        with pytest.raises(IntegrityError, match="rules_opened"), transaction.atomic():
            Round.objects.filter(pk=rules.round_id).update(**change)


def test_what_does_not_hold_together_in_the_rules_is_told_all_at_once():
    into = make_round(kind="subsidie", opens_in_days=1)
    wrong = make.plan(ceiling=Decimal(0), method="vast_bedrag", points_partly=3, instalments_on=())
    with pytest.raises(Refusal) as found:
        enter_rules(into=into, plan=wrong, by=make.admin())
    assert {one.code for one in found.value.each} == {
        "ceiling",
        "fixed_amount",
        "points",
        "instalments",
    }


def test_a_round_for_a_status_has_no_ceiling():
    into = make_round(kind="voorloper", opens_in_days=1)
    refused("may_not_enter", enter_rules, into=into, plan=make.plan(), by=make.admin())


# --- preparing ---------------------------------------------------------------------------------


def test_the_calculation_follows_points_and_leaves_nothing_over():
    division = make.prepared()
    shares = list(division.shares.all())
    assert [share.granted for share in shares] == [make.ASKED, make.ASKED, Decimal("4999.00")]
    assert [share.why for share in shares] == [Why.ALL, Why.ALL, Why.PART]
    assert division.content["left"] == "0.00"
    assert division.sha256 == digest(division.content)


def test_anybody_can_redo_the_calculation_from_its_document_alone():
    division = make.prepared()
    again = {line.claim.number: line.granted for line in recalculated(division.content)}
    stored = {one.submission.number: cents(one.granted) for one in division.shares.all()}
    assert again == stored


def test_a_round_is_divided_once_it_has_closed_and_every_panel_has_answered():
    into = make.published().round
    case = cases.submitted(round=into)
    adviser = cases.adviser()
    refused("not_closed", deciding.prepare, into=into, by=adviser)
    into = make.close(into)
    refused("not_ready", deciding.prepare, into=into, by=adviser)
    withdraw(application=case, by=case.created_by, reason="Wij zien ervan af.")
    refused("not_ready", deciding.prepare, into=into, by=adviser)


def test_the_draw_is_made_once_and_kept_whatever_is_given_back():
    division = make.prepared()
    deciding.give_back(division=division, reason="Kijk naar de tweede.", by=cases.lead())
    again = deciding.prepare(into=division.round, by=cases.adviser())
    assert again.sha256 == division.sha256
    assert Draw.objects.count() == 1
    with pytest.raises(DatabaseError), transaction.atomic():
        Draw.objects.update(seed="een ander")


def test_too_few_points_or_a_ground_to_refuse_takes_no_part_in_the_division():
    into = make.judged(minimum_points=3)
    strong = make.applications(into)[0]
    make.ground(strong)
    division = deciding.prepare(into=into, by=cases.adviser())
    assert {one.application_id: one.why for one in division.shares.all()}[strong.pk] == Why.GROUND
    assert [one.why for one in division.shares.all()] == [Why.ALL, Why.GROUND, Why.POINTS]
    elsewhere = cases.submitted()
    with pytest.raises(IntegrityError, match="ground_stands"), transaction.atomic():
        GroundToRefuse.objects.filter(application=strong).update(application=elsewhere)


def test_who_is_refused_under_4_35_was_heard_first():
    case = make.applications(make.judged())[0]
    hearing = make.told(case, "weigering", ground="verplichtingen")
    words = {"reasons": "Geen vertrouwen.", "weighing": "Er kwam geen reactie.", "hearing": hearing}
    refused("not_heard", grounds.enter_ground, by=cases.adviser(), **words)
    with pytest.raises(IntegrityError, match="ground_hearing"), transaction.atomic():
        GroundToRefuse.objects.create(
            application=case,
            ground="verplichtingen",
            reasons="x",
            weighing="x",
            hearing=hearing,
            entered_by=cases.adviser(),
        )
    with cases.later(15):
        grounds.enter_ground(by=cases.adviser(), **words)
    words_in = words_of(deciding.prepare(into=case.round, by=cases.adviser()).shares.last())
    assert "4:35, eerste lid, onder b" in words_in
    assert "Wij hebben geen reactie ontvangen" in words_in
    assert "Uw aanvraag is beoordeeld door" in words_in


# --- deciding ----------------------------------------------------------------------------------


def test_who_prepared_a_division_does_not_decide_on_it_in_any_role():
    into = make.judged()
    both = cases.adviser()
    division = deciding.prepare(into=into, by=both)
    as_lead = cases.lead(both.user)
    refused("may_not_settle", deciding.settle, division=division, by=as_lead)
    refused("may_not_settle", deciding.settle, division=division, by=cases.adviser())
    with pytest.raises(IntegrityError, match="division_four_eyes"), transaction.atomic():
        Division.objects.filter(pk=division.pk).update(
            state="besloten", settled_by=as_lead, settled_at=timezone.now()
        )


def test_who_has_no_mandate_does_not_decide():
    division = make.prepared()
    lead = cases.lead()
    Round.objects.filter(pk=division.round_id).update(on_behalf_of="de minister van Financiën")
    refused("may_not_settle", deciding.settle, division=division, by=lead)


def test_who_is_no_lead_any_more_is_not_written_as_deciding_on_a_division():
    division = make.prepared()
    gone = cases.lead()
    Role.objects.filter(pk=gone.pk).update(ended_at=timezone.now())
    with pytest.raises(IntegrityError, match="division_lead"), transaction.atomic():
        Division.objects.filter(pk=division.pk).update(
            state="besloten", settled_by=gone, settled_at=timezone.now()
        )


def test_who_entered_a_ground_to_refuse_does_not_decide_either():
    into = make.judged()
    lead = cases.lead()
    other, third = make.applications(into)[:2]
    make.ground(other, by=lead)
    grounds.drop_ground(application=other, by=cases.adviser())
    make.ground(other)
    dropper = cases.lead()
    make.ground(third)
    grounds.drop_ground(application=third, by=dropper)
    division = deciding.prepare(into=into, by=cases.adviser())
    for own in (lead, dropper):
        # Also when somebody else saved it since, or it was dropped.
        refused("may_not_settle", deciding.settle, division=division, by=own)
        assert division not in to_settle(own)
        with pytest.raises(IntegrityError, match="division_four_eyes"), transaction.atomic():
            Division.objects.filter(pk=division.pk).update(
                state="besloten", settled_by=own, settled_at=timezone.now()
            )
    with pytest.raises(DatabaseError), transaction.atomic():
        GroundToRefuse.objects.all().delete()


def test_what_was_withdrawn_since_means_that_it_is_prepared_anew():
    division = make.prepared()
    case = division.shares.first().application
    withdraw(application=case, by=case.created_by, reason="Wij zien ervan af.")
    refused("changed_since", deciding.settle, division=division, by=cases.lead())


def test_no_division_is_decided_on_while_an_application_can_still_be_submitted():
    division = make.prepared()
    later = timezone.now() + timedelta(days=2)
    with pgtrigger.ignore():
        Round.objects.filter(pk=division.round_id).update(closes_at=later)
    refused("not_closed", deciding.settle, division=division, by=cases.lead())


def test_the_database_refuses_more_than_the_ceiling_and_a_state_without_division():
    division = make.prepared(ceiling=Decimal("1000.00"))
    share = division.shares.last()
    with pytest.raises(IntegrityError), transaction.atomic():
        Share.objects.filter(pk=share.pk).update(granted=share.asked)
    with pytest.raises(IntegrityError, match="subsidy_rests_on_division"), transaction.atomic():
        Application.objects.filter(pk=share.application_id).update(state="verleend")
        with transaction.get_connection().cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_a_decision_is_known_by_its_letter_and_by_nothing_before():
    division = make.settled()
    share = division.shares.first()
    case = share.application
    assert case.state == "verleend"
    assert known_state(case).state == "besluit_komt"
    assert not Share.objects.visible_to(case.created_by)
    Email.objects.all().delete()
    letter = letters.issue_share_letter(share_id=share.pk)
    assert letters.issue_share_letter(share_id=share.pk) == letter
    assert known_state(case).state == "verleend"
    (known,) = outcomes(case, case.created_by)
    assert letter.reference in known.letter_url
    announced = Email.objects.filter(context__template="assessments/letter_ready")
    assert [one.to for one in announced] == [[case.created_by.user.email]]
    assert letter.is_beschikking
    assert letter.objection_until


def test_a_judgement_on_which_was_divided_stands():
    make.settled()
    with pytest.raises(IntegrityError, match="judgement_stands"), transaction.atomic():
        JointJudgement.objects.update(verdict="voldoet")


def test_no_decision_on_one_application_is_prepared_in_a_subsidy_round():
    case = make.applications(make.judged())[0]
    sentence = refused(
        "decided_by_dividing",
        prepare_decision,
        application=case,
        outcome="definitief",
        reasons="Goed.",
        conditions=[],
        by=cases.adviser(),
    )
    assert "het plafond van de ronde te verdelen" in sentence


# --- the letters -------------------------------------------------------------------------------


def words_of(share) -> str:
    return " ".join(letters.preview_html(letters.with_all_it_needs().get(pk=share.pk)).split())


def test_a_grant_says_amount_activities_duties_instalments_and_accounting():
    division = make.prepared()
    words = words_of(division.shares.first()).replace("\N{NO-BREAK SPACE}", " ")
    assert "een subsidie van ten hoogste € 72.500,50" in words
    assert "€ 36.250,25" in words
    for part in ("model G1", "vrijdag 1 januari 2027", "Stcrt. 2026, 1", "bezwaar maken"):
        assert part in words
    partly = words_of(division.shares.last()).replace("\N{NO-BREAK SPACE}", " ")
    assert "Voor de overige € 67.501,50 die u vroeg, weigeren wij de subsidie" in partly
    assert "artikel 4:25, tweede lid" in partly


def test_a_refusal_says_on_which_ground():
    division = make.prepared(ceiling=Decimal("100000.00"), rest=Rest.NONE)
    first, second, third = (words_of(share) for share in division.shares.all())
    assert "verlenen" in first
    for refusal in (second, third):
        assert "artikel 4:25" in refusal
        assert "bezwaar maken" in refusal
    assert "wordt geen deel van een bedrag verleend" in second
    assert "komt daarna geen aanvraag meer aan de beurt" in third


def test_both_letters_are_accessible_documents(tmp_path):
    division = make.settled(ceiling=Decimal("100000.00"))
    for share in (division.shares.first(), division.shares.last()):
        file = tmp_path / f"{share.why}.pdf"
        file.write_bytes(letters.issue_share_letter(share_id=share.pk).pdf)
        assert [finding.message for finding in pdfua.validate(file).findings] == []


def test_instalments_add_up_to_the_cent():
    days = make.plan().instalments_on
    parts = instalments(Decimal("100.01"), days)
    assert [part.amount for part in parts] == [Decimal("50.01"), Decimal("50.00")]


# --- who may apply -----------------------------------------------------------------------------


def test_a_round_for_regions_with_a_status_is_closed_to_others_from_the_start():
    into = make.published().round
    RoundRequirement.objects.filter(round=into, code="region_status").update(level="block")
    by = role("penvoerder_signatory")
    refused("no_status", start_application, round=into, region_name="Nieuw", by=by)
    granted = cases.granted()
    region = granted.application.region
    type(region).objects.filter(pk=region.pk).update(status="voorlopig")
    region.refresh_from_db()
    started = start_application(round=into, region=region, by=granted.application.created_by)
    assert started.round == into
