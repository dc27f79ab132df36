"""Each requirement: what meets it, what does not, and that a round decides what it does."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest

from applications.domain.editing import read_section, save_section
from applications.domain.partners import add_partner, remove_partner
from applications.domain.reopening import reopen
from applications.domain.withdrawing import withdraw
from applications.models import (
    Application,
    Plan,
    RequirementLevel,
    Round,
    RoundRequirement,
    SectionKind,
)
from applications.requirements import (
    ALL,
    SIGNING,
    RequirementOutcome,
    default_requirements,
    evaluate,
)
from common.refusal import Refusal
from regions.domain import contiguity
from regions.models import OrganisationKind, Region, RegionStatus, SchoolLocation
from tests import factories

pytestmark = pytest.mark.django_db


def fresh(application) -> Application:
    return Application.objects.select_related("round").get(pk=application.pk)


def problem(application, code):
    """What is missing for this requirement, None when it is met."""
    findings = {finding.requirement.code: finding for finding in evaluate(fresh(application))}
    found = findings[code]
    return None if found.is_met else str(found.problem)


def outcome(application, code):
    """How this requirement turns out."""
    findings = {finding.requirement.code: finding for finding in evaluate(fresh(application))}
    return findings[code].outcome


def change(application, kind, **fields):
    """Change some of a part."""
    application = fresh(application)
    section = application.plan.sections.get(kind=kind)
    save_section(
        application=application,
        kind=kind,
        version=section.version,
        data={**read_section(application, kind), **fields},
        by=application.created_by,
    )


def join(application, kind):
    board = factories.organisation(kind)
    add_partner(application=application, organisation=board, by=application.created_by)
    return board


def school(board, sector, pupils, code="00AA00", municipality="GM0014"):
    return SchoolLocation.objects.create(
        code=code,
        name="School",
        kind={"po": "bo"}.get(sector, sector),
        sector=sector,
        board=board,
        pupils=pupils,
        municipality_id=municipality,
    )


@pytest.fixture
def empty():
    return factories.make_application()


@pytest.fixture
def full():
    return factories.make_application(complete=True)


def test_codes_are_unique_and_everything_says_why_and_whence():
    assert len({requirement.code for requirement in ALL}) == len(ALL)
    for requirement in ALL:
        assert str(requirement.title)
        assert str(requirement.reason)
        assert str(requirement.source)
        assert requirement.step in (*SectionKind.values, SIGNING)


def test_a_new_round_has_a_row_for_every_requirement():
    assert [row.code for row in default_requirements()] == [r.code for r in ALL]


def test_by_default_only_what_makes_handling_impossible_blocks():
    blocking = [row.code for row in default_requirements() if row.level == RequirementLevel.BLOCK]
    assert blocking == ["sectors", "area", "project_leader"]
    off = [row.code for row in default_requirements() if row.level == RequirementLevel.OFF]
    assert off == ["region_status"]


def test_an_empty_draft_meets_nothing_but_that_its_school_board_takes_part(empty):
    outcomes = {f.requirement.code: str(f.outcome) for f in evaluate(fresh(empty))}
    assert [code for code, found in outcomes.items() if found == "met"] == ["party_school_board"]
    assert [code for code, found in outcomes.items() if found == "not_assessable"] == [
        "in_training",
        "contiguous",
        "size",
        "size_mbo",
        "overlap",
        "locations_once",
        "budget_complete",
        "budget_maximum",
        "partners_signed",
        "beroepsgroep_confirmed",
    ]


def test_what_cannot_be_judged_yet_says_what_it_waits_for(full):
    change(full, "region", sectors=[])
    assert outcome(full, "size") == RequirementOutcome.NOT_ASSESSABLE
    assert problem(full, "size") == "Kies eerst de sectoren."
    change(full, "region", sectors=["po"], municipalities=[])
    assert problem(full, "size") == "Kies eerst het gebied."
    change(full, "region", is_national=True)
    assert outcome(full, "size") == RequirementOutcome.NOT_MET


def test_what_blocks_and_cannot_be_judged_yet_blocks(empty):
    RoundRequirement.objects.filter(code="contiguous").update(level="block")
    assert "contiguous" in {f.requirement.code for f in evaluate(fresh(empty)) if f.blocks}


def test_a_signed_application_lacks_nothing_that_blocks():
    signed = factories.make_signed()
    assert not [f for f in evaluate(fresh(signed)) if f.blocks]


@pytest.mark.parametrize(
    ("level", "blocks", "warns"),
    [("block", True, False), ("warn", False, True), ("off", None, None)],
)
def test_the_round_says_what_an_unmet_requirement_does(empty, level, blocks, warns):
    RoundRequirement.objects.filter(code="governance").update(level=level)
    found = [f for f in evaluate(fresh(empty)) if f.requirement.code == "governance"]
    assert [(f.blocks, f.warns) for f in found] == ([] if blocks is None else [(blocks, warns)])


def test_what_a_round_does_not_mention_is_off(empty):
    RoundRequirement.objects.all().delete()
    assert evaluate(fresh(empty)) == []


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("party_teacher_training", OrganisationKind.TEACHER_TRAINING),
        ("party_beroepsgroep", OrganisationKind.BEROEPSGROEP),
    ],
)
def test_each_of_the_three_parties_takes_part(empty, code, kind):
    assert problem(empty, code)
    join(empty, kind)
    assert problem(empty, code) is None
    partner = empty.partners.get(organisation__kind=kind)
    remove_partner(partner=partner, by=empty.created_by)
    assert problem(empty, code)


def test_a_school_board_takes_part():
    union = factories.role(
        "penvoerder_signatory", at=factories.organisation(OrganisationKind.BEROEPSGROEP)
    )
    application = factories.make_application(by=union)
    assert problem(application, "party_school_board")
    join(application, OrganisationKind.SCHOOL_BOARD)
    assert problem(application, "party_school_board") is None


def test_sectors(full):
    assert problem(full, "sectors") is None
    change(full, "region", sectors=[])
    assert problem(full, "sectors")


def test_area_unless_national(full):
    assert problem(full, "area") is None
    change(full, "region", municipalities=[])
    assert problem(full, "area")
    change(full, "region", is_national=True)
    assert problem(full, "area") is None


def test_a_national_region_has_no_municipalities(full):
    with pytest.raises(Refusal) as refused:
        change(full, "region", is_national=True)
    assert refused.value.code == "contradiction"
    Plan.objects.filter(application=full).update(is_national=True)
    assert "landelijk" in problem(full, "area")


def test_contiguous_area(full):
    assert problem(full, "contiguous") is None
    change(full, "region", municipalities=["GM0014", "GM1966", "GM0935"])
    assert "Maastricht" in problem(full, "contiguous")
    change(full, "region", is_national=True, municipalities=[])
    assert problem(full, "contiguous") is None


def test_size_of_a_region_without_partners_with_pupils_says_what_is_needed(full):
    told = "Nog geen partners met leerlingen in het gebied: in po of vo zijn er 15.000 nodig."
    assert problem(full, "size") == told
    change(full, "region", sectors=["po"])
    assert problem(full, "size") == told.replace("po of vo", "po")
    change(full, "region", sectors=["mbo"])
    assert "Nog geen partners met studenten in het gebied" in problem(full, "size_mbo")
    school(full.penvoerder, "mbo", 10)
    assert "mbo: 10" in problem(full, "size_mbo")


def test_size_counts_the_partners_schools_in_the_area(full):
    board = full.penvoerder
    school(board, "po", 14_999)
    assert "14999" in problem(full, "size").replace(".", "")
    school(board, "po", 5000, code="00AA01", municipality="GM0935")
    assert problem(full, "size")
    school(factories.organisation(), "po", 5000, code="00AA02")
    assert problem(full, "size")
    school(board, "po", None, code="00AA03")
    school(board, "po", 1, code="00AA04")
    assert problem(full, "size") is None


def test_size_says_at_how_many_locations_the_number_is_not_known(full):
    school(full.penvoerder, "po", 100)
    school(full.penvoerder, "po", None, code="00AA01")
    assert "po: 100 (niet bekend bij 1 vestiging)" in problem(full, "size")


def test_size_is_not_judged_where_the_register_knows_no_number_at_all(full):
    school(full.penvoerder, "vo", None)
    assert outcome(full, "size") == RequirementOutcome.NOT_ASSESSABLE
    change(full, "region", sectors=["mbo"])
    school(full.penvoerder, "mbo", None, code="00AA01")
    assert outcome(full, "size_mbo") == RequirementOutcome.NOT_ASSESSABLE
    assert outcome(full, "size") == RequirementOutcome.MET


def test_size_shows_the_sum_by_partner_and_sector(full):
    school(full.penvoerder, "po", 1_500)
    school(full.penvoerder, "vo", None, code="00AA01")
    findings = {one.requirement.code: one for one in evaluate(fresh(full))}
    found = findings["size"].sum
    name = full.penvoerder.name
    assert found.rows == [
        [f"{name}, po", "1", "1.500", "0"],
        [f"{name}, vo", "1", "niet bekend", "1"],
    ]
    assert found.total == ["Totaal", "2", "1.500", "1"]
    assert findings["budget_maximum"].sum.total == ["Totaal", "72.500,50", "0"]
    assert findings["governance"].sum is None


def test_special_education_counts_with_po_when_it_is_chosen(full):
    school(full.penvoerder, "po", 14_000)
    school(full.penvoerder, "vso", 1_000, code="00AA05")
    assert problem(full, "size")
    change(full, "region", sectors=["po", "vso"])
    assert problem(full, "size") is None


def test_size_has_the_threshold_of_the_round(full):
    school(full.penvoerder, "vo", 300)
    assert problem(full, "size")
    RoundRequirement.objects.filter(code="size").update(threshold=300)
    assert problem(full, "size") is None


def test_size_of_a_sector_that_was_not_chosen_does_not_count(full):
    school(full.penvoerder, "mbo", 20_000)
    assert problem(full, "size")
    change(full, "region", sectors=["po", "mbo"])
    assert problem(full, "size") is None


def test_size_of_a_region_with_only_mbo(full):
    assert problem(full, "size_mbo") is None
    change(full, "region", sectors=["mbo"])
    assert problem(full, "size_mbo")
    assert problem(full, "size") is None
    school(full.penvoerder, "mbo", 9000)
    assert problem(full, "size_mbo") is None


def in_training(*pairs):
    return [
        {
            "training": "Pabo",
            "students": students,
            "zij_instromers": zij,
            "year": 2026,
            "source": "",
        }
        for students, zij in pairs
    ]


@pytest.mark.parametrize(
    ("pairs", "found", "says"),
    [
        ([], "not_assessable", "Vul eerst in"),
        ([(100, 20), (29, None)], "not_assessable", "149"),
        ([(100, 20), (29, 0)], "not_met", "149"),
        ([(100, 20), (30, None)], "met", ""),
    ],
)
def test_people_in_training_are_judged_once_it_is_known_how_many(full, pairs, found, says):
    change(full, "opgave", trainees=in_training(*pairs))
    assert outcome(full, "in_training") == found
    assert says in (problem(full, "in_training") or "")


def test_people_in_training_are_counted_in_a_sum_under_the_threshold_of_the_round(full):
    RoundRequirement.objects.filter(code="in_training").update(threshold=2_000)
    change(full, "opgave", trainees=in_training((1_100, None), (100, 20)))
    (found,) = (f for f in evaluate(fresh(full)) if f.requirement.code == "in_training")
    assert "2.000" in str(found.problem)
    assert found.sum.rows == [
        ["Pabo, 2026", "1.100", "niet ingevuld", "1.100"],
        ["Pabo, 2026", "100", "20", "120"],
    ]
    assert found.sum.total == ["Totaal", "1.200", "20", "1.220"]


@pytest.mark.parametrize(
    ("code", "part"), [("functions_described", "activities"), ("functions_measurable", "result")]
)
def test_the_five_functions(full, code, part):
    assert problem(full, code) is None
    plan = {**read_section(full, "functions")["matchen"], part: "  "}
    change(full, "functions", matchen=plan)
    assert "Matchen" in problem(full, code)


@pytest.mark.parametrize(
    ("code", "kind", "field"),
    [
        ("beroepsgroep_involved", "beroepsgroep", "involvement"),
        ("beroepsgroep_involved", "beroepsgroep", "voice"),
        ("governance", "governance", "governance"),
        ("learning", "learning", "learning_approach"),
        ("project_leader", "contact", "name"),
        ("project_leader", "contact", "email"),
    ],
)
def test_what_must_be_written(full, code, kind, field):
    assert problem(full, code) is None
    change(full, kind, **{field: ""})
    assert problem(full, code)


def test_a_phone_number_is_never_asked(full):
    change(full, "contact", phone="")
    assert problem(full, "project_leader") is None


def test_budget(full):
    lines = [factories.budget_line("Projectleider", Decimal("100000.00"))]
    change(full, "budget", lines=lines)
    assert problem(full, "budget_maximum") is None
    coffee = factories.budget_line("Koffie", Decimal("0.01"), year=None)
    assert problem(full, "budget_complete") is None
    change(full, "budget", lines=[*lines, coffee])
    assert problem(full, "budget_complete").endswith("regel: 2.")
    assert "0,01" in problem(full, "budget_maximum")
    assert problem(full, "budget_lines") is None
    change(full, "budget", lines=[])
    assert problem(full, "budget_lines")


def test_signatures_of_all_partners_and_the_beroepsgroep():
    application = factories.make_application(complete=True)
    waiting = problem(application, "partners_signed")
    for partner in application.partners.exclude(organisation=application.penvoerder):
        assert partner.name in waiting
    assert problem(application, "beroepsgroep_confirmed")
    factories.sign_all(application, application.created_by)
    assert problem(application, "partners_signed") is None
    assert problem(application, "beroepsgroep_confirmed") is None
    change(application, "learning", learning_approach="Anders")
    assert problem(application, "partners_signed")
    assert problem(application, "beroepsgroep_confirmed")


@pytest.fixture
def neighbour(full):
    """Another submitted application in the same round, in the same place."""
    other = factories.make_signed(round=full.round)
    assert problem(full, "overlap") is None
    factories.submit(application=other, by=other.created_by, received_at=factories.timezone.now())
    return fresh(other)


def test_overlap_names_the_place_and_the_region_that_was_submitted_in_an_open_round(
    full, neighbour
):
    told = problem(full, "overlap")
    assert "Groningen" in told
    assert neighbour.name in told
    change(full, "region", sectors=["mbo"])
    assert problem(full, "overlap") is None
    change(full, "region", sectors=["po"])
    withdraw(application=neighbour, by=neighbour.created_by, reason="Wij gaan samen verder.")
    assert problem(full, "overlap") is None


def test_of_what_is_rewritten_the_overlap_is_that_of_what_was_submitted(full, neighbour):
    submitted = neighbour.name
    reopen(application=neighbour, by=neighbour.created_by, at=factories.timezone.now())
    change(neighbour, "region", name="Nog niet ingediend", municipalities=["GM1680"])
    told = problem(full, "overlap")
    assert "Groningen" in told
    assert submitted in told
    change(full, "region", municipalities=["GM1680"])
    assert problem(full, "overlap") is None


def test_of_what_is_rewritten_no_region_is_named_once_the_round_has_closed(full, neighbour):
    now = factories.timezone.now()
    reopen(application=neighbour, by=neighbour.created_by, at=now)
    Round.objects.filter(pk=full.round_id).update(closes_at=now - timedelta(minutes=1))
    told = problem(full, "overlap")
    assert "Groningen" in told
    assert neighbour.name not in told


def test_once_the_round_has_closed_overlap_names_only_a_region_that_is_public(full, neighbour):
    now = factories.timezone.now()
    Round.objects.filter(pk=full.round_id).update(closes_at=now - timedelta(minutes=1))
    told = problem(full, "overlap")
    assert "Groningen" in told
    assert neighbour.name not in told
    Region.objects.filter(pk=neighbour.region_id).update(status=RegionStatus.VOORLOPIG)
    assert neighbour.name in problem(full, "overlap")


def test_all_together_take_the_same_number_of_queries_whatever_the_size(
    full, django_assert_num_queries
):
    big = factories.make_application(complete=True)
    for _time in range(10):
        join(big, OrganisationKind.SCHOOL_BOARD)
    contiguity.separate_areas(["GM0014"])  # Reads the map once for the whole process.
    for application in (full, big):
        found = fresh(application)
        with django_assert_num_queries(7):
            evaluate(found)
