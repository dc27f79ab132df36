"""Panels kept under a name with a round, and seeing who will be asked before anybody is."""

import pytest
from django.urls import reverse
from post_office.models import Email

from accounts.models import RoleKind
from assessments.domain import panel_templates
from assessments.models import Panel, PanelTemplate
from common.refusal import Refusal
from regions.models import OrganisationKind, PartnerKind
from tests.factories import organisation, role, signed_in
from tests.markup import find, page, text

from . import factories as make
from .pages import address

pytestmark = pytest.mark.django_db


def main(response):
    return text(find(page(response.content), "main")[0])


def ticked(browser, url, **asked):
    return set(browser.get(url, asked).context["form"].initial["organisations"])


def able(**fields):
    """A case of which the panel can be set up, and those who can be in it."""
    case, by = make.submitted(**fields), make.adviser()
    chosen = [make.ministry(), make.national_partner()]
    make.able(case, chosen, by=by)
    return case, chosen


# --- keeping them ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [RoleKind.RE_ADVISER, RoleKind.RE_LEAD])
def test_a_template_is_kept_changed_and_deleted(kind):
    case, chosen = able()
    browser, url = signed_in(role(kind)), address("panel_templates", case.round_id)
    keys = [one.pk for one in chosen]

    browser.post(url, {"name": "Primair", "organisations": keys})

    template = PanelTemplate.objects.get()
    assert (template.name, set(template.organisations.all())) == ("Primair", set(chosen))
    assert "Primair" in main(browser.get(url))
    extra = make.assessor(make.national_partner()).organisation
    changed = {"name": "Voortgezet", "organisations": [*keys, extra.pk]}
    browser.post(address("panel_template", template.pk), changed)
    template.refresh_from_db()
    assert (template.name, template.organisations.count()) == ("Voortgezet", 3)
    browser.post(address("drop_panel_template", template.pk))
    assert not PanelTemplate.objects.exists()


def test_what_cannot_be_a_panel_cannot_be_kept(browser):
    case, (ministry, partner) = able()
    silent, ended = make.national_partner(), organisation("national_partner", ended_on="2020-01-01")
    board = organisation(OrganisationKind.SCHOOL_BOARD)
    by = make.adviser()
    for wrong, code in (
        ([partner], "no_ocw"),
        ([ministry], "no_national_partner"),
        ([ministry, partner, board], "not_assessing"),
        ([ministry, partner, ended], "ended"),
        ([ministry, partner, silent], "no_assessors"),
    ):
        with pytest.raises(Refusal) as refusal:
            panel_templates.keep_template(
                round_id=case.round_id, name="Fout", organisations=wrong, by=by
            )
        assert refusal.value.code == code

    url = address("panel_templates", case.round_id)
    kept = browser.post(url, {"name": "Alleen", "organisations": [partner.pk]})

    assert kept.status_code == 422
    assert kept.context["form"]["name"].value() == "Alleen"
    assert "organisations" in kept.context["form"].errors
    assert not PanelTemplate.objects.exists()


def test_a_name_is_given_once_in_a_round(browser):
    template = make.template(make.lenient_round(), name="Primair")
    keys = list(template.organisations.values_list("pk", flat=True))
    asked = {"name": "PRIMAIR", "organisations": keys}

    refused = browser.post(address("panel_templates", template.round_id), asked)

    assert refused.status_code == 422
    assert "Deze ronde heeft al een sjabloon met deze naam." in main(refused)
    elsewhere = address("panel_templates", make.lenient_round().pk)
    assert browser.post(elsewhere, asked).status_code == 302


def test_who_is_not_of_the_realisatie_eenheid_keeps_no_templates():
    template = make.template(make.lenient_round())
    admin = role(RoleKind.ADMIN)
    for act in (
        lambda: panel_templates.drop_template(template=template, by=admin),
        lambda: panel_templates.change_template(
            template=template, name="X", organisations=list(template.organisations.all()), by=admin
        ),
    ):
        with pytest.raises(Refusal, match="rol"):
            act()


@pytest.mark.parametrize("count", [1, 3, 50])
def test_templates_take_the_same_queries_whatever_their_number(
    count, browser, django_assert_num_queries
):
    first = make.template(make.lenient_round())
    for number in range(1, count):
        more = PanelTemplate.objects.create(round=first.round, name=f"Panel {number}")
        more.organisations.set(first.organisations.all())
    browser.get(address("panel_templates", first.round_id))

    with django_assert_num_queries(7):
        listed = browser.get(address("panel_templates", first.round_id))

    assert len(listed.context["templates"]) == count


# --- beginning with one ------------------------------------------------------------------------


