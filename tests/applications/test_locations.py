"""With which of its locations a partner takes part, and that each is in one region of a round."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from applications.comparing import compare
from applications.content import essential, frozen_content
from applications.domain.locations import choose_locations
from applications.domain.partners import remove_partner
from applications.domain.reopening import reopen, submit_again
from applications.domain.submission import submit
from applications.models import Partner, RoundRequirement
from applications.requirements import evaluate, facts_of
from applications.signature_states import partner_signatures
from common.refusal import Refusal
from regions.models import SchoolLocation
from tests import factories
from tests.applications.test_requirements import fresh, problem, school
from tests.markup import find, page, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    """A signed draft whose penvoerder has schools in two sectors, in the area."""
    application = factories.make_signed()
    for number, (sector, pupils) in enumerate([("po", 100), ("po", 30), ("vo", 500)]):
        school(application.penvoerder, sector, pupils, code=f"00AA0{number}")
    return application


@pytest.fixture
def lead(draft) -> Partner:
    return Partner.objects.get(application=draft, organisation=draft.penvoerder)


def pupils(application) -> dict[str, int]:
    facts = facts_of(fresh(application))
    return {sector: facts.schools_in(sector).pupils for sector in ("po", "vo")}


def choose(partner, **chosen):
    return choose_locations(partner=partner, by=partner.application.created_by, **chosen)


def wrong_lines(partner, codes) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refused:
        choose(partner, codes=codes)
    return [(one.code, str(one)) for one in refused.value.each]


def page_of(partner) -> str:
    return f"/aanvragen/{partner.application_id}/partners/{partner.pk}/vestigingen/"


def test_what_counts_are_the_locations_that_take_part(draft, lead):
    assert pupils(draft) == {"po": 130, "vo": 500}
    choose(lead, sectors=["vo"])
    assert pupils(draft) == {"po": 0, "vo": 500}
    choose(lead, codes="00aa00, 00AA02")
    assert pupils(draft) == {"po": 100, "vo": 500}
    choose(lead)
    assert pupils(draft) == {"po": 130, "vo": 500}


def test_a_choice_of_locations_is_signed_and_told_as_a_change(draft, lead):
    before = frozen_content(fresh(draft))
    assert "locations" not in before["partners"][0]
    choose(lead, codes="00AA00")
    after = frozen_content(fresh(draft))
    assert essential(after) != essential(before)
    assert not partner_signatures(fresh(draft)).signed
    (part,) = compare(before, after)
    assert part.kind == "partners"
    assert "00AA00" in part.rows[0].values[1]
    choose(lead)
    assert frozen_content(fresh(draft)) == before


def test_every_line_that_is_wrong_is_told_with_its_number(draft, lead):
    school(factories.organisation(), "po", 9, code="00BB00")
    SchoolLocation.objects.filter(code="00AA01").update(ended_on="2026-01-01")
    told = wrong_lines(lead, "Vestigingscode\n00AA00\n99ZZ99\n00AA01\n\n00BB00")
    assert told == [
        ("unknown_location", "Regel 3: het register kent geen vestiging 99ZZ99."),
        ("closed_location", "Regel 4: vestiging 00AA01 is gesloten."),
        ("foreign_location", "Regel 6: vestiging 00BB00 hoort bij een andere organisatie."),
    ]
    assert wrong_lines(lead, " \n")[0][0] == "no_codes"
    assert Partner.objects.get(pk=lead.pk).location_codes == []


def xlsx(*rows) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"Naam;VESTIGINGSCODE\r\nSchool \x92t;00AA00\r\nAndere;00AA02\r\n",
        "\ufeffCode,Naam\n00AA00,School\n00AA02,Andere".encode(),
        xlsx(["Naam", "Vestigingscode"], ["School", "00AA00"], ["Andere", "00AA02"]),
    ],
)
def test_a_file_is_read_as_the_list(draft, lead, content):
    browser = factories.signed_in(draft.created_by)
    file = SimpleUploadedFile("lijst", content)
    answer = browser.post(page_of(lead), {"which": "all", "codes": "", "file": file})
    assert answer.status_code == 302
    assert Partner.objects.get(pk=lead.pk).location_codes == ["00AA00", "00AA02"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (xlsx(["Code"], *(["00AA00"] for _row in range(6_000))), "meer dan 6000 regels"),
        (b"code\n" + b'"' + b"0" * 140_000, "niet te lezen"),
    ],
    ids=["too many rows", "a field without an end"],
)
def test_a_file_that_cannot_be_read_whole_is_refused_and_nothing_is_noted(
    draft, lead, content, says
):
    browser = factories.signed_in(draft.created_by)
    file = SimpleUploadedFile("lijst", content)
    answer = browser.post(page_of(lead), {"which": "all", "codes": "", "file": file})
    assert answer.status_code == 422
    assert says in text(page(answer.content))
    assert Partner.objects.get(pk=lead.pk).location_codes == []


def test_so_many_wrong_lines_are_told_at_once(lead):
    assert len(wrong_lines(lead, "99ZZ99\n" * 1_000)) == 50


def test_what_is_wrong_in_a_file_stands_beside_what_the_file_says(draft, lead):
    browser = factories.signed_in(draft.created_by)
    file = SimpleUploadedFile("lijst.csv", b"code\n00AA00\nniets\n")
    answer = browser.post(page_of(lead), {"which": "all", "codes": "", "file": file})
    assert answer.status_code == 422
    assert "Regel 3: het register kent geen vestiging NIETS." in text(page(answer.content))
    (typed,) = find(page(answer.content), "textarea[name=codes]")
    assert text(typed).split() == ["code", "00AA00", "niets"]
    broken = SimpleUploadedFile("lijst.xlsx", b"PK\3\4 broken")
    answer = browser.post(page_of(lead), {"which": "codes", "codes": "00AA00", "file": broken})
    assert answer.status_code == 422
    assert text(find(page(answer.content), "textarea[name=codes]")[0]).strip() == "00AA00"


def test_one_list_for_all_partners_leaves_alone_who_is_not_on_it(draft, lead):
    other = Partner.objects.filter(application=draft, kind="school_board").exclude(pk=lead.pk)[0]
    school(other.organisation, "po", 9, code="00BB00")
    choose(lead, sectors=["vo"])
    browser = factories.signed_in(draft.created_by)
    here = f"/aanvragen/{draft.pk}/partners/vestigingen/"
    assert browser.post(here, {"codes": "00BB00"}).status_code == 302
    stored = {one.pk: one for one in Partner.objects.filter(application=draft)}
    assert stored[other.pk].location_codes == ["00BB00"]
    assert stored[lead.pk].location_sectors == ["vo"]
    told = text(page(browser.get(f"/aanvragen/{draft.pk}/partners/").content))
    assert "1 vestiging op een lijst" in told
    assert browser.post(here, {"codes": "99ZZ99"}).status_code == 422


@pytest.fixture
def neighbour(draft):
    """Another submitted application of the round, in which the same board takes part."""
    other = factories.make_application(complete=True, round=draft.round)
    taking_part = other.partners.create(organisation=draft.penvoerder, kind="school_board")
    submit(application=other, by=other.created_by, received_at=factories.timezone.now())
    return taking_part


def test_a_location_takes_part_in_one_region_of_a_round(draft, lead, neighbour):
    name = neighbour.application.name
    told = problem(draft, "locations_once")
    assert all(f"00AA0{number} School ({name})" in told for number in range(3))
    choose(lead, codes="00AA00")
    assert "00AA01" not in problem(draft, "locations_once")
    browser = factories.signed_in(draft.created_by)
    browser.post(page_of(lead), {"which": "codes", "codes": "code\n00AA00"})
    told = text(page(browser.get(f"/aanvragen/{draft.pk}/partners/").content))
    assert f"regel 2: 00AA00 School ({name})" in told


def test_of_what_is_rewritten_those_locations_are_taken_that_were_submitted(draft, lead, neighbour):
    other = neighbour.application
    choose(reopened(neighbour), codes="00AA00")
    submit_again(application=other, by=other.created_by, received_at=factories.timezone.now())
    assert "00AA01" not in problem(draft, "locations_once")

    choose(reopened(neighbour), codes="00AA01")
    told = problem(draft, "locations_once")
    assert f"00AA00 School ({other.name})" in told
    assert "00AA01" not in told
    remove_partner(partner=fresh_partner(neighbour), by=other.created_by)
    assert told == problem(draft, "locations_once")

    browser = factories.signed_in(draft.created_by)
    browser.post(page_of(lead), {"which": "codes", "codes": "code\n00AA00\n00AA01"})
    shown = text(page(browser.get(f"/aanvragen/{draft.pk}/partners/").content))
    assert "regel 2: 00AA00 School" in shown
    assert "regel 3" not in shown


def reopened(partner) -> Partner:
    """The partner of an application that was reopened."""
    other = fresh(partner.application)
    reopen(application=other, by=other.created_by, at=factories.timezone.now())
    return fresh_partner(partner)


def fresh_partner(partner) -> Partner:
    return Partner.objects.get(pk=partner.pk)


@pytest.mark.parametrize("side", ["draft", "neighbour"])
def test_a_region_that_may_share_locations_takes_none_and_has_none_taken(
    draft, lead, neighbour, side
):
    shares = draft if side == "draft" else neighbour.application
    draft.round.sharing_regions = [shares.region.name]
    draft.round.save()
    assert problem(draft, "locations_once") is None


def test_the_region_is_not_named_once_the_round_has_closed(draft, neighbour):
    closed = factories.timezone.now() - factories.timedelta(hours=1)
    type(draft.round).objects.filter(pk=draft.round_id).update(closes_at=closed)
    told = problem(draft, "locations_once")
    assert "00AA00 School" in told
    assert neighbour.application.name not in told


def test_a_round_decides_what_a_taken_location_does(draft, neighbour):
    RoundRequirement.objects.filter(code="locations_once").update(level="off")
    assert "locations_once" not in {one.requirement.code for one in evaluate(fresh(draft))}


def test_the_page_takes_as_many_queries_for_any_number_of_locations(
    draft, lead, django_assert_num_queries
):
    browser = factories.signed_in(draft.created_by)
    browser.get(page_of(lead))
    with django_assert_num_queries(6):
        browser.get(page_of(lead))
    for number in range(10, 60):
        school(draft.penvoerder, "po", number, code=f"00AA{number}")
    with django_assert_num_queries(6):
        browser.get(page_of(lead))
