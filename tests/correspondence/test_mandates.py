"""The register of mandates: who is not in it signs nothing, and nobody puts themself in it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from assessments.domain import completing, deciding, noticing
from assessments.domain.letters import issue_letter
from assessments.mandate_obligations import record_mandates
from assessments.models import ChangeNotice, Decision
from common.refusal import Refusal
from correspondence import mandate_kinds
from correspondence.domain.mandates import end_mandate, record_mandate
from correspondence.models import Mandate
from correspondence.permissions import (
    why_not_mandated,
    why_not_mandated_to_decide_objection,
)
from tests.assessments import factories as make
from tests.common.test_database_role import as_the_portal
from tests.factories import BODIES, give_mandates, make_round, organisation, person, role, signed_in

pytestmark = pytest.mark.django_db
GIVEN = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def _without_a_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def unmandated(kind=RoleKind.RE_LEAD):
    """Somebody of the Realisatie Eenheid who may sign nothing."""
    made = make.lead() if kind == RoleKind.RE_LEAD else make.adviser()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM correspondence_mandate WHERE role_id = %s", [made.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    return made


def recorded(to, by=None, **fields):
    return record_mandate(
        role=to,
        by=by or role(RoleKind.ADMIN),
        **{
            "kinds": ["definitief"],
            "on_behalf_of": BODIES[0],
            "source": "Besluit mandaat",
            "given_on": GIVEN,
            "starts_on": GIVEN,
            **fields,
        },
    )


def code(act, **arguments):
    with pytest.raises(Refusal) as refused:
        act(**arguments)
    return refused.value.each[0].code


def refusal(sql, *values):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, values)
    except DatabaseError as error:
        return str(error)
    return ""


def test_a_mandate_holds_from_its_first_day_to_its_last_for_its_kinds_and_its_body():
    lead = unmandated()
    recorded(lead, starts_on=date(2026, 3, 9), ends_on=date(2026, 3, 13))

    def may(on, kind="definitief", body=""):
        return why_not_mandated(lead, kind, on, body) is None

    assert [may(date(2026, 3, day)) for day in (8, 9, 13, 14)] == [False, True, True, False]
    day = date(2026, 3, 10)
    assert [may(day, "voorlopig"), may(day, body=BODIES[0].capitalize())] == [False, True]
    assert not may(day, body=BODIES[1])
    assert BODIES[1] in str(why_not_mandated(lead, "definitief", day, BODIES[1]))
    lead.ended_at = timezone.now()
    assert "beëindigd" in str(why_not_mandated(lead, "definitief", day))


def test_a_decision_outside_a_mandate_is_not_taken_and_its_page_says_why():
    decision, by = make.prepared(), unmandated()
    recorded(by, kinds=["voorlopig"])

    assert code(deciding.grant, decision=decision, by=by) == "mandate"
    page = signed_in(by).get(reverse("assessments:decision", args=[decision.pk]))
    said = page.content.decode()
    assert "U hebt geen mandaat" in said
    assert reverse("correspondence:mandates") in said
    take = reverse("assessments:take", args=[decision.pk])
    assert take not in said
    assert signed_in(by).get(take).status_code == 302
    assert "decision_mandate" in refusal(
        "UPDATE assessments_decision SET state = 'verleend', granted_at = now(), "
        "granted_by_id = %s WHERE id = %s",
        by.pk,
        decision.pk,
    )
    recorded(by)
    assert deciding.grant(decision=decision, by=by).state == "verleend"


def test_the_letter_names_on_whose_behalf_and_on_what_mandate_it_is_signed():
    decision, by = make.prepared(), unmandated()
    recorded(by, source="Besluit mandaat Realisatie Eenheid 2026", published_in="Stcrt. 2026, 1234")
    deciding.grant(decision=decision, by=by)
    text = " ".join(issue_letter(decision_id=decision.pk).body_html.split())
    assert "De minister voor Primair en Voortgezet Onderwijs,<br>namens deze," in text
    assert (
        "op grond van: Besluit mandaat Realisatie Eenheid 2026, 2 maart 2026 (Stcrt. 2026, 1234)"
        in text
    )


def test_a_change_is_not_decided_on_nor_a_completion_asked_outside_a_mandate():
    application = make.granted().application
    issue_letter(decision_id=application.decisions.get().pk)
    notice = make.reported(application)
    noticing.propose(notice=notice, agrees=False, reasons="Nee.", by=make.adviser())
    assert code(noticing.settle, notice=notice, by=unmandated()) == "may_not_settle"
    assert "notice_mandate" in refusal(
        "UPDATE assessments_changenotice SET state = 'niet_akkoord', settled_at = now(), "
        "settled_by_id = %s WHERE id = %s",
        unmandated().pk,
        notice.pk,
    )
    noticing.settle(notice=notice, by=make.lead())
    assert ChangeNotice.objects.get().state == "niet_akkoord"

    submitted, adviser = make.submitted(), unmandated(RoleKind.RE_ADVISER)
    asked = {
        "application": submitted,
        "items": {"governance": "Zeg wie besluit."},
        "due_on": completing.proposed_day(submitted, timezone.localdate()),
        "by": adviser,
    }
    assert code(completing.ask_completion, **asked) == "not_mandated"
    page = reverse("assessments:ask_completion", args=[submitted.pk])
    beforehand = signed_in(adviser).get(page).content.decode()
    assert "U hebt geen mandaat" in beforehand
    assert "due_on" not in beforehand
    recorded(adviser, kinds=[mandate_kinds.COMPLETION])
    assert completing.ask_completion(**asked).asked_by == adviser


def test_nobody_records_a_mandate_for_themself_in_whichever_role():
    both = person()
    admin, lead = role(RoleKind.ADMIN, both), unmandated()
    own = role(RoleKind.RE_LEAD, both)
    assert code(recorded, to=own, by=admin) == "may_not_give"
    assert code(recorded, to=lead, by=lead) == "may_not_give"
    assert code(recorded, to=role(RoleKind.ASSESSOR), by=admin) == "may_not_give"
    given = recorded(lead, by=admin)
    columns = ", ".join(
        field.column for field in Mandate._meta.concrete_fields if not field.primary_key
    )
    insert = f"INSERT INTO correspondence_mandate ({columns}) SELECT {columns}"
    for column, value, guard in (
        ("role_id", own.pk, "mandate_not_to_oneself"),
        ("role_id", admin.pk, "mandate_role"),
        ("recorded_by_id", lead.pk, "mandate_not_to_oneself"),
    ):
        sql = insert.replace(f"SELECT {columns}", f"SELECT {columns}".replace(column, "%s"))
        assert guard in refusal(f"{sql} FROM correspondence_mandate WHERE id = %s", value, given.pk)
    nobody = insert.replace(
        f"SELECT {columns}", f"SELECT {columns}".replace("recorded_by_id", "NULL::bigint")
    )
    with as_the_portal():
        said = refusal(f"{nobody} FROM correspondence_mandate WHERE id = %s", given.pk)
    assert "mandate_recorded" in said


def test_a_mandate_is_never_changed_and_ends_once_sooner_but_not_before_today():
    admin, lead, today = role(RoleKind.ADMIN), unmandated(), timezone.localdate()
    given = recorded(lead, by=admin)
    yesterday, next_week = today - timedelta(days=1), today + timedelta(days=7)

    assert code(end_mandate, mandate=given, on=yesterday, by=admin) == "in_the_past"
    assert code(end_mandate, mandate=given, on=next_week, by=lead) == "may_not_end"
    end_mandate(mandate=given, on=next_week, by=admin)
    assert code(end_mandate, mandate=given, on=next_week, by=admin) == "may_not_end"
    assert why_not_mandated(lead, "definitief", next_week) is None
    assert why_not_mandated(lead, "definitief", next_week + timedelta(days=1)) is not None
    end_mandate(mandate=given, on=today, by=admin)

    table = "UPDATE correspondence_mandate SET"
    for change in ("kinds = '{afgewezen}'", "starts_on = '2020-01-01'", "source = 'Anders'"):
        assert "mandate_stands" in refusal(f"{table} {change} WHERE id = %s", given.pk)
    for day, guard in (("NULL", "not made longer"), ("now()::date - 2", "signed before stands")):
        assert guard in refusal(f"{table} ends_on = {day} WHERE id = %s", given.pk)
    assert "Cannot delete" in refusal("DELETE FROM correspondence_mandate WHERE id = %s", given.pk)


@pytest.mark.parametrize(
    ("wrong", "expected"),
    [
        ({"kinds": []}, "kinds"),
        ({"kinds": ["raad"]}, "kinds"),
        ({"on_behalf_of": " "}, "on_behalf_of"),
        ({"source": " "}, "source"),
        ({"starts_on": GIVEN - timedelta(days=1)}, "starts_before_given"),
        ({"ends_on": GIVEN - timedelta(days=1)}, "ends_before_start"),
    ],
)
def test_what_a_mandate_must_say(wrong, expected):
    assert code(recorded, to=unmandated(), **wrong) == expected


def test_who_took_a_decision_does_not_decide_on_the_objection_to_it():
    lead, other, today = make.lead(), make.lead(), timezone.localdate()
    in_another_role = role(RoleKind.RE_ADVISER, lead.user, lead.organisation)
    why_not = why_not_mandated_to_decide_objection
    assert why_not(other, first_decided_by=lead, on=today) is None
    assert "10:3" in str(why_not(lead, first_decided_by=lead, on=today))
    assert "10:3" in str(why_not(in_another_role, first_decided_by=lead, on=today))
    assert why_not(unmandated(), first_decided_by=lead, on=today) is not None


def test_an_administrator_records_and_ends_a_mandate_and_others_only_read():
    lead, admin = unmandated(), signed_in(role(RoleKind.ADMIN))
    make_round()
    typed = {
        "role": lead.pk,
        "kinds": ["definitief", "bezwaar"],
        "on_behalf_of": BODIES[0],
        "source": "Besluit mandaat 2026",
        "given_on": "2026-03-02",
        "starts_on": "2026-03-01",
    }
    page = admin.post(reverse("correspondence:record_mandate"), typed)
    assert page.status_code == 422
    assert "Besluit mandaat 2026" in page.content.decode()
    typed["starts_on"] = "2026-03-02"
    other = admin.post(reverse("correspondence:record_mandate"), typed | {"on_behalf_of": "de min"})
    assert "Er is geen ronde waarin namens deze instantie" in other.content.decode()
    admin.post(reverse("correspondence:record_mandate"), typed)
    given = Mandate.objects.get(role=lead)
    assert (given.kinds, given.recorded_by.kind) == (["bezwaar", "definitief"], "admin")

    read = signed_in(lead).get(reverse("correspondence:mandates")).content.decode()
    assert "besluit op bezwaar, definitieve status" in read
    assert reverse("correspondence:end_mandate", args=[given.pk]) not in read
    end = reverse("correspondence:end_mandate", args=[given.pk])
    assert admin.post(end, {"on": "2026-03-03"}).status_code == 422
    admin.post(end, {"on": timezone.localdate().isoformat()})
    given.refresh_from_db()
    assert given.ends_on == timezone.localdate()
    assert "Beëindigd door" in admin.get(reverse("correspondence:mandates")).content.decode()


def test_an_administrator_reads_for_whom_nobody_can_sign_what_is_asked_now():
    admin, now = role(RoleKind.ADMIN), timezone.now()

    def told():
        return [(todo.what, todo.about, todo.lacks) for todo in record_mandates(admin, now, 5)]

    lead = unmandated()
    assert told() == []
    make_round()
    ((what, about, lacks),) = told()
    assert (what, about) == ("Leg vast wie besluiten mag ondertekenen", BODIES[0])
    assert "voorlopige status" in lacks
    give_mandates(lead, kinds=["definitief", "afgewezen", "niet_behandeld", "aanvulling"])
    assert [lacks for _what, _about, lacks in told()] == ["voorlopige status"]
    give_mandates(lead, kinds=["voorlopig"])
    assert told() == []


def test_the_register_costs_as_many_queries_with_fifty_mandates_as_with_one(
    django_assert_num_queries,
):
    office = organisation("re")
    client = signed_in(role(RoleKind.ADMIN, at=office))
    page = reverse("correspondence:mandates")
    counts = []
    for number in (1, 2, 47):
        for _each in range(number):
            give_mandates(role(RoleKind.RE_ADVISER, at=office))
        with django_assert_num_queries(4) as seen:
            client.get(page)
        counts.append(len(seen))
    assert len(set(counts)) == 1


def test_decisions_of_before_the_register_keep_the_closing_of_their_round():
    decision = make.granted()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("DELETE FROM correspondence_mandate")
        cursor.execute("SET LOCAL session_replication_role = origin")
    text = issue_letter(decision_id=Decision.objects.get(pk=decision.pk).pk).body_html
    assert "namens deze" in text
    assert "op grond van:" not in text
