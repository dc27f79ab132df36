"""What a round asks: a part that it leaves out is neither seen nor saved, and holds up nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import RoleKind
from applications.content import frozen_content
from applications.domain.editing import save_section
from applications.domain.rounds import change_round, plan_of
from applications.domain.submission import submit
from applications.models import ALWAYS_ASKED, Application, Plan, SectionKind
from applications.progress import progress
from applications.requirements import BY_CODE, evaluate
from assessments.forms import CompletionForm
from common.refusal import Refusal
from common.unsent_forms import writer_name
from tests.factories import (
    make_application,
    make_round,
    make_signed,
    make_submitted,
    role,
    section_data,
    sign_all,
    signed_in,
)
from tests.markup import find, page, text

from .test_walk import url

pytestmark = pytest.mark.django_db

LEFT_OUT = (SectionKind.BUDGET, SectionKind.FUNCTIONS, SectionKind.LEARNING)
ASKED = [kind for kind in SectionKind.values if kind not in LEFT_OUT]


@pytest.fixture
def short():
    """A complete draft in a round that asks less."""
    application = make_application(complete=True)
    change(application, ASKED)
    return fresh(application)


def change(application, sections):
    wanted = replace(plan_of(application.round), sections=tuple(sections))
    change_round(round_id=application.round_id, plan=wanted, by=role(RoleKind.ADMIN))


def fresh(application):
    return Application.objects.select_related("round", "plan").get(pk=application.pk)


def test_a_round_asks_everything_unless_chosen_otherwise():
    assert make_round().sections == SectionKind.values


def test_what_is_not_asked_has_no_place_in_the_task_list_and_the_document(short):
    titles = [str(step.title) for step in progress(short, short.created_by).steps]

    assert titles[:-2] == [str(SectionKind(kind).label) for kind in ASKED]
    assert not set(LEFT_OUT) & frozen_content(short).keys()


def test_no_requirement_counts_of_what_is_not_asked(short):
    steps = {finding.step for finding in evaluate(short)}

    assert not steps & set(LEFT_OUT)
    assert "governance" in steps


def test_what_is_not_asked_has_no_address(short):
    browser = signed_in(short.created_by)

    for name in ("section", "attachments"):
        for ask in (browser.get, browser.post):
            assert ask(url(name, short.pk, "learning")).status_code == 404
    assert browser.get(url("budget_template", short.pk)).status_code == 404


def test_what_is_not_asked_is_not_saved_while_one_types(short):
    browser = signed_in(short.created_by)
    typed = {"learning_approach": "Toch.", "writer": writer_name(short.created_by.user_id)}

    answer = browser.post(url("autosave", short.pk, "learning"), typed)

    assert answer.headers["Autosave"] == "refused"
    assert "Deze ronde vraagt dit onderdeel niet." in answer.content.decode()
    assert fresh(short).plan.learningapproach.learning_approach == "Wij delen wat wij leren."


def test_what_is_not_asked_is_refused_by_the_act_and_by_the_database(short):
    with pytest.raises(Refusal) as refused:
        save_section(
            application=short,
            kind="learning",
            version=1,
            data={"learning_approach": "Toch."},
            by=short.created_by,
        )
    assert refused.value.code == "not_editable"
    with pytest.raises(IntegrityError, match="does not ask"), transaction.atomic():
        Plan.objects.filter(pk=short.plan.pk).update(open_sections=["learning"])


def test_what_is_asked_again_is_there_as_it_was_written(short):
    change(short, SectionKind.values)

    again = frozen_content(fresh(short))

    assert again["learning"] == {"learning_approach": "Wij delen wat wij leren."}
    assert fresh(short).plan.is_open("budget")


def test_the_region_and_its_partners_are_always_asked():
    application = make_application()

    change(application, [])

    assert fresh(application).round.sections == list(ALWAYS_ASKED)


def test_a_new_draft_has_open_what_its_round_asks():
    application = make_application(round=make_round(sections=ASKED))

    assert application.plan.open_sections == ASKED
    assert set(application.plan.sections.values_list("kind", flat=True)) == set(SectionKind.values)


def test_an_application_is_handed_in_without_what_is_not_asked(short):
    signed = sign_all(short, short.created_by)
    submit(application=signed, by=signed.created_by, received_at=timezone.now())

    submission = fresh(short).latest_submission
    codes = {row["code"] for row in submission.content["requirements"]["results"]}
    assert "budget" not in submission.content
    assert not codes & {"budget_lines", "functions_described", "learning"}
    assert list(CompletionForm(round=short.round).fields) == [*ASKED, "due_on"]


def test_signatures_lapse_when_the_round_asks_something_else():
    signed = make_signed()
    change(signed, ASKED)

    lapsed = progress(fresh(signed), signed.created_by).partner_signatures

    assert not lapsed.signed


def test_once_submitted_what_is_asked_is_fixed():
    with pytest.raises(Refusal) as refused:
        change(make_submitted(), ASKED)
    assert refused.value.code == "sections_fixed"


def test_everybody_reads_what_a_round_asks():
    current = make_round(sections=ASKED)

    shown = page(Client().get(f"/rondes/{current.pk}/").content)

    told = [text(one) for one in find(shown, "section[aria-labelledby=asked] h3")]
    assert told == [*(str(SectionKind(kind).label) for kind in ASKED), "Ondertekenen"]
    fact = Client().get(f"/api/v1/rondes/{current.pk}").json()
    assert fact["onderdelen"][:3] == ["opgave", "regio", "partners"]
    assert "begroting" not in fact["onderdelen"]


def test_filling_in_all_that_is_asked_leaves_nothing_to_do():
    application = make_application(round=make_round(sections=ASKED))
    browser = signed_in(application.created_by)
    for kind, data in section_data(application).items():
        if kind in ASKED:
            save_section(
                application=application, kind=kind, version=0, data=data, by=application.created_by
            )

    listed = browser.get("/aanvragen/").content.decode()

    assert "Begroting" not in listed


def demand(application, *codes):
    """Have these requirements block, and no other."""
    rows = application.round.requirements
    rows.exclude(code__in=codes).update(level="warn")
    rows.filter(code__in=codes).update(level="block")


def test_what_one_can_submit_without_is_said_to_be_voluntary():
    application = make_application()
    demand(application, "functions_described")

    shown = page(signed_in(application.created_by).get(f"/aanvragen/{application.pk}/").content)

    told = {text(one.find("div/a")): "(niet verplicht)" in text(one) for one in tasks(shown)}
    assert told[str(SectionKind.FUNCTIONS.label)] is False
    assert told[str(SectionKind.REGION.label)] is False
    assert told[str(SectionKind.GOVERNANCE.label)] is True


def tasks(shown):
    return [one for one in find(shown, ".task-list li") if one.find("div/a") is not None]


@pytest.mark.parametrize(
    ("kind", "code", "marked"),
    [
        ("functions", "functions_described", True),
        ("contact", "project_leader", True),
        ("budget", "budget_complete", True),
        ("governance", "governance", False),
    ],
)
def test_of_a_part_that_is_needed_the_fields_say_which_are_not(kind, code, marked):
    application = make_application()
    demand(application, code)

    form = signed_in(application.created_by).get(url("section", application.pk, kind)).context

    assert not form["is_voluntary"]
    needed = set(BY_CODE[code].fields)
    assert not needed & set(form["form"].voluntary)
    assert bool(form["form"].voluntary) is marked


def test_of_a_voluntary_part_it_is_said_once():
    application = make_application()
    demand(application)

    answer = signed_in(application.created_by).get(url("section", application.pk, "contact"))

    told = answer.content.decode()
    assert "Dit onderdeel is niet verplicht: u kunt zonder dit onderdeel indienen." in told
    assert "(niet verplicht)" not in told
