"""What a penvoerder is told before it is too late: what lapsed, what is lacking, who can act."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import RoleKind
from applications.domain.editing import save_section
from applications.domain.signing import ask_to_sign, decline
from applications.models import Partner
from applications.sections.cells import NumberField
from onderwijsregio.todo import todos
from tests import factories, markup

from .test_walk import text, url

pytestmark = pytest.mark.django_db


def save(browser, application, kind, **typed):
    version = application.plan.sections.get(kind=kind).version
    page = url("section", application.pk, kind)
    return browser.post(page, {"version": version, **typed}, follow=True)


def test_saving_says_whose_signature_lapsed_and_where_to_ask_again():
    application = factories.make_signed()
    browser = factories.signed_in(application.created_by)

    told = [
        str(one)
        for one in save(browser, application, "governance", governance="Anders.").context[
            "messages"
        ]
    ]

    names = Partner.objects.exclude(organisation=application.penvoerder).values_list(
        "name", flat=True
    )
    assert len(told) == 2
    assert all(name in told[1] for name in names)
    assert "moeten opnieuw ondertekenen" in told[1]
    assert f'href="{url("signatures", application.pk)}"' in told[1]
    again = save(browser, application, "governance", governance="Weer anders.")
    assert len(list(again.context["messages"])) == 1


def test_before_asking_to_sign_it_says_what_is_not_in_order_and_where():
    application = factories.make_application(complete=True)
    browser = factories.signed_in(application.created_by)
    page = url("signatures", application.pk)
    before = browser.get(page).context["not_in_order"]

    save(browser, application, "governance", governance="")
    shown = browser.get(page)

    assert shown.context["not_in_order"] == before + 1
    assert "niet in orde" in text(shown)
    assert f'href="{url("review", application.pk)}"' in text(shown)


def test_a_refusal_keeps_its_reason_after_a_change_and_comes_first():
    application = factories.make_application(complete=True)
    partner = application.partners.get(kind="teacher_training")
    (asked,) = ask_to_sign(application=application, partners=[partner], by=application.created_by)
    by = factories.signatory_of(partner)
    answered = {"name": "Kim", "job_title": "Bestuurder", "reason": "Te weinig plaatsen."}
    decline(partner=partner, version=asked.version, by=by, **answered)
    thanks = text(factories.signed_in(by).get(url("signed", partner.pk)))
    save_section(
        application=application,
        kind="governance",
        version=application.plan.sections.get(kind="governance").version,
        data={"governance": "Anders."},
        by=application.created_by,
    )
    browser = factories.signed_in(application.created_by)

    shown = text(browser.get(url("signatures", application.pk)))
    acts = browser.get(url("detail", application.pk)).context["acts"]

    assert "SHA-256 van de versie die niet is ondertekend" in thanks
    assert "Ondertekende een oudere versie niet:" in shown
    assert "Te weinig plaatsen." in shown
    assert partner.name in str(acts[0][1])


def test_a_part_that_may_be_left_out_is_nobodys_turn():
    application = factories.make_application()
    browser = factories.signed_in(application.created_by)
    optional = "Bestaande samenwerking"

    page = browser.get(url("detail", application.pk))

    assert optional in text(page)
    assert not any(optional in str(what) for _who, what in page.context["acts"])
    told = todos(application.created_by, at=timezone.now())
    assert not any(optional in str(one.lacks) for one in told)


def test_from_the_partners_one_goes_on_to_the_next_task():
    application = factories.make_application()
    page = text(factories.signed_in(application.created_by).get(url("partners", application.pk)))
    assert "Verder naar: Bestaande samenwerking" in page


def test_who_cannot_submit_reads_who_can():
    application = factories.make_signed()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)
    page = markup.page(factories.signed_in(editor).get(url("review", application.pk)).content)
    assert application.created_by.user.name in markup.text(markup.find(page, "main")[0])
    panel = markup.text(markup.find(page, "main section.panel")[-1])
    assert "Iemand anders dient" in panel
    assert markup.find(page, 'main a[href="#submit-heading"]')


def test_a_requirement_that_is_not_about_the_region_does_not_apply():
    application = factories.make_application(complete=True)
    page = factories.signed_in(application.created_by).get(url("detail", application.pk))
    outcomes = {str(one.title): one.outcome for one in page.context["requirements"]}
    assert outcomes["Genoeg studenten (mbo)"] == "not_applicable"


def test_a_goal_in_the_past_and_a_phone_number_without_digits_are_told():
    application = factories.make_application()
    browser = factories.signed_in(application.created_by)
    past = (timezone.now() - timedelta(days=40)).date().isoformat()

    goal = {"goals-0-goal": "Meer leraren", "goals-0-measure": "fte", "goals-0-due": past}
    for table in ("shortages", "goals", "trainees"):
        goal |= {f"{table}-TOTAL_FORMS": "1", f"{table}-INITIAL_FORMS": "0"}
    saved = save(browser, application, "opgave", **goal)
    phone = save(browser, application, "contact", name="Kim", phone="bel mij")

    assert any("“Meer leraren”" in str(one) for one in saved.context["messages"])
    assert phone.status_code == 422
    assert "in cijfers" in text(phone)


def test_one_decimal_is_not_called_decimals():
    field = NumberField(label="", places=1, digits=8)
    with pytest.raises(Exception, match="hoogstens 1 decimaal,"):
        field.clean("1,25")
