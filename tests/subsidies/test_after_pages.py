"""The pages about what comes after a grant: what they show, to whom, at how many queries."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from accounts.models import RoleKind
from applications.models import Signature
from assessments.domain.corrected_letters import make_correction
from assessments.domain.correcting import issue_correction, prepare_correction
from onderwijsregio.todo import todos
from subsidies.domain import payments
from subsidies.domain.later_letters import issue_later_letter
from subsidies.models import Duty, LaterDecision, PaymentRun, Share
from subsidies.queries import payments_of, runs_of
from tests.assessments import factories as cases
from tests.documents import corpus
from tests.factories import role, signed_in

from . import factories as make
from .test_pages import text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def past_the_door(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def share() -> Share:
    return Share.objects.select_related("application", "division__round").get(pk=make.known().pk)


def test_the_region_and_the_re_read_the_same_amounts_duties_and_dates_and_nobody_else():
    found = share()
    make.paid(found, days=20)
    page = reverse("subsidies:grant", args=[found.pk])
    for reader in (found.application.created_by, cases.adviser()):
        shown = text(signed_in(reader).get(page))
        assert "komt uit op € 72.500,50. Min € 36.250,25 betaald, is dat € 36.250,25 nog" in shown
        assert "vrijdag 1 oktober 2027" in shown or "1 september 2027" in shown
    own = signed_in(found.application.created_by).get(page)
    assert "Een wijziging melden" in text(own)
    assert "Bereid het besluit voor" not in text(own)
    involved = cases.lead()
    role(
        RoleKind.PENVOERDER_EDITOR,
        involved.user,
        make.weakest(found.division).application.penvoerder,
    )
    duty = found.duties.first()
    for stranger in (role(RoleKind.PENVOERDER_SIGNATORY), involved):
        client = signed_in(stranger)
        assert client.get(page).status_code == 404
        assert client.get(reverse("subsidies:duty", args=[duty.pk])).status_code == 404
    page = reverse("subsidies:payments", args=[found.division.round_id])
    assert found.application.penvoerder.name not in text(signed_in(involved).get(page))
    run = PaymentRun.objects.get()
    assert signed_in(involved).get(reverse("subsidies:run", args=[run.pk])).status_code == 404


def test_partners_read_what_was_granted_on_the_page_of_the_region_and_not_the_letter():
    found = share()
    region = found.application.region
    type(region).objects.filter(pk=region.pk).update(status="voorlopig")
    others = Signature.objects.filter(partner__application=found.application)
    others = others.exclude(partner__organisation=found.application.penvoerder)
    reader = others.select_related("signed_by").earliest("pk").signed_by
    shown = text(signed_in(reader).get(reverse("regions:detail", args=[region.slug])))
    assert "€ 72.500,50" in shown
    assert found.letter.reference not in shown
    outcome = reverse("assessments:outcome", args=[found.application_id])
    assert "€ 72.500,50 verleend" in text(signed_in(reader).get(outcome))


def test_a_region_hands_in_and_the_re_notes_when_it_was_received():
    found = share()
    own, adviser = found.application.created_by, cases.adviser()
    report = found.duties.get(kind="verslag")
    page = reverse("subsidies:duty", args=[report.pk])
    assert page in [one.url for one in todos(own, at=timezone.now())]
    client = signed_in(own)
    assert client.post(page, {"text": ""}).status_code == 422
    file = BytesIO(corpus.pdf())
    file.name = "verslag.pdf"
    client.post(page, {"text": "Zie het verslag.", "documents": [file]})
    assert page not in [one.url for one in todos(own, at=timezone.now())]
    assert page in [one.url for one in todos(adviser, at=timezone.now())]
    shown = text(signed_in(adviser).get(page))
    assert "Zie het verslag." in shown
    document = report.handed_in.get().documents.get()
    url = reverse("subsidies:duty_document", args=[document.pk])
    assert b"".join(signed_in(adviser).get(url).streaming_content).startswith(b"%PDF")
    assert signed_in(role(RoleKind.PENVOERDER_SIGNATORY)).get(url).status_code == 404
    signed_in(adviser).post(page, {"on": timezone.localdate().isoformat()})
    report.refresh_from_db()
    assert report.received_on == timezone.localdate()
    client.post(
        reverse("subsidies:report_change", args=[found.pk]), {"text": "Een partner is weg."}
    )
    assert Duty.objects.filter(share=found, kind="wijziging").count() == 1


def test_a_run_goes_out_as_a_file_without_formulas_and_several_are_noted_at_once():
    found = share()
    penvoerder = found.application.penvoerder
    type(penvoerder).objects.filter(pk=penvoerder.pk).update(name="=SOM(A1)")
    client = signed_in(cases.adviser())
    page = reverse("subsidies:payments", args=[found.division.round_id])
    assert client.post(page, {"until": ""}).status_code == 422
    client.post(page, {"until": (timezone.localdate() + timedelta(days=20)).isoformat()})
    run = PaymentRun.objects.get()
    url = reverse("subsidies:run", args=[run.pk])
    csv = b"".join(client.get(url, {"export": "csv"}).streaming_content).decode()
    assert "'=SOM(A1)" in csv
    assert "36250,25" in csv
    book = load_workbook(BytesIO(client.get(url, {"export": "xlsx"}).getvalue()))
    amounts = [row[7].value for row in book.active.rows][1:]
    assert amounts[0] == 36250.25
    keys = list(run.payments.values_list("pk", flat=True))
    today = timezone.localdate().isoformat()
    assert client.post(url, {"act": "paid", "on": today}).status_code == 422
    client.post(url, {"act": "paid", "on": today, "payment": keys})
    assert run.payments.filter(paid_on=today).count() == len(keys)
    again = client.post(url, {"act": "paid", "on": today, "payment": keys}, follow=True)
    assert "Er is niets veranderd" in text(again)
    assert "is bij 0 betalingen" not in text(again)
    assert (
        client.post(url, {"act": "returned", "on": today, "payment": keys[:1]}).status_code == 422
    )
    client.post(url, {"act": "returned", "on": today, "payment": keys[:1], "reason": "Dicht."})
    assert "Dicht." in text(client.get(url))


def test_an_adviser_tells_prepares_and_a_lead_decides_on_the_pages():
    found = share()
    adviser, lead = cases.adviser(), cases.lead()
    client = signed_in(adviser)
    before = text(client.get(reverse("subsidies:prepare_later", args=[found.pk, "verlaging"])))
    intend = reverse("subsidies:intend", args=[found.application_id, "verlaging"])
    assert intend in before
    assert 'name="amount"' not in before
    hearing = make.heard(found.application, "verlaging", amount=Decimal("40000.00"))
    grant = text(client.get(reverse("subsidies:grant", args=[found.pk])))
    assert "Bereid het besluit voor" in grant
    shown = text(client.get(reverse("subsidies:hearing", args=[hearing.pk])))
    assert "Dat is niet zo." in shown
    page = reverse("subsidies:prepare_later", args=[found.pk, "verlaging"])
    typed = {"amount": "39.000", "reasons": "Minder gedaan.", "weighing": "Gewogen."}
    assert client.post(page, typed).status_code == 422
    client.post(page, {**typed, "amount": "40.000"})
    decision = LaterDecision.objects.get()
    url = reverse("subsidies:later", args=[decision.pk])
    assert url in [one.url for one in todos(lead, at=timezone.now())]
    shown = text(signed_in(lead).get(url))
    assert "de subsidie is ten hoogste € 40.000,00" in shown
    assert signed_in(lead).post(url, {"reason": ""}).status_code == 422
    signed_in(lead).post(url, {"act": "settle"})
    decision.refresh_from_db()
    assert decision.state == "besloten"
    issue_later_letter(decision_id=decision.pk)
    own = signed_in(found.application.created_by)
    shown = text(own.get(reverse("subsidies:grant", args=[found.pk])))
    assert "€ 40.000,00" in shown
    case = text(own.get(reverse("applications:detail", args=[found.application_id])))
    assert "subsidie verlaagd" in case.lower()


def test_a_slip_in_a_letter_about_a_subsidy_is_corrected_as_in_others():
    found = share()
    hearing = make.heard(found.application, "verlaging", amount=Decimal("40000.00"))
    lowered = make.decided(found, "verlaging", Decimal("40000.00"), hearing=hearing)
    for letter in (found.letter, lowered.letter):
        prepared = prepare_correction(
            letter=letter, why="Uw naam was fout.", term="kept", by=cases.adviser()
        )
        issue_correction(correction=prepared, by=cases.lead())
        new = make_correction(correction_id=prepared.pk)
        assert make_correction(correction_id=prepared.pk) == new
        assert new.replaces == letter
        assert new.subject.startswith("Verbeterde brief: ")
        assert "Uw naam was fout." in new.body_html
    assert found.duties.count() == 2
    client = signed_in(cases.adviser())
    page = client.get(reverse("assessments:correct", args=[new.reference]))
    assert page.status_code == 200


def test_more_rows_take_no_more_queries(django_assert_num_queries):
    found = share()
    into = found.division.round
    make.paid(found, days=20)
    run = make.run(found)
    later = timezone.localdate() + timedelta(days=900)
    with django_assert_num_queries(3):
        payments.due(into, later)
    with django_assert_num_queries(1):
        assert len(runs_of(into)) == 2
    with django_assert_num_queries(1):
        assert payments_of(run)
