"""Making, changing and extending rounds: what holds together and what is fixed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications.domain.closing import extend_round
from applications.domain.round_criteria import CriterionPlan, default_criteria
from applications.domain.rounds import (
    RequirementPlan,
    RoundPlan,
    add_equated_day,
    change_round,
    create_round,
    plan_of,
    remove_equated_day,
)
from applications.models import Application, Round
from common.amounts import amount_text, count_text, euros, parse_amount
from common.dates import amsterdam_moment
from common.models import EquatedDay
from common.refusal import Refusal
from tests.factories import make_application, make_round, make_submitted, role

CLOSES = datetime(2023, 4, 28, 14, 0, tzinfo=UTC)
PLAN = RoundPlan(
    name="Voorlopers 2023",
    kind="voorloper",
    opens_at=datetime(2023, 4, 1, 7, 0, tzinfo=UTC),
    closes_at=CLOSES,
    maximum_amount=Decimal("100000.00"),
    decision_weeks=8,
    reminder_days=(7, 42, 7),
    legal_basis="Artikel 4",
    on_behalf_of="de Minister",
    objection_address="Postbus",
    criteria=default_criteria(),
    requirements=(RequirementPlan("size", "warn", 15_000), RequirementPlan("area", "block")),
)


@pytest.fixture
def admin():
    return role(RoleKind.ADMIN)


def refused(act, **arguments) -> Refusal:
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(**arguments)
    return refusal.value


@pytest.mark.django_db
def test_a_round_is_made_with_its_criteria_requirements_and_steps(admin):
    made = create_round(plan=PLAN, by=admin)

    assert made.reminder_days == [42, 7]
    assert [c.title for c in made.criteria.all()] == [c.title for c in default_criteria()]
    assert len(default_criteria()) == 9
    stored = plan_of(Round.objects.get())
    assert stored == replace(
        PLAN,
        reminder_days=(42, 7),
        requirements=(RequirementPlan("area", "block"), RequirementPlan("size", "warn", 15_000)),
    )


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [kind for kind in RoleKind if kind != RoleKind.ADMIN])
def test_only_an_administrator_makes_and_changes_rounds(kind):
    by, current = role(kind), make_round()
    day = EquatedDay(day=date(2030, 1, 2), reason="x")

    for act, arguments in [
        (create_round, {"plan": PLAN}),
        (change_round, {"round_id": current.pk, "plan": PLAN}),
        (extend_round, {"round_id": current.pk, "closes_at": CLOSES, "now": CLOSES, "reason": "x"}),
        (add_equated_day, {"equated": day}),
        (remove_equated_day, {"equated": day}),
    ]:
        assert refused(act, by=by, **arguments).code == "wrong_role"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"closes_at": PLAN.opens_at}, "closes_too_early", "closes_at"),
        ({"criteria": ()}, "no_criteria", "criteria"),
        (
            {"criteria": (CriterionPlan("Plan"), CriterionPlan("PLAN"))},
            "criterion_twice",
            "criteria",
        ),
        ({"reminder_days": (0,)}, "step_out_of_range", "reminder_days"),
        ({"reminder_days": (366,)}, "step_out_of_range", "reminder_days"),
        ({"name": "BESTAAND"}, "name_used", "name"),
        ({"decision_weeks": 9}, "no_term_length_source", "term_length_source"),
        ({"term_start": "closing"}, "no_term_start_source", "term_start_source"),
        # 1 April + 4 weeks is the day after closing, + 3 weeks lies before it.
        ({"decision_weeks": 3}, "due_before_closing", "term_start"),
    ],
)
def test_a_plan_must_hold_together(admin, wrong, code, field):
    make_round(name="Bestaand")

    refusal = refused(create_round, plan=replace(PLAN, **wrong), by=admin)

    assert (refusal.code, refusal.field) == (code, field)


@pytest.mark.django_db
def test_a_round_without_submissions_can_change_in_every_way(admin):
    current = create_round(plan=PLAN, by=admin)
    kept = current.criteria.get(position=1).pk
    wanted = replace(
        PLAN,
        name="Anders",
        closes_at=CLOSES - timedelta(days=7),
        criteria=(CriterionPlan("Nieuw"), CriterionPlan("Tweede", "Uitleg")),
        requirements=(RequirementPlan("size", "off", 9_000), RequirementPlan("overlap", "warn")),
    )

    changed = change_round(round_id=current.pk, plan=wanted, by=admin)

    assert next((c.pk, c.title) for c in changed.criteria.all()) == (kept, "Nieuw")
    assert changed.criteria.count() == 2
    assert {(r.code, r.level, r.threshold) for r in changed.requirements.all()} == {
        ("size", "off", 9_000),
        ("overlap", "warn", None),
    }


@pytest.fixture
def submitted(admin):
    """The round of an application that was submitted, open for ten more days."""
    return make_submitted(round=make_round(term_start_source="artikel 2")).round


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "subsidie"},
        {"opens_at": CLOSES},
        {"maximum_amount": Decimal(1)},
        {"on_behalf_of": "een ander"},
        {"decision_weeks": 7},
        {"term_start": "closing"},
        {"term_start_source": "artikel 3"},
        {"term_length_source": "artikel 2"},
        {"term_set_by": "other"},
        {"criteria": (CriterionPlan("Nieuw"),)},
        {"requirements": (RequirementPlan("size", "off"),)},
    ],
)
def test_the_first_submission_fixes_what_applicants_relied_on(admin, submitted, wanted):
    plan = replace(plan_of(submitted), **wanted)

    refusal = refused(change_round, round_id=submitted.pk, plan=plan, by=admin)

    (name,) = wanted
    assert (refusal.code, refusal.field) == (f"{name}_fixed", name)


@pytest.mark.django_db
def test_names_letters_and_reminders_can_change_after_a_submission(admin, submitted):
    plan = replace(plan_of(submitted), name="Beter", legal_basis="Artikel 5", reminder_days=(5,))

    changed = change_round(round_id=submitted.pk, plan=plan, by=admin)

    assert (changed.name, changed.legal_basis, changed.reminder_days) == ("Beter", "Artikel 5", [5])


@pytest.mark.django_db
@pytest.mark.parametrize("days", [-1, 1])
def test_after_a_submission_closing_moves_with_a_reason_alone(admin, submitted, days):
    plan = replace(plan_of(submitted), closes_at=submitted.closes_at + timedelta(days=days))

    refusal = refused(change_round, round_id=submitted.pk, plan=plan, by=admin)

    assert refusal.code == "closes_at_fixed"


@pytest.mark.django_db
def test_once_somebody_began_closing_moves_with_a_reason_alone_also_in_sql(admin):
    draft = make_application()
    of, later = draft.round, draft.round.closes_at + timedelta(days=1)
    plan = replace(plan_of(of), closes_at=later)

    refusal = refused(change_round, round_id=of.pk, plan=plan, by=admin)

    assert refusal.code == "closes_at_fixed"
    with pytest.raises(IntegrityError, match="with a reason"), transaction.atomic():
        Round.objects.filter(pk=of.pk).update(closes_at=later)
    extend_round(round_id=of.pk, closes_at=later, reason="Storing", by=admin, now=timezone.now())
    told = Email.objects.filter(context__template="applications/closing_moved")
    mail = told.get(to=draft.created_by.user.email)
    assert mail.context["values"]["reason"] == "Storing"


@pytest.mark.django_db
def test_a_withdrawn_submission_still_fixes_the_round(admin, submitted):
    Application.objects.filter(round=submitted).update(state="ingetrokken")
    plan = replace(plan_of(submitted), maximum_amount=Decimal(5))

    refusal = refused(change_round, round_id=submitted.pk, plan=plan, by=admin)

    assert refusal.code == "maximum_amount_fixed"


@pytest.mark.django_db
def test_extending_moves_the_closing_moment_for_drafts_too(admin):
    current = make_application().round
    later = current.closes_at + timedelta(days=3)

    extended = extend_round(
        round_id=current.pk, closes_at=later, by=admin, now=current.closes_at, reason="Storing"
    )

    assert extended.closes_at == later


@pytest.mark.django_db
def test_a_round_is_not_extended_to_the_same_or_a_past_moment(admin):
    current = make_round()
    later = current.closes_at + timedelta(days=1)
    arguments = {"round_id": current.pk, "by": admin, "reason": "Storing"}

    same = refused(extend_round, closes_at=current.closes_at, now=current.opens_at, **arguments)
    past = refused(extend_round, closes_at=later, now=later, **arguments)

    assert (same.code, past.code) == ("closing_not_later", "closing_passed")


@pytest.mark.django_db
def test_a_round_is_not_extended_once_assessment_has_begun(admin, submitted):
    Application.objects.filter(round=submitted).update(state="in_beoordeling")
    later = submitted.closes_at + timedelta(days=1)

    refusal = refused(
        extend_round,
        round_id=submitted.pk,
        closes_at=later,
        by=admin,
        now=submitted.opens_at,
        reason="Storing",
    )

    assert refusal.code == "assessment_began"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "fields",
    [
        {"decision_weeks": 3, "handled_as_received": True},
        {"decision_weeks": 3, "term_start": "closing", "term_start_source": "artikel 2"},
        {"decision_weeks": 4},
        {"decision_weeks": 13, "term_length_source": "artikel 2"},
    ],
)
def test_a_term_that_can_be_kept_and_has_its_provision_is_accepted(admin, fields):
    made = create_round(plan=replace(PLAN, **fields), by=admin)

    assert {name: getattr(made, name) for name in fields} == fields


@pytest.mark.django_db
def test_a_round_is_not_extended_past_a_decision_that_was_promised(admin):
    current = make_round(handled_as_received=False)
    submitted = make_submitted(round=current)
    arguments = {"round_id": current.pk, "by": admin, "now": current.opens_at, "reason": "x"}
    day_before = amsterdam_moment(submitted.decide_by - timedelta(days=1), time(16))

    refusal = refused(extend_round, closes_at=day_before + timedelta(days=1), **arguments)

    assert (refusal.code, refusal.field) == ("promised_before_closing", "closes_at")
    assert extend_round(closes_at=day_before, **arguments).closes_at == day_before


@pytest.mark.django_db
def test_the_promised_day_stays_when_the_round_is_extended(admin):
    """A receipt promised one day, and after an extension the portal named another."""
    submitted = make_submitted(
        round=make_round(term_start="closing", term_start_source="artikel 2")
    )
    promised = submitted.decide_by
    later = submitted.round.closes_at + timedelta(days=7)

    extend_round(
        round_id=submitted.round_id,
        closes_at=later,
        by=admin,
        now=submitted.round.opens_at,
        reason="Storing",
    )

    again = Application.objects.get(pk=submitted.pk)
    assert (again.decide_by, again.next_step.due_on) == (promised, promised)


@pytest.mark.django_db
def test_the_promised_day_cannot_be_changed_in_the_database():
    submitted = make_submitted()

    with pytest.raises(IntegrityError, match="promised on the receipt"), transaction.atomic():
        Application.objects.filter(pk=submitted.pk).update(decide_by=date(2030, 1, 1))


@pytest.mark.django_db
def test_an_equated_day_is_added_once_and_can_be_removed(admin):
    day = date(2030, 5, 31)
    added = add_equated_day(equated=EquatedDay(day=day, reason="Besluit"), by=admin)

    again = refused(add_equated_day, equated=EquatedDay(day=day, reason="Weer"), by=admin)
    remove_equated_day(equated=added, by=admin)

    assert again.code == "day_known"
    assert not EquatedDay.objects.filter(day=day).exists()


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        (date(2023, 4, 28), time(16), datetime(2023, 4, 28, 14, tzinfo=UTC)),
        (date(2023, 10, 31), time(16), datetime(2023, 10, 31, 15, tzinfo=UTC)),
        # The edges of the hour that summer time skips and of the one that comes twice.
        (date(2026, 3, 29), time(1, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (date(2026, 3, 29), time(3), datetime(2026, 3, 29, 1, tzinfo=UTC)),
        (date(2026, 10, 25), time(1, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (date(2026, 10, 25), time(3), datetime(2026, 10, 25, 2, tzinfo=UTC)),
    ],
)
def test_a_moment_is_read_on_the_clock_in_amsterdam(day, clock, moment):
    assert amsterdam_moment(day, clock) == moment


@pytest.mark.parametrize(
    ("day", "clock", "code"),
    [
        (date(2026, 3, 29), time(2), "time_does_not_exist"),
        (date(2026, 3, 29), time(2, 59), "time_does_not_exist"),
        (date(2026, 10, 25), time(2), "time_comes_twice"),
        (date(2026, 10, 25), time(2, 59), "time_comes_twice"),
    ],
)
def test_a_time_that_the_clock_skips_or_repeats_is_refused(day, clock, code):
    refusal = refused_plain(day, clock)

    assert (refusal.code, refusal.field) == (code, "closes_clock")


def refused_plain(day, clock) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        amsterdam_moment(day, clock, field="closes_clock")
    return refusal.value


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("100.000", Decimal(100_000)),
        ("100000", Decimal(100_000)),
        ("€ 100.000,-", Decimal(100_000)),
        ("1.234.567,89", Decimal("1234567.89")),
        ("1234,5", Decimal("1234.50")),
        ("1234.50", Decimal("1234.50")),
        (" 100 000 ", Decimal(100_000)),
        ("0", Decimal(0)),
    ],
)
def test_amounts_are_read_as_they_are_written_in_dutch(typed, amount):
    assert parse_amount(typed) == amount


@pytest.mark.parametrize(
    "typed", ["", "veel", "-5", "1,234,567", "1.23.456", "12,345", "1e5", "٣", "1_000", "NaN"]
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(Refusal) as refusal:
        parse_amount(typed)
    assert refusal.value.code == "no_amount"


def test_an_amount_is_shown_as_it_is_typed():
    assert (amount_text(Decimal("100000.00")), amount_text(Decimal("1234.5"))) == (
        "100.000",
        "1.234,50",
    )
    assert (amount_text(Decimal("999999.999")), amount_text(Decimal(0))) == ("1.000.000", "0")
    assert euros(Decimal(12500)) == "€ 12.500,00"
    assert count_text(15_000) == "15.000"
