"""The pages: what they show, to whom, in how many queries, and how they say no."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.editing import save_section
from applications.domain.signing import ask_to_sign
from applications.models import (
    Application,
    Governance,
    Partner,
    ProjectLeader,
    Round,
    Signature,
)
from applications.sections.budget import totals
from common.dates import moment_text
from regions.models import OrganisationKind, Region
from tests import factories, markup
from tests.common.test_exports import as_csv

from .test_walk import text, typed_sections, url

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return factories.make_application(complete=True)


@pytest.fixture
def browser(application):
    return factories.signed_in(application.created_by)


def other_partners(application):
    return application.partners.exclude(organisation=application.penvoerder)


def close(round_):
    now = timezone.now()
    Round.objects.filter(pk=round_.pk).update(
        opens_at=now - timedelta(days=9), closes_at=now - timedelta(seconds=1)
    )


# --- lists ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_list_takes_the_same_number_of_queries_for_any_number(number, assert_page_queries):
    by = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    round_ = factories.make_round()
    for _time in range(number):
        factories.make_application(round=round_, by=by)
    response = assert_page_queries(by, url("list"), 7)
    assert len(response.context["rows"]) == number


@pytest.mark.parametrize("number", [1, 3, 50])
def test_what_to_sign_takes_the_same_number_of_queries_for_any_number(
    number, assert_page_queries, django_assert_num_queries
):
    signatory = factories.role(RoleKind.PARTNER_SIGNATORY)
    by = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    round_ = factories.make_round()
    for _time in range(number):
        application = factories.make_application(round=round_, by=by)
        partner = factories.add_partner(
            application=application,
            organisation=signatory.organisation,
            contact_email=signatory.user.email,
            by=by,
        )
        ask_to_sign(application=application, partners=[partner], by=by)
    response = assert_page_queries(signatory, url("signing_list"), 8)
    assert len(response.context["rows"]) == number
    browser = factories.signed_in(signatory)
    browser.get(url("signing_list"))
    with django_assert_num_queries(8):
        lines = as_csv(browser.get(url("signing_list"), {"q": "ronde", "export": "csv"}))
    assert [line[4] for line in lines[1:]] == ["nog geen antwoord"] * number


@pytest.fixture
def assert_page_queries(django_assert_num_queries):
    def check(role, path, count):
        browser = factories.signed_in(role)
        browser.get(path)  # The session notes once that somebody is there.
        with django_assert_num_queries(count):
            response = browser.get(path)
        assert response.status_code == 200
        return response

    return check


def test_an_empty_list_says_what_to_do_next():
    factories.make_round()
    page = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR)).get(url("list"))
    assert url("start") in text(page)


def test_without_a_round_nothing_can_be_started():
    browser = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR))
    assert browser.get(url("start")).status_code == 200
    assert url("start") not in text(browser.get(url("list")))


def test_somebody_without_requests_sees_that_there_is_nothing_to_sign():
    browser = factories.signed_in(factories.role(RoleKind.PARTNER_SIGNATORY))
    assert browser.get(url("signing_list")).status_code == 200


# --- who sees what --------------------------------------------------------------------------------


PENVOERDER_PAGES = [
    "detail",
    "partners",
    "partner_search",
    "signatures",
    "review",
    "receipt",
    "submitted",
    "withdraw",
]


@pytest.mark.parametrize("name", PENVOERDER_PAGES)
def test_the_pages_of_a_stranger_do_not_exist(name, application):
    stranger = factories.signed_in(factories.role(RoleKind.PENVOERDER_SIGNATORY))
    assert stranger.get(url(name, application.pk)).status_code == 404


def test_a_partner_sees_it_only_once_asked(application):
    partner = other_partners(application).first()
    browser = factories.signed_in(factories.signatory_of(partner))
    assert browser.get(url("sign", partner.pk)).status_code == 404
    ask_to_sign(application=application, partners=[partner], by=application.created_by)
    assert browser.get(url("sign", partner.pk)).status_code == 200
    other = other_partners(application).last()
    assert browser.get(url("sign", other.pk)).status_code == 404


def test_the_partner_of_one_application_is_not_found_under_another(application, browser):
    other = factories.make_application(by=application.created_by)
    partner = other_partners(application).first()
    assert browser.get(url("partner_contact", other.pk, partner.pk)).status_code == 404


# --- writing --------------------------------------------------------------------------------------


def test_starting_without_a_name_is_told_beside_the_field():
    round_ = factories.make_round()
    browser = factories.signed_in(factories.role(RoleKind.PENVOERDER_SIGNATORY))
    response = browser.post(url("start"), {"round": round_.pk, "region_name": ""})
    assert response.status_code == 422
    assert "region_name" in response.context["form"].errors
    Region.objects.create(name="Bezet", slug="bezet")
    response = browser.post(url("start"), {"round": round_.pk, "region_name": "bezet"})
    assert response.status_code == 422
    assert "region_name" in response.context["form"].errors
    assert not Application.objects.exists()


def test_a_name_that_is_too_long_is_not_called_missing_too():
    browser = factories.signed_in(factories.role(RoleKind.PENVOERDER_SIGNATORY))
    typed = {"round": factories.make_round().pk, "region_name": "x" * 200}
    (error,) = browser.post(url("start"), typed).context["form"].errors["region_name"]
    assert "120" in error


def test_a_new_application_for_an_own_region(application, browser):
    round_ = factories.make_round()
    browser.post(
        url("start"), {"round": round_.pk, "region": application.region.pk, "region_name": ""}
    )
    assert round_.applications.get().region == application.region


def test_a_clash_shows_both_texts_and_the_second_save_counts(application, browser):
    page = url("section", application.pk, "governance")
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    save_section(
        application=application,
        kind="governance",
        version=1,
        data={"governance": "Van de collega."},
        by=colleague,
    )
    typed = {"governance": "Van mij.", "version": "1", "then": "list"}
    response = browser.post(page, typed)
    assert response.status_code == 422
    (clash,) = response.context["clashes"]
    assert "".join(piece.text for piece in clash.theirs) == "Van de collega."
    assert [piece.text for piece in clash.mine if piece.is_own] == ["mij."]
    assert colleague.user.name in text(response)
    seen = {name: response.context[name] for name in ("version", "was")}
    again = {**typed, **seen, "clash": "governance"}
    unanswered = browser.post(page, again)
    assert unanswered.status_code == 422
    assert "Kies welke tekst blijft" in text(unanswered)
    assert Governance.objects.get().governance == "Van de collega."
    assert browser.post(page, {**again, "choice-governance": "mine"}).status_code == 302
    assert Governance.objects.get().governance == "Van mij."


def test_choosing_the_text_of_the_other_keeps_it(application, browser):
    page = url("section", application.pk, "governance")
    seen = browser.get(page).context
    by = application.created_by
    data = {"governance": "Van de collega."}
    save_section(application=application, kind="governance", version=1, data=data, by=by)
    typed = {"governance": "Van mij.", "version": seen["version"], "was": seen["was"]}
    clash = browser.post(page, typed).context
    chosen = {"clash": "governance", "choice-governance": "theirs"}
    typed |= {"version": clash["version"], "was": clash["was"], **chosen}
    assert browser.post(page, typed).status_code == 302
    assert Governance.objects.get().governance == "Van de collega."


@pytest.mark.parametrize("kind", ["region", "functions", "budget", "contact"])
def test_every_part_can_show_a_clash(kind, application, browser):
    page = url("section", application.pk, kind)
    typed = typed_sections(application)[kind]
    change = {
        "region": {"name": "Anders"},
        "functions": {"werven_result": "Anders"},
        "budget": {"lines-0-requested": "1"},
        "contact": {"name": "Anders"},
    }[kind]
    response = browser.post(page, {**typed, **change, "version": "0"})
    assert response.status_code == 422
    assert any(piece.is_own for clash in response.context["clashes"] for piece in clash.mine)


def test_of_the_functions_the_first_that_is_not_filled_in_stands_open(application, browser):
    page = url("section", application.pk, "functions")
    typed = typed_sections(application)["functions"]
    browser.post(page, {**typed, "opleiden_period": "", "version": "1"})
    parts = browser.get(page).context["form"].parts
    assert [str(part.name) for part in parts if part.is_open] == ["Opleiden"]
    assert [part.state.name for part in parts[1:4]] == ["FILLED", "PARTLY", "FILLED"]
    wrong = browser.post(page, {**typed, "matchen_for_whom": ["ouders"], "version": "2"})
    assert [str(p.name) for p in wrong.context["form"].parts if p.is_open] == ["Matchen"]


def test_an_amount_that_is_none_is_told_and_nothing_is_lost(application, browser):
    page = url("section", application.pk, "budget")
    typed = typed_sections(application)["budget"]
    for wrong in ("twaalf", "-5", "1.00,0", "99999999999999"):
        response = browser.post(page, {**typed, "lines-0-requested": wrong, "version": "1"})
        assert response.status_code == 422, wrong
        assert f'value="{wrong}"' in text(response)
        assert "Bijeenkomsten" in text(response)


def test_the_page_of_the_budget_adds_up_by_function_kind_and_year(application, browser):
    sums = totals(application.plan.budgetlines.values())
    assert [group[0].requested for _title, group in sums.groups] == [
        Decimal("72500.50"),
        Decimal("60000.00"),
        Decimal("72500.50"),
    ]
    assert sums.overhead == Decimal("17.2")
    page = text(browser.get(url("section", application.pk, "budget")))
    assert "Overhead is 17,2 procent van wat wordt aangevraagd." in page
    assert "€\N{NO-BREAK SPACE}72.500,50" in page


@pytest.mark.parametrize("version", ["", "x", "-1", "²"])
def test_a_forged_version_does_not_crash(version, application, browser):
    page = url("section", application.pk, "governance")
    response = browser.post(page, {"governance": "Anders", "version": version})
    assert response.status_code in (302, 422)


def test_a_municipality_that_does_not_exist_is_refused(application, browser):
    page = url("section", application.pk, "region")
    typed = {"name": "Regio", "municipalities": ["GM9999"], "version": "1"}
    assert browser.post(page, typed).status_code == 422


def test_before_a_signed_part_changes_the_penvoerder_is_warned():
    application = factories.make_signed()
    browser = factories.signed_in(application.created_by)
    warned = browser.get(url("section", application.pk, "governance"))
    assert len(warned.context["signed"]) == 3
    assert other_partners(application).first().name in text(warned)
    free = browser.get(url("section", application.pk, "contact"))
    assert free.context["signed"] == []


def test_a_part_that_does_not_exist_is_not_found(application, browser):
    assert browser.get(url("section", application.pk, "zomaar")).status_code == 404
    assert browser.get(url("section", application.pk, "partners")).status_code == 302


def test_what_was_submitted_leads_away_from_editing():
    application = factories.make_submitted()
    browser = factories.signed_in(application.created_by)
    for page in (url("section", application.pk, "governance"), url("review", application.pk)):
        response = browser.get(page)
        assert response.headers["Location"] == url("detail", application.pk)
    assert browser.get(url("partners", application.pk)).status_code == 200


# --- partners -------------------------------------------------------------------------------------


def test_searching_while_one_types_gives_the_same_rows_as_the_page(application, browser):
    found = factories.organisation(OrganisationKind.TEACHER_TRAINING, name="Pabo De Vonk")
    part = browser.get(url("partner_search", application.pk), {"q": "vonk"})
    assert list(part.context["found"]) == [found]
    assert "<html" not in text(part)


@pytest.mark.parametrize("number", ["", "x", "999999"])
def test_adding_nothing_is_told(number, application, browser):
    response = browser.post(url("partners", application.pk), {"organisation": number}, follow=True)
    assert response.status_code == 200
    assert application.partners.count() == 4


def test_a_wrong_address_is_told_beside_the_field(application, browser):
    partner = other_partners(application).first()
    page = url("partner_contact", application.pk, partner.pk)
    response = browser.post(page, {"name": "Kim", "email": "geen adres"})
    assert response.status_code == 422
    assert 'value="geen adres"' in text(response)


def test_a_partner_is_taken_off_after_asking(application, browser):
    partner = other_partners(application).first()
    page = url("partner_remove", application.pk, partner.pk)
    assert partner.name in text(browser.get(page))
    assert Partner.objects.filter(pk=partner.pk).exists()
    browser.post(page)
    assert not Partner.objects.filter(pk=partner.pk).exists()


def test_asking_nobody_or_without_a_contact_is_told(application, browser):
    assert browser.post(url("signatures", application.pk), {}).status_code == 422
    other_partners(application).update(contact_email="")
    response = browser.post(url("signatures", application.pk), {"all": "1"})
    assert response.status_code == 422
    assert other_partners(application).first().name in text(response)


def test_who_was_asked_is_reminded_and_not_asked_again_with_all(application, browser):
    page = url("signatures", application.pk)
    assert 'name="all"' in text(browser.get(page))
    assert 'name="all"' not in text(browser.post(page, {"all": "1"}, follow=True))


def test_only_the_chosen_partner_is_asked(application, browser):
    partner = other_partners(application).first()
    browser.post(url("signatures", application.pk), {"partner": [partner.pk, "x"]})
    assert [p.pk for p in Partner.objects.filter(signing_requests__isnull=False)] == [partner.pk]


# --- signing --------------------------------------------------------------------------------------


def asked(application, kind="teacher_training"):
    partner = application.partners.get(kind=kind)
    ask_to_sign(application=application, partners=[partner], by=application.created_by)
    return partner, factories.signed_in(factories.signatory_of(partner))


def test_declining_asks_for_a_reason_and_keeps_what_was_typed(application):
    partner, browser = asked(application)
    page = url("sign", partner.pk)
    version = browser.get(page).context["version"].sha256
    typed = {"version": version, "answer": "decline", "name": "Kim", "job_title": "Rector"}
    response = browser.post(page, typed)
    assert response.status_code == 422
    assert 'value="Rector"' in text(response)
    assert browser.post(page, {**typed, "reason": "Te vroeg."}).status_code == 302
    assert Signature.objects.get().outcome == "declined"


def test_after_submitting_the_pages_speak_of_what_was_submitted(application, browser):
    partner, signer = asked(application)
    browser.post(url("submit", application.pk))

    page = text(signer.get(url("sign", partner.pk)))
    assert "Uw handtekening telt nog mee" in page
    assert "De ronde sluit" not in page
    assert "zoals die is ingediend" in text(browser.get(url("signatures", application.pk)))
    answer_it(signer, partner, answer="decline", reason="Nog niet.")
    assert "alsnog ondertekenen" in text(signer.get(url("signed", partner.pk)))
    answer_it(signer, partner, answer="sign")
    assert "De aanvraag is al ingediend." in text(signer.get(url("signed", partner.pk)))


def answer_it(signer, partner, **typed):
    page = url("sign", partner.pk)
    typed["version"] = signer.get(page).context["version"].sha256
    typed |= {"name": "A", "job_title": "B", "is_authorised": "on"}
    assert signer.post(page, typed).status_code == 302


def test_a_version_that_changed_meanwhile_is_not_signed_and_says_so(application):
    partner, browser = asked(application)
    page = url("sign", partner.pk)
    version = browser.get(page).context["version"].sha256
    save_section(
        application=application,
        kind="governance",
        version=1,
        data={"governance": "Anders"},
        by=application.created_by,
    )
    typed = {"version": version, "answer": "sign", "name": "Kim", "job_title": "Rector"}
    typed["is_authorised"] = "on"
    assert browser.post(page, typed).status_code == 422
    shown = browser.get(page)
    assert not shown.context["is_present"]
    assert "Een stuurgroep besluit." in text(shown)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("version", ["", "x", "0" * 64])
def test_a_forged_version_is_not_signed(version, application):
    partner, browser = asked(application)
    typed = {"version": version, "answer": "sign", "name": "Kim", "job_title": "Rector"}
    typed["is_authorised"] = "on"
    assert browser.post(url("sign", partner.pk), typed).status_code == 422
    assert not Signature.objects.exists()


def test_the_confirmation_leads_back_when_nothing_was_answered(application):
    partner, browser = asked(application)
    assert browser.get(url("signed", partner.pk)).status_code == 302


# --- submitting and withdrawing -------------------------------------------------------------------


def test_what_is_missing_is_told_and_nothing_is_submitted(application, browser):
    ProjectLeader.objects.filter(plan__application=application).update(name="")
    response = browser.post(url("submit", application.pk))
    assert response.status_code == 422
    assert response.context["is_blocked"]
    application.refresh_from_db()
    assert application.is_draft


def test_what_is_fictitious_is_called_so_once(application, browser):
    factories.organisation(name="Scholengroep Zonnewijzer (fictief)", origin="demo")
    factories.organisation(name="Scholengroep Maanlicht", origin="demo")
    for word in ("Zonnewijzer", "Maanlicht"):
        found = text(browser.get(url("partners", application.pk) + f"?q={word}"))
        # Beside its box to tick, which is named after it.
        (row,) = re.findall(rf"^\s*Scholengroep {word}.*?</th>", found, re.DOTALL | re.MULTILINE)
        assert row.count("(fictief)") == 1


def test_what_only_warns_is_told_and_does_not_stop_submitting(application, browser):
    page = browser.get(url("review", application.pk))
    assert "U kunt hiermee indienen." in text(page)
    assert "Hebben de huidige versie nog niet ondertekend" in text(page)
    assert "De aanvraag indienen" in text(page)
    assert browser.post(url("submit", application.pk)).status_code == 302
    application.refresh_from_db()
    assert not application.is_draft


def test_too_late_is_told_kindly_with_the_draft_intact():
    application = factories.make_signed()
    close(application.round)
    browser = factories.signed_in(application.created_by)
    response = browser.post(url("submit", application.pk))
    assert response.status_code == 422
    assert "Een stuurgroep besluit." in text(response)
    application.refresh_from_db()
    assert application.is_draft
    for name in ("detail", "review"):
        assert browser.get(url(name, application.pk)).status_code == 200


def test_an_editor_sees_all_but_cannot_submit():
    application = factories.make_signed()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    browser = factories.signed_in(editor)
    page = browser.get(url("review", application.pk))
    assert url("submit", application.pk) not in text(page)
    assert browser.post(url("submit", application.pk)).status_code == 422


def test_there_is_no_receipt_before_submitting(application, browser):
    for name in ("receipt", "receipt_pdf", "submitted"):
        assert browser.get(url(name, application.pk)).status_code == 404


def test_withdrawing_asks_first(application, browser):
    page = url("withdraw", application.pk)
    assert browser.get(page).status_code == 200
    application.refresh_from_db()
    assert application.is_draft
    browser.post(page)
    application.refresh_from_db()
    assert application.state == "ingetrokken"
    assert browser.get(page).status_code == 302
    assert browser.get(url("detail", application.pk)).status_code == 200


def test_who_may_not_withdraw_is_told():
    application = factories.make_submitted()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    browser = factories.signed_in(editor)
    page = url("withdraw", application.pk)
    assert browser.post(page).headers["Location"] == url("detail", application.pk)
    application.refresh_from_db()
    assert application.state == "ingediend"


def test_what_a_task_list_costs_does_not_depend_on_how_much_there_is(assert_page_queries):
    by = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    round_ = factories.make_round()
    small = factories.make_application(complete=True, by=by, round=round_)
    large = factories.make_application(complete=True, by=by, round=round_)
    for _time in range(12):
        factories.add_partner(application=large, organisation=factories.organisation(), by=by)
    for application in (small, large):
        assert_page_queries(by, url("detail", application.pk), 20)


# --- saving ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "words"),
    [("block", "is opgeslagen, maar nog niet klaar:"), ("warn", "is opgeslagen. Let op:")],
)
def test_saving_a_part_that_is_not_in_order_says_so(browser, application, level, words):
    application.round.requirements.filter(code="governance").update(level=level)
    page = url("section", application.pk, "governance")
    version = application.plan.sections.get(kind="governance").version

    answer = browser.post(page, {"governance": "", "version": version}, follow=True)

    findings = answer.context["progress"].findings
    (lacking,) = [one for one in findings if one.step == "governance" and not one.is_met]
    (message,) = answer.context["messages"]
    assert message.level_tag == "warning"
    assert message.message == f"Het onderdeel “Bestuur” {words} {lacking.problem}"


def test_what_waits_for_something_that_is_missing_is_not_said_after_saving():
    application = factories.make_application()
    browser = factories.signed_in(application.created_by)
    page = url("section", application.pk, "region")
    typed = {"name": "Nieuw", "version": application.plan.sections.get(kind="region").version}

    (message,) = browser.post(page, typed, follow=True).context["messages"]

    assert message.message.count("sector") == 1
    assert "Kies eerst" not in message.message


def test_saving_a_part_that_is_in_order_says_no_more(browser, application):
    page = url("section", application.pk, "governance")
    version = application.plan.sections.get(kind="governance").version

    answer = browser.post(page, {"governance": "De stuurgroep.", "version": version}, follow=True)

    (message,) = answer.context["messages"]
    assert message.message == "Het onderdeel “Bestuur” is opgeslagen."


def test_what_is_pasted_beyond_the_limit_is_told_and_kept(browser, application):
    page = url("section", application.pk, "governance")
    assert "maxlength" not in text(browser.get(page))
    long = "x" * 20_001

    answer = browser.post(page, {"governance": long, "version": "0"})

    assert answer.status_code == 422
    assert "20000 tekens" in str(answer.context["form"].errors["governance"])
    assert long in text(answer)
    assert 'data-limit="20000"' in text(answer)


def test_what_is_wrong_with_one_of_the_five_functions_names_that_function(browser, application):
    long = {f"{name}_activities": "x" * 20_001 for name in ("werven", "matchen")}
    answer = browser.post(url("section", application.pk, "functions"), {"version": "0", **long})

    told = markup.find(markup.page(answer.content), ".error-summary li")
    assert [markup.text(each).partition(":")[0] for each in told] == ["Werven", "Matchen"]


def test_the_closing_moment_stands_on_the_page_of_a_draft_once(browser, application):
    page = markup.page(browser.get(url("detail", application.pk)).content)
    closing = moment_text(application.round.closes_at, weekday=False)

    assert markup.text(markup.find(page, "main")[0]).count(closing) == 1
