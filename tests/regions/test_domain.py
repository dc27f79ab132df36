"""Founding, granting, merging, entering and ending."""

from datetime import UTC, datetime

import pytest

from accounts.models import RoleKind
from common.refusal import Refusal
from regions.domain.contiguity import separate_areas
from regions.domain.founding import found_region
from regions.domain.organisations import (
    OrganisationDraft,
    change_organisation,
    end_organisation,
    enter_organisation,
)
from regions.domain.status import PartnerIn, grant_status, merge_into
from regions.models import Municipality, Organisation, Origin, Partnership, RegionStatus
from tests.factories import organisation, role

pytestmark = pytest.mark.django_db

THEN = datetime(2023, 7, 6, 22, 30, tzinfo=UTC)  # in Amsterdam it is 7 July by now


@pytest.fixture
def lead():
    return role(RoleKind.RE_LEAD)


def refusal_code(act, **arguments) -> str:
    with pytest.raises(Refusal) as refused:
        act(**arguments)
    assert str(refused.value)
    return refused.value.code


def grant(region, by, partners=(), **changes):
    decision = {
        "status": RegionStatus.DEFINITIEF,
        "sectors": ["vo", "po"],
        "is_national": False,
        "municipalities": Municipality.objects.filter(province="Drenthe"),
        "partners": [PartnerIn(*one) for one in partners],
        "on": THEN,
    } | changes
    return grant_status(region=region, by=by, **decision)


def current(region) -> list[tuple]:
    return list(
        region.partnerships.filter(ended_on=None)
        .order_by("organisation__name", "kind")
        .values_list("organisation__name", "kind", "is_penvoerder")
    )


def test_region_begins_as_an_idea_with_an_address(lead):
    region = found_region(name="  Noord   Oost ", by=lead)

    assert (region.name, region.slug, region.status) == ("Noord Oost", "noord-oost", "idea")


@pytest.mark.parametrize("name", ["noord oost", " Noord  Oost "])
def test_name_of_a_region_is_taken_once(lead, name):
    found_region(name="Noord Oost", by=lead)

    assert refusal_code(found_region, name=name, by=lead) == "name_taken"


def test_names_that_look_alike_get_addresses_of_their_own(lead):
    assert [found_region(name=name, by=lead).slug for name in ("A, B", "A B", "A. B")] == [
        "a-b",
        "a-b-2",
        "a-b-3",
    ]


@pytest.mark.parametrize(("name", "code"), [(" ", "name_missing"), ("x" * 121, "name_too_long")])
def test_region_needs_a_name(lead, name, code):
    assert refusal_code(found_region, name=name, by=lead) == code


def test_granting_makes_the_region_what_was_decided(lead):
    board, institute = organisation(name="A"), organisation(name="B")
    region = found_region(name="R", by=lead)

    granted = grant(
        region, lead, [(board, "school_board", True), (institute, "teacher_training", False)]
    )

    assert (granted.status, granted.status_since, granted.sectors) == (
        *("definitief", THEN, ["po", "vo"]),
    )
    assert granted.municipalities.count() == 12
    assert current(region) == [("A", "school_board", True), ("B", "teacher_training", False)]
    assert str(Partnership.objects.first().started_on) == "2023-07-07"


def test_granting_twice_changes_nothing(lead):
    board = organisation()
    region = found_region(name="R", by=lead)
    partners = [(board, "school_board", True)]
    grant(region, lead, partners)
    before = list(Partnership.objects.values())

    grant(region, lead, partners, on=datetime(2024, 1, 1, tzinfo=UTC))

    assert list(Partnership.objects.values()) == before
    region.refresh_from_db()
    assert region.status_since == THEN


def test_next_decision_ends_who_left_and_starts_who_came(lead):
    stays, leaves, comes = (organisation(name=name) for name in "ABC")
    region = found_region(name="R", by=lead)
    grant(region, lead, [(leaves, "school_board", True), (stays, "school_board", False)])

    grant(region, lead, [(comes, "school_board", True), (stays, "school_board", False)])

    assert current(region) == [("A", "school_board", False), ("C", "school_board", True)]
    assert Partnership.objects.get(organisation=leaves).ended_on is not None


def test_penvoerder_in_two_capacities_leads_in_the_first(lead):
    both = organisation(name="A")
    region = found_region(name="R", by=lead)

    grant(region, lead, [(both, "school_board", True), (both, "teacher_training", True)])

    assert current(region) == [("A", "school_board", True), ("A", "teacher_training", False)]


def test_region_has_one_penvoerder(lead):
    region = found_region(name="R", by=lead)
    partners = [(organisation(), "school_board", True), (organisation(), "school_board", True)]

    assert refusal_code(grant, region=region, by=lead, partners=partners) == "penvoerder_twice"


@pytest.mark.parametrize("status", ["samengevoegd", "fantasie"])
def test_only_a_status_can_be_granted(lead, status):
    region = found_region(name="R", by=lead)

    assert refusal_code(grant, region=region, by=lead, status=status) == "status_unknown"


