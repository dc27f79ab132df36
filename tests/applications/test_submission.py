"""Submitting: in time, once, whole, by who may; and withdrawing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.timezone import localdate
from post_office.models import Email

from accounts.models import RoleKind
from applications.content import digest
from applications.domain.editing import save_section
from applications.domain.submission import Unmet, submit
from applications.domain.withdrawing import withdraw
from applications.models import (
    Application,
    ApplicationState,
    BudgetLine,
    Governance,
    Involvement,
    Round,
    RoundRequirement,
    Section,
    Signature,
    Submission,
)
from applications.requirements import RequirementOutcome, read_deliveries, read_results
from common.refusal import Refusal
from regions.domain.deliveries import Delivery
from regions.models import RegisterDelivery, SchoolLocation
from tests import factories

pytestmark = pytest.mark.django_db


def send(application, *, by=None, at=None, **fields):
    return submit(
        application=application,
        by=by or application.created_by,
        received_at=at or timezone.now(),
        **fields,
    )


def refused_code(application, **fields):
    with pytest.raises(Refusal) as refused:
        send(application, **fields)
    assert not Submission.objects.exists()
    fresh = Application.objects.get(pk=application.pk)
    assert (fresh.state, fresh.number, fresh.submitted_at) == ("concept", None, None)
    return refused.value.code


def test_what_is_submitted_is_frozen_with_a_number_a_moment_and_a_hash():
    application = factories.make_signed()
    at = timezone.now()
    submission = send(application, at=at)
    application.refresh_from_db()
    assert application.state == ApplicationState.INGEDIEND
    assert application.number == submission.number == f"VL-{at.year}-0001"
    assert application.submitted_at == submission.submitted_at == at
    assert submission.sha256 == digest(submission.content)
    assert len(submission.content["signatures"]) == 3
    assert submission.content["region"]["name"] == application.name


def test_how_the_requirements_were_met_is_frozen_with_what_was_counted():
    application = factories.make_signed()
    delivery = RegisterDelivery.objects.create(kind="po", file_name="vestigingen.csv")
    asked = send(application).content["requirements"]
    assert asked["register_delivered_on"] == localdate(delivery.delivered_at).isoformat()
    results = {result["code"]: result for result in asked["results"]}
    assert results["size"] == {
        "code": "size",
        "title": "Genoeg leerlingen in één sector (po of vo)",
        "level": "warn",
        "outcome": "not_met",
        "sentence": "Nog geen partners met leerlingen in het gebied: in po of vo zijn er 15.000 "
        "nodig.",
        "threshold": 15_000,
        "counted": {"po": 0, "vo": 0},
    }
    assert results["budget_maximum"]["counted"] == {"total": "72500.50", "maximum": "100000.00"}
    assert results["partners_signed"]["counted"] == {"partners": 4, "signed": 4}


def test_the_sum_of_the_size_is_frozen_by_partner_with_the_files_it_rests_on():
    application = factories.make_signed()
    SchoolLocation.objects.create(
        code="00AA00",
        name="School",
        kind="bo",
        sector="po",
        board=application.penvoerder,
        pupils=1_200,
        municipality_id="GM0014",
    )
    file = RegisterDelivery.objects.create(kind="po_locations", file_name="vestigingen.csv")
    content = send(application).content
    SchoolLocation.objects.update(pupils=1)
    RegisterDelivery.objects.create(kind="po_locations", file_name="later.csv")
    size = next(one for one in read_results(content, with_sums=True) if one.code == "size")
    assert size.sum.rows == [[f"{application.penvoerder.name}, po", "1", "1.200", "0"]]
    assert read_deliveries(content) == [
        Delivery("vestigingen.csv", localdate(file.delivered_at)),
    ]


def test_a_register_that_was_never_filled_from_open_data_has_no_day():
    asked = send(factories.make_signed()).content["requirements"]
    assert asked["register_delivered_on"] is None


def test_numbers_go_up_over_rounds_of_the_same_kind_and_apart_per_kind():
    year = timezone.now().year
    numbers = [factories.make_submitted().number for _time in range(2)]
    subsidy = factories.make_submitted(round=factories.make_round(kind="subsidie"))
    assert numbers == [f"VL-{year}-0001", f"VL-{year}-0002"]
    assert subsidy.number == f"SU-{year}-0001"


def test_the_closing_moment_itself_is_in_time_to_the_second():
    application = factories.make_signed()
    closes = application.round.closes_at.replace(microsecond=0)
    Application.objects.get().round.__class__.objects.update(closes_at=closes)
    application = Application.objects.get()
    assert refused_code(application, at=closes + timedelta(seconds=1)) == "round_closed"
    assert send(application, at=closes + timedelta(milliseconds=999)).number


def test_after_the_closing_moment_the_draft_is_intact():
    application = factories.make_signed()
    late = application.round.closes_at + timedelta(seconds=1)
    assert refused_code(application, at=late) == "round_closed"
    assert Governance.objects.get().governance == "Een stuurgroep besluit."


def test_before_the_opening_it_is_refused_kindly():
    application = factories.make_signed(
        round=factories.make_round(opens_in_days=1, closes_in_days=9)
    )
    assert refused_code(application) == "not_open_yet"
    assert send(application, at=application.round.opens_at).number


@pytest.mark.parametrize(
    "kind", [RoleKind.PENVOERDER_EDITOR, RoleKind.PARTNER_SIGNATORY, RoleKind.RE_LEAD]
)
def test_only_an_authorised_signatory_of_the_penvoerder_submits(kind):
    application = factories.make_signed()
    at = application.penvoerder if kind != RoleKind.RE_LEAD else None
    assert refused_code(application, by=factories.role(kind, at=at)) == "may_not_submit"


def test_the_signatory_of_another_penvoerder_does_not_submit():
    application = factories.make_signed()
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    assert refused_code(application, by=stranger) == "may_not_submit"


def test_what_is_missing_stops_it_and_is_named():
    application = factories.make_application()
    with pytest.raises(Unmet) as refused:
        send(application)
    codes = [finding.requirement.code for finding in refused.value.findings]
    assert codes == ["sectors", "area", "project_leader"]


def test_partners_that_have_not_signed_and_a_weak_beroepsgroep_are_a_warning():
    application = factories.make_application(complete=True)
    Involvement.objects.filter(plan__application=application).update(voice="")
    results = {row.code: row for row in read_results(send(application).content)}
    unmet = [code for code, row in results.items() if not row.is_met]
    assert unmet == ["size", "beroepsgroep_involved", "partners_signed", "beroepsgroep_confirmed"]
    assert {results[code].level for code in unmet} == {"warn"}


def test_what_could_not_be_judged_is_frozen_as_such():
    application = factories.make_application(complete=True)
    BudgetLine.objects.filter(plan__application=application).delete()
    results = {row.code: row for row in read_results(send(application).content)}
    assert results["budget_maximum"].outcome == RequirementOutcome.NOT_ASSESSABLE
    assert results["budget_maximum"].sentence == "Maak eerst de begroting."


def test_a_second_submission_is_told_of_the_first():
    application = factories.make_submitted()
    with pytest.raises(Refusal, match=application.number) as refused:
        send(application)
    assert refused.value.code == "already_submitted"
    assert Submission.objects.count() == 1


def test_what_changed_after_it_was_shown_is_looked_at_again():
    application = factories.make_signed()
    assert refused_code(application, seen_sha256="0" * 64) == "changed_since_shown"


def test_a_signature_that_lapsed_stops_it_when_the_round_says_so():
    application = factories.make_signed()
    RoundRequirement.objects.filter(code="partners_signed").update(level="block")
    save_section(
        application=application,
        kind="governance",
        version=1,
        data={"governance": "Toch anders."},
        by=application.created_by,
    )
    assert refused_code(application) == "requirements_unmet"


def test_a_draft_is_withdrawn_by_any_of_the_team_and_all_are_told():
    application = factories.make_application()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    withdraw(application=application, by=editor, reason="Wij gaan samen verder.")
    application.refresh_from_db()
    assert application.state == ApplicationState.INGETROKKEN
    assert Email.objects.count() == 2


def test_a_submitted_application_is_withdrawn_by_a_signatory_only():
    application = factories.make_submitted()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    with pytest.raises(Refusal) as refused:
        withdraw(application=application, by=editor, reason="Wij gaan samen verder.")
    assert refused.value.code == "wrong_role"
    withdraw(application=application, by=application.created_by, reason="Wij gaan samen verder.")
    application.refresh_from_db()
    assert application.state == ApplicationState.INGETROKKEN
    assert application.submissions.count() == 1


def test_a_stranger_does_not_withdraw():
    application = factories.make_application()
    with pytest.raises(Refusal) as refused:
        withdraw(application=application, by=factories.role(RoleKind.PENVOERDER_SIGNATORY))
    assert refused.value.code == "not_own"


def test_what_was_changed_after_closing_is_not_submitted_by_a_request_that_was_in_time():
    application = factories.make_signed()
    closed = timezone.now() - timedelta(days=1)
    Round.objects.update(closes_at=closed)
    application = Application.objects.get()

    assert refused_code(application, at=closed) == "changed_after_closing"


def test_who_signed_after_closing_is_not_in_a_submission_that_was_in_time():
    application = factories.make_signed()
    closed = timezone.now() - timedelta(days=1)
    Round.objects.update(closes_at=closed)
    Section.objects.update(changed_at=closed)
    application = Application.objects.get()

    assert refused_code(application, at=closed) == "changed_after_closing"


def test_what_was_last_changed_in_time_is_submitted_after_a_wait():
    application = factories.make_signed()
    changed = max(application.plan.sections.values_list("changed_at", flat=True))
    signed = max(Signature.objects.values_list("signed_at", flat=True))
    closed = max(changed, signed).replace(microsecond=0)
    Round.objects.update(closes_at=closed)

    assert send(Application.objects.get(), at=closed).number


def test_who_may_not_submit_reads_that_at_the_top_of_the_page_and_at_the_step():
    application = factories.make_application()
    at = application.penvoerder
    boss = factories.role(RoleKind.PENVOERDER_SIGNATORY, at=at)
    browser = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR, at=at))
    why = "Alleen een tekenbevoegde van de penvoerder kan indienen."
    top = browser.get(f"/aanvragen/{application.pk}/controleren/").content.decode()
    top = top.split("<h2")[0]
    assert why in top
    assert boss.user.name in top
    # Also at the step, while something is still missing.
    assert why in browser.get(f"/aanvragen/{application.pk}/").content.decode()
