"""The team of an application: who reads, who writes, and what those of a partner never see."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.domain.roles import end_role
from accounts.models import RoleKind
from applications.domain.editing import read_section, save_section
from applications.domain.partners import add_partner, remove_partner
from applications.domain.team import add_by_address, set_level
from applications.models import Application, TeamLevel, TeamMember
from applications.permissions import may_ask_to_sign, may_edit, may_withdraw
from assessments.models.impartiality import Involvement, involvements
from common.refusal import Refusal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def application():
    return factories.make_application(complete=True)


@pytest.fixture
def signatory(application):
    return factories.role(RoleKind.PENVOERDER_SIGNATORY, at=application.penvoerder)


@pytest.fixture
def colleague(application):
    return factories.role(RoleKind.PENVOERDER_EDITOR, at=application.penvoerder)


@pytest.fixture
def outsider(application):
    partner = application.partners.exclude(organisation=application.penvoerder)[0]
    return factories.role(RoleKind.PENVOERDER_EDITOR, at=partner.organisation)


def fresh(application):
    return Application.objects.get(pk=application.pk)


def let_in(application, role, level, by):
    email = role.user.email.upper()
    return add_by_address(application=application, email=email, level=level, by=by)


def write(application, role):
    now = read_section(application, "governance")
    version = application.plan.sections.get(kind="governance").version
    data = {**now, "governance": f"{now['governance']} Anders."}
    save_section(application=application, kind="governance", version=version, data=data, by=role)


def page(role, name, *args):
    return factories.signed_in(role).get(reverse(f"applications:{name}", args=args))


def test_somebody_of_a_partner_writes_along_once_let_in_and_is_told(
    application, signatory, outsider
):
    assert page(outsider, "detail", application.pk).status_code == 404
    with pytest.raises(Refusal) as refused:
        write(fresh(application), outsider)
    assert refused.value.code == "not_editable"
    let_in(application, outsider, TeamLevel.EDITOR, signatory)
    write(fresh(application), outsider)
    shown = page(outsider, "detail", application.pk).text
    assert reverse("applications:section", args=[application.pk, "governance"]) in shown
    assert application.name in page(outsider, "list").text
    assert Email.objects.filter(to=outsider.user.email).count() == 1
    history = page(signatory, "history", application.pk).text
    assert "wijzigde het team" in history
    assert outsider.user.name in history


@pytest.mark.parametrize(
    "name", ["partners", "signatures", "review", "withdraw", "team", "remind_to_sign"]
)
def test_who_works_along_for_a_partner_sees_nothing_beside_the_plan(
    application, signatory, outsider, name
):
    let_in(application, outsider, TeamLevel.EDITOR, signatory)
    assert page(outsider, name, application.pk).status_code == 404
    assert not may_edit(outsider, fresh(application), "partners")
    assert not may_ask_to_sign(outsider, fresh(application))
    shown = page(outsider, "detail", application.pk).text
    assert reverse("applications:partners", args=[application.pk]) not in shown


def test_a_reader_of_a_partner_reads_and_changes_nothing(application, signatory, outsider):
    let_in(application, outsider, TeamLevel.READER, signatory)
    shown = page(outsider, "detail", application.pk)
    assert "U leest mee" in shown.text
    with pytest.raises(Refusal):
        write(fresh(application), outsider)


def test_who_is_taken_out_or_whose_partner_leaves_no_longer_sees_it(
    application, signatory, outsider
):
    let_in(application, outsider, TeamLevel.EDITOR, signatory)
    set_level(application=application, role=outsider, level=None, by=signatory)
    assert page(outsider, "detail", application.pk).status_code == 404
    let_in(application, outsider, TeamLevel.EDITOR, signatory)
    partner = application.partners.get(organisation=outsider.organisation)
    remove_partner(partner=partner, by=signatory)
    assert page(outsider, "detail", application.pk).status_code == 404
    with pytest.raises(Refusal):
        write(fresh(application), outsider)
    add_partner(application=application, organisation=outsider.organisation, by=signatory)
    assert page(outsider, "detail", application.pk).status_code == 200


def test_a_colleague_can_be_held_to_reading_and_write_again(application, signatory, colleague):
    write(fresh(application), colleague)
    set_level(application=application, role=colleague, level=TeamLevel.READER, by=signatory)
    stands = fresh(application)
    assert not may_edit(colleague, stands, "governance")
    assert not may_withdraw(colleague, stands)
    assert not may_ask_to_sign(colleague, stands)
    with pytest.raises(Refusal):
        write(fresh(application), colleague)
    set_level(application=application, role=colleague, level=TeamLevel.EDITOR, by=signatory)
    write(fresh(application), colleague)


def test_a_signatory_always_writes_along(application, signatory):
    other = factories.role(RoleKind.PENVOERDER_SIGNATORY, at=application.penvoerder)
    with pytest.raises(Refusal) as refused:
        set_level(application=application, role=other, level=TeamLevel.READER, by=signatory)
    assert refused.value.code == "signatory_writes"


@pytest.mark.parametrize("who", ["colleague", "outsider", "adviser"])
def test_only_a_signatory_of_the_penvoerder_changes_the_team(application, colleague, outsider, who):
    by = {
        "colleague": colleague,
        "outsider": outsider,
        "adviser": factories.role(RoleKind.RE_ADVISER),
    }[who]
    with pytest.raises(Refusal) as refused:
        let_in(application, outsider, TeamLevel.EDITOR, by)
    assert refused.value.code == "may_not_lead_team"


def test_who_works_along_for_a_partner_reads_of_the_plan_and_not_who_signs(
    application, signatory, outsider
):
    application = factories.sign_all(application, application.created_by)
    let_in(application, outsider, TeamLevel.READER, signatory)
    addresses = ("detail", "history")
    own = [page(signatory, name, application.pk).text for name in addresses]
    theirs = [page(outsider, name, application.pk).text for name in addresses]
    assert "ondertekende de aanvraag" in own[1]
    assert "wijzigde het team" in own[1]
    for shown in theirs:
        assert "ondertekende de aanvraag" not in shown
        assert "wijzigde het team" not in shown
        assert "begon de aanvraag" in shown


def test_only_people_of_a_party_can_be_let_in(application, signatory):
    stranger = factories.role(RoleKind.PENVOERDER_EDITOR)
    with pytest.raises(Refusal) as refused:
        let_in(application, stranger, TeamLevel.EDITOR, signatory)
    assert refused.value.code == "unknown_address"
    with pytest.raises(IntegrityError, match="penvoerder or a partner"), transaction.atomic():
        TeamMember.objects.create(
            application=application, role=stranger, level="editor", added_by=signatory
        )


def test_who_was_once_in_the_team_does_not_judge_the_application(application, signatory, outsider):
    let_in(application, outsider, TeamLevel.READER, signatory)
    set_level(application=application, role=outsider, level=None, by=signatory)
    end_role(role=outsider, by=factories.role(RoleKind.ADMIN))
    assessor = factories.role(RoleKind.ASSESSOR, user=outsider.user)
    assert involvements(assessor)[application.pk] == Involvement.APPLICANT


def test_the_page_of_the_team_lets_somebody_in_and_out(application, signatory, outsider):
    browser = factories.signed_in(signatory)
    address = reverse("applications:team", args=[application.pk])
    wrong = browser.post(address, {"email": "niemand@nergens.example", "level": "editor"})
    assert wrong.status_code == 422
    assert "niemand@nergens.example" in wrong.text
    browser.post(address, {"email": outsider.user.email, "level": "reader"})
    assert "leest mee" in browser.get(address).text
    change = reverse("applications:team_change", args=[application.pk, outsider.pk])
    browser.post(change, {"level": ""})
    member = TeamMember.objects.get()
    assert member.ended_at
    assert member.ended_at <= timezone.now()


@pytest.mark.parametrize("number", [1, 3, 20])
def test_the_team_takes_the_same_number_of_queries_for_any_number(
    application, signatory, number, django_assert_num_queries
):
    partner = application.partners.exclude(organisation=application.penvoerder)[0]
    for _time in range(number):
        role = factories.role(RoleKind.PENVOERDER_EDITOR, at=partner.organisation)
        let_in(application, role, TeamLevel.READER, signatory)
    browser = factories.signed_in(signatory)
    address = reverse("applications:team", args=[application.pk])
    browser.get(address)
    with django_assert_num_queries(6):
        browser.get(address)
