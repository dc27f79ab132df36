"""Taking sections over from another application: what is filled, kept, told and refused."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

import pytest

from accounts.models import RoleKind
from applications.domain import reuse
from applications.domain.editing import Stale, read_section, save_section
from applications.domain.locations import choose_locations
from applications.domain.partners import add_partner
from applications.models import TakeOver
from applications.sections import written_section
from common.refusal import Refusal
from regions.models import SchoolLocation
from tests import factories

from .test_walk import text, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return factories.make_submitted()


@pytest.fixture
def draft(source):
    return factories.make_application(by=source.created_by, region_name="Een andere regio")


@pytest.fixture
def browser(draft):
    return factories.signed_in(draft.created_by)


def take(draft, kind, source, **fields):
    by = fields.pop("by", draft.created_by)
    return reuse.take_over(application=draft, kind=kind, source=source, by=by, **fields)


def write(draft, kind, data):
    save_section(application=draft, kind=kind, version=0, data=data, by=draft.created_by)


def refusal(*arguments, **fields):
    with pytest.raises(Refusal) as refused:
        take(*arguments, **fields)
    return refused.value.code


def test_everything_that_is_empty_is_filled_at_once_and_it_is_told_from_where(
    draft, source, browser
):
    page = url("reuse", draft.pk)
    assert "Is nog leeg en wordt gevuld." in text(browser.get(page))

    done = browser.post(page, {"van": source.pk}, follow=True)

    assert f"Overgenomen uit {source.name} ({source.number}, versie 1)" in text(done)
    for kind in ("opgave", "functions", "governance", "budget", "contact"):
        assert read_section(draft, kind) == read_section(source, kind)
    assert draft.partners.count() == source.partners.count()
    assert TakeOver.objects.filter(section__plan__application=draft).count() == 10
    section = text(browser.get(url("section", draft.pk, "governance")))
    assert f"Overgenomen uit {source.name} ({source.number}, versie 1)" in section
    assert "nam het onderdeel “Begroting” over uit" in text(browser.get(url("history", draft.pk)))


def test_the_name_of_the_region_and_who_signs_stay_out(draft, source):
    reuse.take_all(application=draft, source=source, by=draft.created_by)

    assert read_section(draft, "region")["name"] == "Een andere regio"
    others = draft.partners.exclude(organisation=draft.penvoerder)
    assert {one.contact_email for one in others} == {""}


def test_what_was_written_stays_until_somebody_who_saw_both_chooses(draft, source, browser):
    write(draft, "beroepsgroep", {"involvement": "Ons eigen verhaal.", "voice": ""})
    with pytest.raises(Stale):
        take(draft, "beroepsgroep", source)
    page = url("take_over", draft.pk, "beroepsgroep")

    shown = browser.get(page)
    (clash,) = shown.context["clashes"]
    texts = ["".join(piece.text for piece in side) for side in (clash.theirs, clash.mine)]
    assert texts == ["Ons eigen verhaal.", "Leraren schreven mee aan dit plan."]
    form = {"van": source.pk, "clash": "involvement", "was": shown.context["was"]}
    asked = browser.post(page, form)
    assert asked.status_code == 422
    assert "Kies welke tekst" in text(asked)
    assert read_section(draft, "beroepsgroep")["voice"] == ""

    browser.post(page, {**form, "choice-involvement": "theirs"})
    assert read_section(draft, "beroepsgroep") == {
        "involvement": "Ons eigen verhaal.",
        "voice": "Zij hebben twee van de vijf stemmen.",
    }
    browser.post(page, {**form, "choice-involvement": "mine"})
    assert read_section(draft, "beroepsgroep") == read_section(source, "beroepsgroep")


def test_what_a_colleague_wrote_after_one_chose_is_asked_again(draft, source, browser):
    write(draft, "governance", {"governance": "Eerste."})
    page = url("take_over", draft.pk, "governance")
    was = browser.get(page).context["was"]
    save_section(
        application=draft, kind="governance", version=1, data={"governance": "Tweede."},
        by=draft.created_by,
    )  # fmt: skip

    form = {"van": source.pk, "clash": "governance", "was": was, "choice-governance": "mine"}
    assert browser.post(page, form).status_code == 422
    assert read_section(draft, "governance") == {"governance": "Tweede."}


def test_all_at_once_keeps_what_stands_and_says_so(draft, source, browser):
    write(draft, "governance", {"governance": "Ons eigen besluit."})

    done = browser.post(url("reuse", draft.pk), {"van": source.pk}, follow=True)

    assert read_section(draft, "governance") == {"governance": "Ons eigen besluit."}
    assert "stond al iets anders, en dat is gebleven" in text(done)


def test_a_partner_that_ended_or_is_called_otherwise_is_pointed_out(draft, source, browser):
    first, second = list(source.partners.exclude(organisation=source.penvoerder))[:2]
    first.organisation.ended_on = date(2026, 8, 1)
    first.organisation.save()
    second.organisation.name = "Nieuwe Naam"
    second.organisation.save()

    page = text(browser.get(url("take_over", draft.pk, "partners")))
    assert f"{first.name} bestaat niet meer" in page
    assert f"{second.name} heet nu Nieuwe Naam." in page
    take(draft, "partners", source)
    assert not draft.partners.filter(organisation=first.organisation).exists()
    assert draft.partners.get(organisation=second.organisation).name == "Nieuwe Naam"


def test_a_partner_takes_the_locations_that_it_took_part_with_along(draft, browser):
    source = factories.make_application(by=draft.created_by)
    boards = [factories.organisation() for _time in range(3)]
    for board, codes in zip(boards, (["11AA00", "11AA01"], ["22AA00"], []), strict=True):
        add_partner(application=source, organisation=board, by=source.created_by)
        for code in codes:
            SchoolLocation.objects.create(code=code, name="School", sector="po", board=board)
        chosen = {"codes": " ".join(codes)} if codes else {"sectors": ["vo"]}
        partner = source.partners.get(organisation=board)
        choose_locations(partner=partner, by=source.created_by, **chosen)
    SchoolLocation.objects.filter(code="11AA01").update(ended_on=date(2026, 8, 1))
    SchoolLocation.objects.filter(code="22AA00").update(board=boards[0])

    page = text(browser.get(url("take_over", draft.pk, "partners"), {"van": source.pk}))
    take(draft, "partners", source)

    assert "worden weggelaten: 11AA01." in page
    assert f"{boards[1].name}: er is geen vestiging van de lijst over" in page
    taken = {one.organisation: one for one in draft.partners.all()}
    assert [taken[board].location_codes for board in boards] == [["11AA00"], [], []]
    assert taken[boards[2]].location_sectors == ["vo"]


def test_a_partner_that_stands_there_with_all_its_locations_keeps_them_and_it_is_told(
    draft, browser
):
    source = factories.make_application(by=draft.created_by)
    own = source.partners.get(organisation=draft.penvoerder)
    choose_locations(partner=own, by=source.created_by, sectors=["po"])

    page = text(browser.get(url("take_over", draft.pk, "partners"), {"van": source.pk}))

    assert "en staat hier met alle: primair onderwijs (po)." in page


def test_a_municipality_that_is_gone_and_a_year_that_has_passed_are_pointed_out(source):
    content = deepcopy(reuse.earlier(source).content)
    content["region"]["municipalities"].append({"code": "GM9", "name": "Bedum", "province": "G"})
    content["budget"]["lines"][0]["year"] = 2020
    content["budget"]["lines"][1]["kind"] = "feesten"
    today = date(2026, 11, 30)

    region = written_section("region").takeable(content["region"], today)
    assert "GM9" not in region.data["municipalities"]
    assert list(map(str, region.misfits)) == [
        "Bedum is geen gemeente meer en wordt niet overgenomen."
    ]
    budget = written_section("budget").takeable(content["budget"], today)
    assert [line["kind"] for line in budget.data["lines"]] == ["people", ""]
    assert [told.split(": ")[1] for told in budget.misfits] == [
        "2020 is voorbij.",
        "“feesten” kan niet meer worden gekozen en is weggelaten.",
    ]


def test_a_document_of_an_older_schema_is_taken_over_as_far_as_it_goes():
    today = date(2026, 11, 30)
    old = {"lines": [{"description": "Zaal", "amount": "10.00"}], "total": "10.00"}
    (line,) = written_section("budget").takeable(old, today).data["lines"]
    assert (line["description"], str(line["requested"]), line["own"]) == ("Zaal", "10.00", None)
    functions = [{"function": "werven", "activities": "Bellen", "result": "Meer"}]
    taken = written_section("functions").takeable(functions, today).data
    assert taken["werven"]["activities"] == "Bellen"
    assert taken["matchen"]["for_whom"] == []
    assert written_section("contact").takeable({"person": None}, today) is None


def test_an_application_one_may_not_see_and_a_section_that_is_closed_give_nothing(draft, source):
    stranger = factories.make_submitted()
    assert refusal(draft, "governance", stranger) == "not_visible"
    assert refusal(draft, "governance", source, by=stranger.created_by) == "not_editable"
    assert refusal(draft, "governance", source, by=factories.role(RoleKind.RE_LEAD)) == (
        "not_editable"
    )
    assert refusal(source, "governance", draft, by=source.created_by) == "not_editable"
    browser = factories.signed_in(draft.created_by)
    page = url("take_over", draft.pk, "governance")
    assert browser.get(page, {"van": stranger.pk}).status_code == 404
    assert browser.get(url("reuse", source.pk)).status_code == 302


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_page_takes_the_same_number_of_queries_for_any_number(
    number, source, django_assert_num_queries
):
    by = source.created_by
    drafts = [factories.make_application(by=by, round=source.round) for _time in range(number)]
    page = url("reuse", drafts[0].pk)
    browser = factories.signed_in(by)
    browser.get(page, {"van": source.pk})
    with django_assert_num_queries(22):
        assert browser.get(page, {"van": source.pk}).status_code == 200