def test_a_panel_begins_with_the_template_else_with_the_last_panel(browser):
    case, (ministry, partner) = able()
    url = address("panel", case.pk)
    other = make.national_partner()
    first = make.template(case.round, [ministry, partner], name="Primair")
    assert ticked(browser, url) == {ministry.pk, partner.pk}
    assert "Aangevinkt is wie in het sjabloon" in main(browser.get(url))

    second = make.template(case.round, [ministry, other], name="Voortgezet")

    assert ticked(browser, url) == {ministry.pk}
    assert ticked(browser, url, template=second.pk) == {ministry.pk, other.pk}
    make.panel(make.submitted(round=case.round), partners=[other])
    assert ticked(browser, url) == {ministry.pk, other.pk}
    assert ticked(browser, url, template=first.pk) == {ministry.pk, partner.pk}
    assert ticked(browser, url, template="x") == {ministry.pk, other.pk}


def test_who_takes_part_is_left_out_of_the_template_and_named(browser):
    draft, own = make.draft(), make.national_partner()
    draft.partners.create(organisation=own, kind=PartnerKind.OTHER)
    case, ministry, partner = make.submit_draft(draft), make.ministry(), make.national_partner()
    make.able(case, [ministry], by=make.adviser())
    template = make.template(case.round, [ministry, partner, own])

    shown = browser.get(address("panel", case.pk), {"template": template.pk})

    assert f"{own} doet zelf mee aan deze aanvraag" in main(shown)
    assert own not in shown.context["form"].fields["organisations"].queryset


def test_the_same_panel_for_many_begins_with_a_template(browser):
    case, (ministry, partner) = able()
    template = make.template(case.round, [ministry, partner])
    make.template(case.round, name="Anders")
    url = address("open_panels")
    asked = {"case": [case.pk], "list": "step=panel", "template": template.pk}

    assert ticked(browser, url, **asked) == {ministry.pk, partner.pk}
    links = find(page(browser.get(url, {**asked, "template": ""}).content), "nav .chips a")
    assert [text(link) for link in links] == ["Anders", "Primair"]
    assert f"case={case.pk}" in links[1].get("href")
    assert f"template={template.pk}" in links[1].get("href")


# --- seeing who will be asked ------------------------------------------------------------------


def test_who_will_be_asked_is_seen_before_anybody_is(browser):
    case, (ministry, partner) = able()
    involved = make.assessor(partner)
    role(RoleKind.PENVOERDER_EDITOR, involved.user, case.penvoerder)
    written, keys = Email.objects.count(), [ministry.pk, partner.pk]
    url = address("panel", case.pk)

    preview = browser.get(url, {"step": "preview", "organisations": keys})

    (_ministry, of_partner) = preview.context["invited"]
    assert involved.user not in of_partner.asked
    assert [person for person, _why in of_partner.shut_out] == [involved.user]
    assert f"{involved.user}: werkt ook voor een organisatie die meedoet" in main(preview)
    assert (Panel.objects.count(), Email.objects.count()) == (0, written)
    sent = find(page(preview.content), "main form input[name=organisations]")
    assert [int(field.get("value")) for field in sent] == keys
    (back,) = find(page(preview.content), "main form .actions a")
    assert ticked(browser, url + back.get("href").partition("panel/")[2]) == set(map(str, keys))

    browser.post(url, {"organisations": keys})

    told = Email.objects.order_by("pk")[written:]
    assert {mail.to[0] for mail in told} == {
        person.email for one in preview.context["invited"] for person in one.asked
    }


def test_what_cannot_be_a_panel_is_told_instead_of_shown(browser):
    case, (_ministry, partner) = able()

    asked = {"step": "preview", "organisations": [partner.pk]}
    refused = browser.get(address("panel", case.pk), asked)

    assert refused.status_code == 422
    assert "Het ministerie van OCW zit altijd in het panel." in main(refused)
    assert not Panel.objects.exists()


def test_of_whom_nobody_may_judge_is_warned_about(browser):
    case, (ministry, partner) = able()
    for one in partner.roles.select_related("user"):
        role(RoleKind.PENVOERDER_EDITOR, one.user, case.penvoerder)

    asked = {"step": "preview", "organisations": [ministry.pk, partner.pk]}

    assert f"Niemand van {partner} mag deze aanvraag beoordelen." in main(
        browser.get(address("panel", case.pk), asked)
    )


def test_who_is_added_to_a_panel_is_seen_beforehand_too(browser):
    panel, extra = make.panel(), make.national_partner()
    added = make.assessor(extra)
    url = reverse("assessments:panel", args=[panel.application_id])

    preview = browser.get(url, {"step": "preview", "organisations": extra.pk})

    assert [list(one.asked) for one in preview.context["invited"]] == [[added.user]]
    assert panel.members.count() == 2
    assert browser.post(url, {"organisations": extra.pk}).status_code == 302
    assert panel.members.count() == 3