def test_merged_region_points_to_what_it_became_and_cannot_change(lead):
    one, other = found_region(name="A", by=lead), found_region(name="B", by=lead)
    grant(one, lead, [(organisation(), "school_board", True)])

    merged = merge_into(region=one, target=other, on=THEN, by=lead)
    again = merge_into(region=one, target=other, on=THEN, by=lead)

    assert (merged.status, merged.merged_into, again.pk) == ("samengevoegd", other, one.pk)
    assert current(one) == []
    assert refusal_code(grant, region=one, by=lead) == "merged"
    third = found_region(name="C", by=lead)
    assert refusal_code(merge_into, region=third, target=one, on=THEN, by=lead) == "target_merged"
    assert refusal_code(merge_into, region=third, target=third, on=THEN, by=lead) == (
        "merge_with_self"
    )


def codes(*names: str) -> list[str]:
    found = list(Municipality.objects.filter(name__in=names).values_list("code", flat=True))
    assert len(found) == len(names)
    return found


@pytest.mark.parametrize(
    ("names", "contiguous"),
    [
        (("Groningen", "Assen", "Tynaarlo"), True),
        (("Groningen", "Assen"), False),
        (("Den Helder", "Texel"), True),
        (("Schagen", "Texel"), False),
        (("Harlingen", "Vlieland", "Terschelling"), True),
        (("Vlieland", "Terschelling"), False),
        (("Noardeast-Fryslân", "Ameland", "Schiermonnikoog"), True),
        (("Het Hogeland", "Schiermonnikoog"), True),
        (("Leeuwarden", "Ameland"), False),
        (("Borsele", "Terneuzen", "Hulst"), True),
        (("Vlissingen", "Sluis"), True),
        (("Terneuzen", "Hulst", "Sluis"), True),
        (("Goes", "Terneuzen"), False),
        (("Assen", "Hulst"), False),
        (("Ameland", "Texel"), False),
        ((), False),
    ],
)
def test_islands_and_zeeuws_vlaanderen_lie_where_the_ferry_or_the_tunnel_goes(names, contiguous):
    assert (len(separate_areas(codes(*names))) == 1) is contiguous


def test_drenthe_with_ameland_is_no_contiguous_area():
    drenthe = Municipality.objects.filter(province="Drenthe").values_list("code", flat=True)

    assert len(separate_areas(drenthe)) == 1
    assert len(separate_areas([*drenthe, *codes("Ameland")])) == 2


def test_country_is_one_area():
    everything = Municipality.objects.values_list("code", flat=True)

    assert len(everything) == 342
    assert [len(area) for area in separate_areas(everything)] == [342]


def draft(**changes) -> OrganisationDraft:
    return OrganisationDraft(**({"kind": "other", "name": "Nieuw"} | changes))


def test_organisation_is_entered_and_changed_by_hand(lead):
    entered = enter_organisation(draft=draft(board_number="00123", sectors=["vo", "po"]), by=lead)

    changed = change_organisation(organisation=entered, draft=draft(name=" Anders "), by=lead)

    assert (entered.origin, entered.sectors) == (Origin.ENTERED, ["po", "vo"])
    assert (changed.name, changed.board_number) == ("Anders", None)


@pytest.mark.parametrize(
    ("field", "number"), [("board_number", "00123"), ("institution_code", "31FR")]
)
def test_number_belongs_to_one_organisation(lead, field, number):
    organisation(name="Eerder", **{field: number})

    with pytest.raises(Refusal) as refused:
        enter_organisation(draft=draft(**{field: number}), by=lead)

    assert refused.value.field == field
    assert "Eerder" in str(refused.value)


@pytest.mark.parametrize("kind", sorted(set(RoleKind) - {RoleKind.ADMIN, RoleKind.RE_LEAD}))
def test_only_administrators_and_leads_keep_the_register(kind):
    someone, thing = role(kind), organisation()

    assert refusal_code(enter_organisation, draft=draft(), by=someone) == "not_allowed"
    assert (
        refusal_code(change_organisation, organisation=thing, draft=draft(), by=someone)
        == "not_allowed"
    )
    assert refusal_code(end_organisation, organisation=thing, on=THEN.date(), by=someone) == (
        "not_allowed"
    )


def test_what_came_from_open_data_is_not_changed_by_hand(lead):
    imported = organisation(origin=Origin.IMPORTED)

    assert refusal_code(change_organisation, organisation=imported, draft=draft(), by=lead) == (
        "not_allowed"
    )


def test_ended_organisation_stays_ended_when_open_data_still_has_it(lead, tmp_path):
    from tests.regions.open_data import primary_file, run, school

    path = primary_file(tmp_path / "po.csv", [school(0)])
    run(path)
    end_organisation(
        organisation=Organisation.objects.get(board_number="32073"), on=THEN.date(), by=lead
    )

    run(primary_file(tmp_path / "po.csv", [school(0, VESTIGINGSNAAM="Anders")]))

    assert Organisation.objects.get(board_number="32073").ended_on == THEN.date()


def test_penvoerder_of_a_region_is_not_ended(lead):
    board = organisation()
    grant(found_region(name="R", by=lead), lead, [(board, "school_board", True)])

    assert refusal_code(end_organisation, organisation=board, on=THEN.date(), by=lead) == (
        "is_penvoerder"
    )
