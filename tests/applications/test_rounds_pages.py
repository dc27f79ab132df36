"""The pages about rounds: for whom, what they keep, what they warn of, how many queries."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import RoleKind
from applications.forms.round_questions import ticked
from applications.models import Round
from applications.requirements import ALL
from common.models import EquatedDay
from tests import markup
from tests.common.test_exports import as_csv
from tests.factories import make_application, make_round, make_submitted, role, signed_in
from tests.markup import find, text

pytestmark = pytest.mark.django_db

LIST = "/beheer/rondes/"
DAYS = "/beheer/rondes/feestdagen/"


@pytest.fixture(autouse=True)
def one_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def desk():
    """The browser of an administrator."""
    return signed_in(role(RoleKind.ADMIN))


def typed(**changes) -> dict[str, str]:
    """A round as it is filled in: two criteria, the default requirements."""
    levels = {f"requirements-level_{each.code}": "warn" for each in ALL}
    numbers = {
        f"requirements-threshold_{each.code}": "15000" for each in ALL if each.threshold_label
    }
    return {
        "name": "Voorlopers 2027",
        "kind": "voorloper",
        "opens_day": "2027-04-01",
        "opens_clock": "09:00",
        "closes_day": "2027-06-03",
        "closes_clock": "16:00",
        "maximum_amount": "100.000",
        "signers_per_party": "1",
        "decision_weeks": "8",
        "completion_weeks": "2",
        "term_start": "receipt",
        "term_set_by": "statute",
        "handled_as_received": "on",
        "independence": "after_own",
        "reminder_days": "42, 7 1",
        "sections": ["opgave", "governance", "budget"],
        **ticked(()),
        "legal_basis": "Artikel 4",
        "on_behalf_of": "de Minister",
        "objection_address": "Postbus",
        "objection_online": "https://bezwaar.voorbeeld.example",
        "criteria-TOTAL_FORMS": "3",
        "criteria-INITIAL_FORMS": "0",
        "criteria-0-title": "Tweede",
        "criteria-0-place": "2",
        "criteria-1-title": "Eerste",
        "criteria-1-explanation": "Uitleg",
        "criteria-1-place": "1",
        "criteria-1-sections": ["governance", "region"],
        "criteria-2-title": "",
        **levels,
        **numbers,
        **changes,
    }


def test_an_administrator_makes_a_round(desk):
    answer = desk.post(f"{LIST}nieuw/", typed())

    made = Round.objects.get()
    assert answer.url == f"{LIST}{made.pk}/"
    assert made.closes_at == datetime(2027, 6, 3, 14, 0, tzinfo=UTC)
    assert (made.maximum_amount, made.reminder_days) == (Decimal(100_000), [42, 7, 1])
    assert [(c.title, c.sections) for c in made.criteria.all()] == [
        ("Eerste", ["governance", "region"]),
        ("Tweede", []),
    ]
    assert made.sections == ["opgave", "region", "partners", "governance", "budget"]
    assert made.requirements.count() == len(ALL)
    assert set(made.requirements.values_list("level", flat=True)) == {"warn"}


def test_an_administrator_leaves_out_questions_and_sees_that_on_the_page_of_the_round(desk):
    left_out = typed(questions_opgave=["shortages", "goals"], questions_contact=[])
    desk.post(f"{LIST}nieuw/", {**left_out, "sections": ["opgave", "contact"]})

    made = Round.objects.get()
    assert made.questions_left_out == ["opgave.trainees", "contact.phone"]
    shown = desk.get(f"{LIST}{made.pk}/").content.decode()
    assert "De opgave van de regio: “In opleiding”" in shown
    boxes = desk.get(f"{LIST}{made.pk}/wijzigen/").context["form"]["questions_opgave"]
    assert boxes.value() == ["shortages", "goals"]


def test_a_criterion_about_what_is_not_asked_is_told_where_one_sets_up_the_round(desk):
    sections = {"criteria-0-sections": ["opgave", "learning"]}
    left_out = typed(questions_opgave=["shortages", "goals"], **sections)
    asked = {"sections": ["opgave", "governance"]}
    saved = desk.post(f"{LIST}nieuw/", {**left_out, **asked}, follow=True).content.decode()
    made = Round.objects.get()
    told = (
        "Waar deze criteria over gaan, wordt niet allemaal gevraagd: “Tweede”.",
        "De ronde vraagt “Leeraanpak” niet.",
        "Van “De opgave van de regio” vraagt de ronde niet: “In opleiding”.",
    )
    for words in told:
        assert words in saved
    office = signed_in(role(RoleKind.RE_LEAD))
    for browser, address in (
        (desk, f"{LIST}{made.pk}/"),
        (desk, f"{LIST}{made.pk}/wijzigen/"),
        (office, reverse("assessments:rubric", args=[made.pk])),
    ):
        shown = browser.get(address).content.decode()
        assert shown.count("Niet alles waar dit criterium over gaat, wordt gevraagd.") == 1
        for words in told[1:]:
            assert words in shown


def test_why_a_question_cannot_be_left_out_is_told_beside_it(desk):
    needed = typed(questions_opgave=["shortages"], **{"requirements-level_opgave": "block"})

    for wrong in (needed, {**needed, "name": ""}):
        answer = desk.post(f"{LIST}nieuw/", wrong)
        (told,) = answer.context["form"].errors["questions_opgave"]
        assert answer.status_code == 422
        assert "“Opgave van de regio ingevuld” houdt indienen tegen" in told
    assert not Round.objects.exists()


def test_the_form_starts_with_the_nine_criteria_and_the_default_requirements(desk):
    answer = desk.get(f"{LIST}nieuw/")

    titles = [row["title"] for row in answer.context["criteria"].initial]
    assert answer.context["form"]["reminder_days"].value() == "42, 28, 14, 7, 3, 1"
    assert (len(titles), titles[0]) == (9, "De partners zijn compleet")
    rows = list(answer.context["requirements"].rows())
    assert [row.level.value() for row in rows] == [each.default_level for each in ALL]


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"name": ""}, {"name"}),
        ({"maximum_amount": "veel"}, {"maximum_amount"}),
        ({"reminder_days": "zeven"}, {"reminder_days"}),
        ({"reminder_days": "400"}, {"reminder_days"}),
        ({"decision_weeks": "53"}, {"decision_weeks"}),
        ({"decision_weeks": "9"}, {"term_length_source"}),
        ({"term_start": "closing"}, {"term_start_source"}),
        ({"handled_as_received": ""}, {"term_start"}),
        ({"closes_day": "2027-02-30"}, {"closes_day"}),
        ({"closes_day": "2027-03-28", "closes_clock": "02:30"}, {"closes_clock"}),
        ({"opens_day": "2026-10-25", "opens_clock": "02:30"}, {"opens_clock"}),
        ({"closes_day": "2027-03-01"}, {"closes_day"}),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_nothing_typed_is_lost(desk, wrong, fields):
    answer = desk.post(f"{LIST}nieuw/", typed(**wrong))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == fields
    page = answer.content.decode()
    assert 'value="Tweede"' in page
    assert "Uitleg</textarea>" in page
    assert not Round.objects.exists()


def test_everything_that_is_wrong_with_a_round_is_told_at_once(desk):
    answer = desk.post(
        f"{LIST}nieuw/",
        typed(
            name="",
            closes_day="2027-03-01",
            opens_day="2027-04-01",
            reminder_days="400",
            decision_weeks="9",
            **{
                "criteria-0-title": "Samenhang",
                "criteria-1-title": "samenhang",
                "requirements-threshold_size": "",
            },
        ),
    )

    form, criteria = answer.context["form"], answer.context["criteria"]
    wrong = {"name", "closes_day", "reminder_days", "term_length_source"}
    assert (answer.status_code, set(form.errors)) == (422, wrong)
    assert [list(row.errors) for row in criteria] == [[], ["title"], []]
    assert "Geef elk criterium een eigen titel" in str(criteria[1].errors["title"])
    assert len(answer.context["requirements"].errors) == 1


def test_of_a_round_the_parts_stand_open_in_which_something_is_to_be_done(desk):
    def open_parts(page) -> list[str]:
        return [text(part) for part in find(markup.page(page.content), ".part[open] > summary")]

    assert open_parts(desk.get(f"{LIST}nieuw/")) == [
        "De ronde", "Data en termijnen", "In de besluitbrief",
    ]  # fmt: skip
    existing = make_round(criteria=1)
    assert open_parts(desk.get(f"{LIST}{existing.pk}/wijzigen/")) == ["De ronde"]
    wrong = typed(decision_weeks="9", **{"criteria-0-title": "", "criteria-0-explanation": "Ja."})
    told = desk.post(f"{LIST}nieuw/", wrong)
    assert open_parts(told) == ["De ronde", "Beslistermijn", "Criteria voor de beoordeling"]
    assert "Criterium 1: " in text(find(markup.page(told.content), ".error-summary")[0])


def test_a_round_without_criteria_is_told_at_the_first_row(desk):
    none = {"criteria-0-remove": "on", "criteria-1-remove": "on"}

    answer = desk.post(f"{LIST}nieuw/", typed(**none))

    assert (answer.status_code, answer.context["form"].errors) == (422, {})
    assert [list(row.errors) for row in answer.context["criteria"]] == [["title"], [], []]
    assert not Round.objects.exists()


def test_the_number_of_a_requirement_is_asked_unless_it_is_off(desk):
    (first, *_rest) = [each for each in ALL if each.threshold_label]
    empty = {f"requirements-threshold_{first.code}": ""}

    answer = desk.post(f"{LIST}nieuw/", typed(**empty))
    told = str(answer.context["requirements"].errors[f"threshold_{first.code}"])
    off = {**empty, f"requirements-level_{first.code}": "off"}

    assert f"Vul het aantal in dat “{first.title}” vraagt" in told
    assert desk.post(f"{LIST}nieuw/", typed(**off)).status_code == 302


def test_a_day_that_does_not_exist_is_told_in_words_that_help(desk):
    answer = desk.post(f"{LIST}nieuw/", typed(closes_day="2027-02-30", opens_day=""))

    errors = answer.context["form"].errors
    assert errors["closes_day"] == ["Vul een dag in die bestaat, als dag-maand-jaar: 1-3-2027."]
    assert errors["opens_day"] == ["Vul de dag in waarop de ronde opengaat."]


def test_an_explanation_without_a_criterion_is_told(desk):
    answer = desk.post(f"{LIST}nieuw/", typed(**{"criteria-2-explanation": "Waarvan?"}))

    assert answer.status_code == 422
    assert answer.context["criteria"].errors[2].keys() == {"title"}


@pytest.mark.parametrize(
    ("day", "warned"),
    [("2027-06-03", False), ("2027-06-05", True), ("2027-05-05", True), ("2027-05-07", True)],
)
def test_closing_on_a_day_off_warns_and_is_not_moved(desk, day, warned):
    answer = desk.post(f"{LIST}nieuw/", typed(closes_day=day), follow=True)

    assert Round.objects.get().closes_at.date() == date.fromisoformat(day)
    tags = [message.level_tag for message in answer.context["messages"]]
    assert ("warning" in tags) is warned
    assert (answer.context["facts"].free_because is not None) is warned


def test_a_copy_keeps_the_contents_and_asks_for_name_and_dates(desk):
    earlier = make_round(criteria=2)

    answer = desk.get(f"{LIST}nieuw/?van={earlier.pk}")

    form = answer.context["form"]
    assert form["legal_basis"].value() == earlier.legal_basis
    assert [form[name].value() for name in ("name", "opens_day", "closes_day")] == [None] * 3
    assert len(answer.context["criteria"].initial) == 2


def test_a_copy_of_nothing_is_not_found(desk):
    assert desk.get(f"{LIST}nieuw/?van=999999").status_code == 404


def test_an_administrator_changes_a_round(desk):
    current = make_round()

    answer = desk.post(f"{LIST}{current.pk}/wijzigen/", typed(name="Anders"))

    current.refresh_from_db()
    assert (answer.status_code, current.name) == (302, "Anders")
    assert current.criteria.count() == 2


def test_after_a_submission_fixed_fields_cannot_be_typed(desk):
    current = make_submitted().round

    page = desk.get(f"{LIST}{current.pk}/wijzigen/")
    answer = desk.post(
        f"{LIST}{current.pk}/wijzigen/",
        typed(closes_day="2099-06-03", kind="subsidie", maximum_amount="5"),
    )

    before = (current.kind, current.maximum_amount, current.criteria.count())
    current.refresh_from_db()
    assert page.context["criteria"] is None
    assert answer.status_code == 302
    assert (current.kind, current.maximum_amount, current.criteria.count()) == before
    assert current.name == "Voorlopers 2027"


def test_after_a_submission_the_closing_moment_is_moved_on_its_own_page(desk):
    current = make_submitted().round

    answer = desk.post(f"{LIST}{current.pk}/wijzigen/", typed(closes_day="2020-01-01"))

    assert answer.status_code == 302
    assert Round.objects.get(pk=current.pk).closes_at == current.closes_at


def test_an_administrator_extends_a_round(desk):
    current = make_round()

    url, why = f"{LIST}{current.pk}/verlengen/", {"closes_clock": "16:00", "reason": "Storing"}

    wrong = desk.post(url, {"closes_day": "2020-01-01", **why})
    right = desk.post(url, {"closes_day": "2099-01-05", **why})

    current.refresh_from_db()
    assert (wrong.status_code, right.status_code) == (422, 302)
    assert set(wrong.context["form"].errors) == {"closes_day"}
    assert current.closes_at == datetime(2099, 1, 5, 15, 0, tzinfo=UTC)


def test_equated_days_are_added_and_removed(desk):
    added = desk.post(f"{DAYS}nieuw/", {"day": "2030-05-31", "reason": "Besluit"})
    again = desk.post(f"{DAYS}nieuw/", {"day": "2030-05-31", "reason": "Besluit"})
    asked = desk.get(f"{DAYS}2030-05-31/verwijderen/")
    assert "vrijdag 31 mei 2030 (Besluit)" in asked.content.decode()
    removed = desk.post(f"{DAYS}2030-05-31/verwijderen/")

    statuses = [each.status_code for each in (added, again, asked, removed)]
    assert statuses == [302, 422, 200, 302]
    assert not EquatedDay.objects.filter(day=date(2030, 5, 31)).exists()
    assert desk.get(f"{DAYS}2030-02-31/verwijderen/").status_code == 404


def addresses() -> tuple[list[str], list[str]]:
    """What may be read, and what only an administrator may come to."""
    pk = make_round().pk
    read = [LIST, DAYS, reverse("applications:round", args=[pk])]
    write = [
        reverse("applications:new_round"),
        reverse("applications:change_round", args=[pk]),
        reverse("applications:extend_round", args=[pk]),
        reverse("applications:more_time", args=[pk]),
        reverse("applications:add_equated_day"),
        reverse("applications:remove_equated_day", args=[date(2026, 5, 15)]),
    ]
    return read, write


@pytest.mark.parametrize("kind", list(RoleKind))
def test_the_lead_reads_and_nobody_but_an_administrator_writes(kind):
    browser = signed_in(role(kind))
    read, write = addresses()
    may_read = kind in (RoleKind.ADMIN, RoleKind.RE_LEAD)
    may_write = kind == RoleKind.ADMIN

    assert {browser.get(each).status_code for each in read} == {200 if may_read else 403}
    assert {browser.get(each).status_code for each in write} == {200 if may_write else 403}
    if not may_write:
        assert {browser.post(each).status_code for each in write} == {403}


def test_the_lead_is_offered_no_buttons():
    browser = signed_in(role(RoleKind.RE_LEAD))
    read, write = addresses()

    for each in read:
        page = browser.get(each).content.decode()
        assert not any(f'href="{address}' in page for address in write)


def test_who_is_not_signed_in_is_asked_to():
    read, write = addresses()

    assert {Client().get(each).status_code for each in read + write} == {302}


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_the_list_takes_as_many_queries_for_any_number_of_rounds(
    rows, desk, django_assert_num_queries
):
    for number in range(rows):
        current = make_round(criteria=1)
        if number < 3:
            make_application(round=current)
    desk.get(LIST)

    # Session, person and roles; then how many rounds there are, and those with their counts.
    with django_assert_num_queries(5):
        assert len(desk.get(LIST).context["rounds"]) == rows


def test_the_list_can_be_filtered_and_sorted(desk):
    make_round(name="Nu")
    make_round(name="Straks", opens_in_days=20, closes_in_days=30)
    make_round(name="Toen", opens_in_days=-30, closes_in_days=-20)

    def shown(**asked):
        return [row.round.name for row in desk.get(LIST, asked).context["rounds"]]

    assert shown() == ["Straks", "Nu", "Toen"]
    assert shown(sort="name") == ["Nu", "Straks", "Toen"]
    assert shown(status="open") == ["Nu"]
    assert shown(status="upcoming") == ["Straks"]
    assert shown(status="closed") == ["Toen"]
    assert shown(status="x") == ["Straks", "Nu", "Toen"]


def test_the_file_of_rounds_holds_what_the_screen_shows(desk):
    make_round(name="Nu")
    make_round(name="Toen", opens_in_days=-30, closes_in_days=-20)

    lines = as_csv(desk.get(LIST, {"status": "open", "export": "csv"}))

    assert [line[:2] + line[4:] for line in lines[1:]] == [["Nu", "open", "0", "0"]]


def test_a_filter_without_rounds_says_so(desk):
    make_round()

    page = desk.get(LIST, {"status": "closed"}).content.decode()

    assert "Geen ronde past bij dit filter" in page


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_a_round_takes_as_many_queries_for_any_number_of_criteria(
    rows, desk, django_assert_num_queries
):
    current = make_round(criteria=rows)
    desk.get(LIST)

    # Session, person, roles; then round, equated days, counts, requirements, criteria, steps.
    with django_assert_num_queries(10):
        assert desk.get(f"{LIST}{current.pk}/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3, 50])
def test_equated_days_take_as_many_queries_for_any_number(rows, desk, django_assert_num_queries):
    EquatedDay.objects.all().delete()
    for number in range(rows):
        EquatedDay.objects.create(day=date(2030 + number, 5, 31), reason="Besluit")
    desk.get(LIST)

    with django_assert_num_queries(4):
        assert desk.get(DAYS).status_code == 200
