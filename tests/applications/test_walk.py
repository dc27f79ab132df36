"""The pages of the penvoerder and the partner, from starting to the receipt."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.models import RoleKind
from applications.models import Application, Partner, SectionKind
from regions.models import OrganisationKind
from tests import factories

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"applications:{name}", args=args)


def text(response) -> str:
    return response.content.decode()


def typed_sections(application):
    """What somebody types on the page of each part."""
    data = factories.section_data(application)
    typed = {kind: dict(values) for kind, values in data.items()}
    typed[SectionKind.OPGAVE] = {
        "shortages-0-sector": "po",
        "shortages-0-fte_now": "12,5",
        "shortages-0-fte_expected": "40",
        "shortages-0-year": "2030",
        "shortages-0-source": "Eigen telling, 2026",
        "goals-0-goal": "Minder vacatures",
        "goals-0-measure": "Twintig minder dan nu.",
        "goals-0-due": "2029-08-01",
    }
    typed[SectionKind.BUILDS_ON] = {
        "collaborations-0-kind": "rap",
        "collaborations-0-name": "RAP-regio Noord (fictief)",
        "collaborations-0-since": "2021",
        "collaborations-0-source": "Eigen opgave, 2026",
    }
    typed[SectionKind.REGION].pop("is_national")
    typed[SectionKind.FUNCTIONS] = {
        f"{function}_{part}": words
        for function, parts in data[SectionKind.FUNCTIONS].items()
        for part, words in parts.items()
    }
    typed[SectionKind.BUDGET] = {
        "lines-0-function": "werven",
        "lines-0-kind": "people",
        "lines-0-description": "Projectleider",
        "lines-0-year": "2027",
        "lines-0-requested": "60.000",
        "lines-1-description": "Bijeenkomsten",
        "lines-1-requested": "12500,50",
        "lines-2-description": "",
        "lines-2-requested": "",
    }
    return typed


def test_a_penvoerder_and_its_partners_go_from_an_idea_to_a_receipt():
    round_ = factories.make_round()
    signatory = factories.role(RoleKind.PENVOERDER_SIGNATORY)
    browser = factories.signed_in(signatory)

    response = browser.post(url("start"), {"round": round_.pk, "region_name": "Noorderlicht"})
    application = Application.objects.get()
    assert response.headers["Location"] == url("detail", application.pk)
    assert "Noorderlicht" in text(browser.get(url("list")))
    assert browser.get(url("detail", application.pk)).status_code == 200

    for kind, fields in typed_sections(application).items():
        page = url("section", application.pk, kind)
        assert browser.get(page).status_code == 200, kind
        response = browser.post(page, {**fields, "version": "0", "then": "list"})
        assert response.status_code == 302, text(response)
        assert browser.get(page).status_code == 200, kind

    for kind in (OrganisationKind.TEACHER_TRAINING, OrganisationKind.BEROEPSGROEP):
        found = factories.organisation(kind, name=f"De {kind} van Assen")
        partners = url("partners", application.pk)
        assert found.name in text(browser.get(partners, {"q": found.name}))
        browser.post(partners, {"organisation": found.pk})
        partner = Partner.objects.get(organisation=found)
        contact = url("partner_contact", application.pk, partner.pk)
        assert browser.get(contact).status_code == 200
        browser.post(contact, {"name": "Kim", "email": f"{kind}@voorbeeld.example"})
    assert browser.get(url("signatures", application.pk)).status_code == 200
    response = browser.post(url("signatures", application.pk), {"all": "1"})
    assert response.status_code == 302, text(response)

    for partner in Partner.objects.exclude(organisation=signatory.organisation):
        signer = factories.signatory_of(partner)
        other = factories.signed_in(signer)
        assert partner.application.name in text(other.get(url("signing_list")))
        page = other.get(url("sign", partner.pk))
        version = page.context["version"].sha256
        fields = {"version": version, "answer": "sign", "name": "Kim", "job_title": "Voorzitter"}
        fields["is_authorised"] = "on"
        if partner.kind == "beroepsgroep":
            refused = other.post(url("sign", partner.pk), fields)
            assert refused.status_code == 422
            fields |= {"represents": "Leraren.", "confirmation": "Wij beslissen mee."}
            fields["voice"] = "yes"
        response = other.post(url("sign", partner.pk), fields)
        assert response.headers["Location"] == url("signed", partner.pk)
        assert other.get(url("signed", partner.pk)).status_code == 200
        assert other.get(url("sign", partner.pk)).status_code == 200

    review = browser.get(url("review", application.pk))
    assert not review.context["is_blocked"]
    response = browser.post(url("submit", application.pk), {"sha256": review.context["sha256"]})
    assert response.headers["Location"] == url("receipt", application.pk)
    again = browser.post(url("submit", application.pk), follow=True)
    assert again.status_code == 200
    assert again.redirect_chain[-1][0] == url("receipt", application.pk)
    submission = application.submissions.get()
    assert submission.sha256 in text(browser.get(url("receipt", application.pk)))
    assert "Bijeenkomsten" in text(browser.get(url("submitted", application.pk)))
    assert submission.number in text(browser.get(url("detail", application.pk)))
