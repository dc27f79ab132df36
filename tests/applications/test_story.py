"""The story of an application: read from the events that the database keeps of every change."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from pghistory.models import Context

from accounts.models import RoleKind
from applications import history
from applications.domain.editing import read_section
from applications.domain.merging import merge, undo
from applications.domain.partners import add_partner, remove_partner, set_contact
from applications.history.changes import LOOKED_AT, newest_changes
from applications.history.sources import Source, sources
from applications.history.words import Told, of_lines
from applications.models import Application, Governance
from applications.sections import written_section
from tests import factories
from tests.assessments import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return factories.make_application(complete=True)


@pytest.fixture
def visitor(application):
    return factories.signed_in(application.created_by)


def loaded(application):
    return Application.objects.select_related(
        "plan", "created_by__user", "created_by__organisation"
    ).get(pk=application.pk)


def told(application):
    return history.story(loaded(application), before=timezone.now()).entries


def request_by(role):
    """What the middleware notes beside each change that this person makes in a request."""
    return Context.objects.create(id=uuid4(), metadata={"role": role.pk, "user": role.user_id})


def write_event(model, *, at, context=None, label="update", **columns):
    """Write an event of that moment by SQL: the field itself always takes the present one."""
    table = apps.get_model("applications", f"{model}Event")._meta.db_table
    context_id = context.pk if context else None
    columns |= {"pgh_created_at": at, "pgh_label": label, "pgh_context_id": context_id}
    names, places = ", ".join(columns), ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", [*columns.values()])


def autosaved(application, text, *, at, context):
    plan = application.plan
    return write_event(
        "Governance", at=at, context=context, pgh_obj_id=plan.pk, plan_id=plan.pk, governance=text
    )


def budget(application, *, at, context, was, became):
    for label, lines in (("delete", was), ("insert", became)):
        for position, (description, requested) in enumerate(lines, start=1):
            write_event(
                "BudgetLine",
                at=at,
                context=context,
                label=label,
                pgh_obj_id=position,
                id=position,
                plan_id=application.plan.pk,
                position=position,
                description=description,
                requested=requested and Decimal(requested),
                function="",
                kind="",
            )


def test_a_line_of_the_budget_tells_who_changed_which_amount_from_what_to_what(
    application, visitor
):
    context = request_by(application.created_by)
    budget(
        application,
        at=timezone.now(),
        context=context,
        was=[("Zaal", "1000.00"), ("Folders", "50")],
        became=[("Zaal", "1200.50"), ("Folders", "50"), ("Koffie", None)],
    )
    page = visitor.get(reverse("applications:history", args=[application.pk])).text
    page = " ".join(page.split())
    person = application.created_by
    assert f"<strong>{person.user.name}</strong> ({person.organisation.name})" in page
    assert "Aangevraagd (euro), regel 1: van “1.000” naar “1.200,50”" in page
    assert "regel 3 toegevoegd: “Koffie”" in page
    assert "Folders" not in page.split("regel 3 toegevoegd")[0]


def test_of_a_part_with_several_tables_one_reads_of_which_a_line_is():
    shortages, _goals, _training = written_section("opgave").tables
    source = Source("Shortage", "opgave", "plan", {})
    row = {"position": 0, **dict.fromkeys(shortages.fields, "")}
    said = [str(one.label) for one in of_lines(source, [], [{**row, "source": "DUO, 2026"}])]
    assert said == [f"{shortages.title}, regel 1 toegevoegd"]
    assert (Told("Hoe vaak?").before, Told("Bron").before) == ("Hoe vaak?", "Bron:")


def test_autosaves_of_one_person_shortly_after_each_other_are_one_entry(application):
    role = application.created_by
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    start = timezone.now() + timedelta(hours=1)
    for minute, who, text in (
        (0, role, "De partners"),
        (3, role, "De partners besluiten"),
        (4, colleague, "De partners besluiten samen"),
        (40, role, "De partners besluiten nooit samen"),
    ):
        autosaved(
            application,
            text,
            at=start + timedelta(minutes=minute),
            context=request_by(who),
        )
    entries = history.story(loaded(application), before=start + timedelta(hours=2)).entries[:3]
    assert [(one.who, one.told[0].was, one.told[0].became) for one in entries] == [
        (role.user.name, "De partners besluiten samen", "De partners besluiten nooit samen"),
        (colleague.user.name, "De partners besluiten", "De partners besluiten samen"),
        (role.user.name, "Een stuurgroep besluit.", "De partners besluiten"),
    ]
    assert entries[2].at - entries[2].since == timedelta(minutes=3)


def test_of_a_long_text_only_what_changed_is_told(application):
    words = [f"woord{number}" for number in range(2_000)]
    at = timezone.now() + timedelta(hours=1)
    autosaved(application, " ".join(words), at=at, context=None)
    words[1_000] = "anders"
    at += timedelta(hours=1)
    autosaved(application, " ".join(words), at=at, context=None)
    entry = history.story(loaded(application), before=at + timedelta(seconds=1)).entries[0]
    assert entry.told[0].was == (
        "… woord996 woord997 woord998 woord999 woord1000 woord1001 woord1002 woord1003 woord1004 …"
    )
    assert "anders" in entry.told[0].became


def test_partners_come_and_go_and_nobodys_address_is_told(application):
    by = application.created_by
    newcomer = factories.organisation()
    partner = add_partner(application=application, organisation=newcomer, by=by)
    set_contact(partner=partner, name="Pim", email="pim@geheim.example", by=by)
    assert f"toegevoegd: {newcomer.name}" in in_words(application)
    remove_partner(partner=partner, by=by)
    assert newcomer.name not in in_words(application)
    assert "geheim" not in in_words(application)
    assert "Projectleider" in in_words(application)
    leader = read_section(application, "contact")
    assert leader["email"]
    assert leader["email"] not in in_words(application)


def in_words(application):
    return "\n".join(
        f"{one.who} {one.what}: "
        + "; ".join(f"{change.label}: {change.was}{change.became}" for change in one.told)
        for one in told(application)
    )


def test_a_page_ends_with_a_link_to_what_happened_before_and_nothing_is_told_twice(
    application, visitor
):
    start = timezone.now()
    for number in range(60):
        at = start - timedelta(hours=number + 1)
        autosaved(application, f"Versie {number}", at=at, context=None)
    address = reverse("applications:history", args=[application.pk])
    seen = []
    while address:
        page = visitor.get(address)
        seen += [one.at for one in page.context["story"].entries]
        older = page.context["story"].older
        address = older and f"{page.request['PATH_INFO']}?voor={older:%Y-%m-%dT%H:%M:%S.%fZ}"
    written = [one for one in seen if one < start - timedelta(minutes=30)]
    assert written == [start - timedelta(hours=number + 1) for number in range(60)]


def test_a_merging_and_that_it_was_undone_are_told_in_the_story_of_each():
    round_ = make.lenient_round()
    leading, other = (make.submitted(round=round_) for _time in range(2))
    by = make.lead()

    def lines(application):
        return [str(one.what) for one in told(application)]

    act = merge(leading=leading, others=[other], due_on=factories.merge_day(), by=by)
    assert f"voegde samen met deze aanvraag: {other.name}" in lines(leading)
    assert "voegde de aanvraag samen met een andere" in lines(other)

    undo(merging=act, by=by)
    undid = "maakte het samenvoegen ongedaan: elke aanvraag staat weer op zichzelf"
    for application in (leading, other):
        assert [one.who for one in told(application) if one.what == undid] == [by.user.name]


@pytest.mark.parametrize("moment", ["gisteren", "2026-13-45T00:00:00Z", "2026-01-01"])
def test_a_moment_that_is_none_is_not_found(application, visitor, moment):
    page = visitor.get(reverse("applications:history", args=[application.pk]), {"voor": moment})
    assert page.status_code == 404


def test_only_the_penvoerder_reads_the_story(application):
    address = reverse("applications:history", args=[application.pk])
    other = factories.role(RoleKind.PENVOERDER_EDITOR)
    assert factories.signed_in(other).get(address).status_code == 404
    adviser = factories.role(RoleKind.RE_ADVISER)
    assert factories.signed_in(adviser).get(address).status_code == 403


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_story_takes_the_same_number_of_queries_for_any_number(
    application, number, django_assert_num_queries
):
    for minute in range(number):
        at = timezone.now() - timedelta(hours=minute)
        context = request_by(application.created_by)
        autosaved(application, f"Versie {minute}", at=at, context=context)
        budget(
            application,
            at=at,
            context=context,
            was=[("Zaal", "10")],
            became=[("Zaal", minute)],
        )
    application = loaded(application)
    with django_assert_num_queries(8):
        history.story(application, before=timezone.now())


def test_twenty_thousand_events_are_read_by_their_index(application):
    """The newest of one application are found without reading the rest."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            INSERT INTO applications_governanceevent
                (pgh_created_at, pgh_label, governance, pgh_obj_id, plan_id)
            SELECT now() - number * interval '1 minute', 'update', 'Versie ' || number, %s, %s
            FROM generate_series(1, 20000) AS number
            """,
            [application.plan.pk, application.plan.pk],
        )
        cursor.execute("ANALYZE applications_governanceevent")
    assert Governance.objects.count() == 1
    source = next(one for one in sources() if one.model == "Governance")
    of_one = source.of(loaded(application)).order_by("-pgh_created_at")[:LOOKED_AT]
    assert "governance_events" in of_one.explain()
    assert len(newest_changes(loaded(application), timezone.now())) == LOOKED_AT
    page = history.story(loaded(application), before=timezone.now())
    assert page.older is not None
