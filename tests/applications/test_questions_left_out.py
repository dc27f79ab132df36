"""A round that leaves out questions: they are neither seen nor saved, and hold up nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import RoleKind
from applications.content import frozen_content
from applications.domain.editing import read_section, save_section
from applications.domain.reopening import give_up, reopen
from applications.domain.reuse import take_over
from applications.domain.rounds import RequirementPlan, change_round, plan_of
from applications.domain.submission import submit
from applications.models import Application, OnderwijsFunction
from applications.progress import progress
from applications.requirements import evaluate
from applications.sections import ALL
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

from .test_walk import typed_sections, url

pytestmark = pytest.mark.django_db

LEFT_OUT = ("opgave.trainees", "functions.period", "beroepsgroep.voice", "contact.phone")


def leave_out(application, *questions, blocking=()):
    """Have the round of an application leave out these questions, before it was submitted."""
    plan = plan_of(application.round)
    requirements = tuple(
        RequirementPlan(one.code, "block" if one.code in blocking else one.level, one.threshold)
        for one in plan.requirements
    )
    wanted = replace(plan, questions_left_out=questions, requirements=requirements)
    change_round(round_id=application.round_id, plan=wanted, by=role(RoleKind.ADMIN))
    return fresh(application)


def fresh(application):
    return Application.objects.select_related("round", "plan").get(pk=application.pk)


@pytest.fixture
def short():
    """A complete draft in a round that asks less."""
    return leave_out(make_application(complete=True), *LEFT_OUT)


def whole_section(application, kind, **changed):
    data = section_data(application)[kind]
    save_section(
        application=application,
        kind=kind,
        version=application.plan.sections.get(kind=kind).version,
        data={**data, **changed},
        by=application.created_by,
    )


def test_a_round_asks_every_question_unless_chosen_otherwise():
    asked = make_round()

    assert asked.questions_left_out == []
    assert all(asked.asks(section.kind, one) for section in ALL for one in section.questions)


def test_only_a_part_of_several_questions_can_do_without_one():
    offered = {str(one.kind): list(one.can_be_left_out) for one in ALL if one.can_be_left_out}

    assert offered == {
        "opgave": ["shortages", "goals", "trainees"],
        "functions": ["activities", "result", "for_whom", "carried_out_by", "period"],
        "beroepsgroep": ["involvement", "voice"],
        "contact": ["phone"],
    }


def test_the_page_of_a_part_has_no_place_for_what_is_not_asked(short):
    browser = signed_in(short.created_by)

    forms = {
        kind: browser.get(url("section", short.pk, kind)).context["form"]
        for kind in ("opgave", "functions", "beroepsgroep", "contact")
    }

    assert [table.name for table, _headings, _lines in forms["opgave"].grids] == [
        "shortages",
        "goals",
    ]
    assert not [name for name in forms["functions"].fields if name.endswith("_period")]
    assert len(forms["functions"].fields) == 4 * len(OnderwijsFunction)
    assert list(forms["beroepsgroep"].fields) == ["involvement"]
    assert list(forms["contact"].fields) == ["name", "email"]


def test_what_is_not_asked_does_not_stand_in_the_document(short):
    content = frozen_content(short)

    assert content["opgave"].keys() == {"shortages", "goals"}
    assert not [one for one in content["functions"] if "period" in one]
    assert content["beroepsgroep"].keys() == {"involvement"}
    assert content["contact"]["person"].keys() == {"name", "email"}
    read = signed_in(short.created_by).get(url("review", short.pk)).content.decode()
    assert "Doelen" in read
    assert "In opleiding" not in read
    assert "Telefoonnummer" not in read


def test_saving_a_part_leaves_what_is_not_asked_as_it_was_written(short):
    whole_section(short, "beroepsgroep", involvement="Anders.", voice="Toch.")
    whole_section(short, "opgave", goals=[], trainees=[])
    whole_section(short, "functions")

    again = leave_out(short)
    assert read_section(again, "beroepsgroep") == {
        "involvement": "Anders.",
        "voice": "Zij hebben twee van de vijf stemmen.",
    }
    assert read_section(again, "opgave")["trainees"] == section_data(short)["opgave"]["trainees"]
    assert frozen_content(again)["functions"][0]["period"] == "2027 tot en met 2029"


def test_who_still_has_the_question_before_them_is_told_that_it_was_not_saved(short):
    by = short.created_by
    typed = typed_sections(short)["contact"] | {"phone": "070 123 45 67", "version": "1"}
    typed |= {"writer": writer_name(by.user_id), "name": "Kim Voorbeeld"}
    browser = signed_in(by)

    answer = browser.post(url("autosave", short.pk, "contact"), typed)
    told = "Deze ronde vraagt dit niet (meer), dus is het niet opgeslagen: “Telefoonnummer”."
    assert answer.headers["Autosave"] == "partly"
    assert told in answer.content.decode()

    saved = browser.post(url("section", short.pk, "contact"), typed, follow=True)
    assert told in saved.content.decode()
    leader = fresh(short).plan.projectleader
    assert (leader.name, leader.phone) == ("Kim Voorbeeld", "")


@pytest.mark.parametrize(
    ("rows", "change"),
    [
        ("involvement", {"voice": "Toch."}),
        ("projectleader", {"phone": "070"}),
        ("function_plans", {"period": "Toch"}),
        ("trainingcounts", {"students": 1}),
        ("trainingcounts", None),
        ("function_plans", None),
        ("projectleader", None),
    ],
)
def test_the_database_keeps_what_is_not_asked_as_it_was_written(short, rows, change):
    found = getattr(short.plan, rows)
    found = found.all() if hasattr(found, "all") else type(found).objects.filter(plan=short.plan)

    with pytest.raises(IntegrityError, match="does not ask this question"), transaction.atomic():
        found.delete() if change is None else found.update(**change)


def test_a_requirement_that_warns_does_not_count_without_what_it_is_about(short):
    codes = {finding.requirement.code for finding in evaluate(short)}

    assert not codes & {"in_training", "beroepsgroep_involved"}
    assert {"opgave", "functions_described", "functions_measurable", "project_leader"} <= codes


def test_what_a_requirement_that_blocks_needs_cannot_be_left_out():
    application = make_application()

    with pytest.raises(Refusal) as refused:
        leave_out(
            application, "functions.result", "opgave.goals", blocking=("functions_measurable",)
        )

    (one,) = refused.value.each
    assert (one.field, one.code) == ("questions_functions", "question_needed")
    assert "“Een meetbaar resultaat per functie” houdt indienen tegen" in str(one)
    assert "heeft “Aan welk resultaat ziet u dat het gelukt is?” nodig" in str(one)
    assert fresh(application).round.questions_left_out == []


def test_of_a_part_that_is_asked_a_question_is_left():
    with pytest.raises(Refusal) as refused:
        leave_out(make_application(), "beroepsgroep.involvement", "beroepsgroep.voice")

    assert [one.code for one in refused.value.each] == ["nothing_asked"]


def test_what_cannot_be_left_out_stays():
    application = leave_out(make_application(), "contact.email", "region.name", "contact.phone")

    assert application.round.questions_left_out == ["contact.phone"]


def test_signatures_lapse_when_the_round_asks_another_question_and_stand_when_it_does_so_again():
    signed = make_signed()

    short = leave_out(signed, "beroepsgroep.voice")
    assert not progress(short, signed.created_by).partner_signatures.signed

    again = leave_out(signed)
    assert progress(again, signed.created_by).partner_signatures.signed


def test_once_submitted_the_questions_are_fixed():
    with pytest.raises(Refusal) as refused:
        leave_out(make_submitted(), "contact.phone")
    assert refused.value.code == "questions_left_out_fixed"


def test_an_application_is_handed_in_and_reopened_without_what_is_not_asked(short):
    signed = sign_all(short, short.created_by)
    submit(application=signed, by=signed.created_by, received_at=timezone.now())

    content = fresh(short).latest_submission.content
    assert content["beroepsgroep"].keys() == {"involvement"}
    codes = {row["code"] for row in content["requirements"]["results"]}
    assert not codes & {"in_training", "beroepsgroep_involved"}

    reopen(application=fresh(short), by=signed.created_by, at=timezone.now())
    whole_section(fresh(short), "beroepsgroep", involvement="Anders.", voice="Toch.")
    give_up(application=fresh(short), by=signed.created_by)
    stored = fresh(short).plan.involvement
    assert stored.involvement == "Leraren schreven mee aan dit plan."
    assert stored.voice == "Zij hebben twee van de vijf stemmen."


def test_what_is_not_asked_is_not_taken_over(short):
    by = short.created_by
    full = make_application(complete=True, by=by)
    into = leave_out(make_application(by=by), "beroepsgroep.voice")

    take_over(application=into, kind="beroepsgroep", source=full, by=by)

    assert read_section(into, "beroepsgroep") == {
        "involvement": "Leraren schreven mee aan dit plan.",
        "voice": "",
    }


def test_everybody_reads_which_questions_a_round_asks():
    current = make_round(questions_left_out=list(LEFT_OUT))

    shown = page(Client().get(f"/rondes/{current.pk}/").content)
    fact = Client().get(f"/api/v1/rondes/{current.pk}").json()

    told = " ".join(text(one) for one in find(shown, "section[aria-labelledby=asked] li"))
    assert "Doelen" in told
    assert not [one for one in ("In opleiding", "Telefoonnummer", "Wanneer?") if one in told]
    assert fact["nietGevraagd"] == [
        {"onderdeel": "opgave", "vraag": "In opleiding"},
        {"onderdeel": "functies", "vraag": "Wanneer?"},
        {"onderdeel": "beroepsgroep", "vraag": "Hoe is hun zeggenschap voortaan geregeld?"},
        {"onderdeel": "projectleider", "vraag": "Telefoonnummer"},
    ]
