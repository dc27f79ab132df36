"""Passing on the lead to another partner before the decision: asked, agreed to, consented to."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from applications import history
from applications.content import frozen_content
from applications.domain import lead as acts
from applications.domain import reopening
from applications.domain.submission import submit
from applications.domain.team import add_by_address
from applications.domain.withdrawing import withdraw
from applications.models import Application, LeadTransfer, Partner, SectionKind, TeamMember
from applications.obligations import OBLIGATIONS
from applications.permissions import may_edit, why_not_submit
from applications.signature_states import partner_signatures
from assessments.domain.lead import consent, withhold
from assessments.lead_obligations import leads_to_decide
from common.refusal import Refusal
from tests import factories
from tests.mails import text_of

from . import factories as make

pytestmark = pytest.mark.django_db

SIGNATORY = RoleKind.PENVOERDER_SIGNATORY


@pytest.fixture
def application():
    return factories.make_signed()


@pytest.fixture
def old(application):
    return application.created_by


@pytest.fixture
def partner(application):
    return partner_of(application)


@pytest.fixture
def new(partner):
    return factories.role(SIGNATORY, at=partner.organisation)


@pytest.fixture
def adviser():
    return factories.role(RoleKind.RE_ADVISER)


def partner_of(application):
    others = application.partners.exclude(organisation=application.penvoerder)
    return others.filter(organisation__kind="school_board")[0]


def fresh(application):
    return Application.objects.get(pk=application.pk)


def propose(application, partner, by, reason="Wij stoppen."):
    return acts.propose(application=application, partner=partner, reason=reason, by=by)


def agreed(application, partner, old, new):
    transfer = propose(application, partner, old)
    acts.agree(transfer=transfer, by=new)
    return transfer


def passed_on(application, partner, old, new, adviser):
    consent(transfer=agreed(application, partner, old, new), by=adviser)
    return fresh(application)


def code_of(act, **fields):
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(**fields)
    return refusal.value.code


def told(template="applications/lead", **values):
    found = Email.objects.filter(context__template=template)
    return {
        one.to[0]
        for one in found
        if all(one.context["values"].get(key) == value for key, value in values.items())
    }


def story(application, *, plan_only=False):
    found = history.story(fresh(application), before=timezone.now(), plan_only=plan_only)
    return " ".join(str(entry.what) for entry in found.entries)


def test_the_new_penvoerder_leads_and_who_led_stays_as_partner(
    application, old, partner, new, adviser
):
    transfer = propose(application, partner, old)
    assert propose(application, partner, old) == transfer
    acts.agree(transfer=transfer, by=new)
    assert fresh(application).penvoerder == old.organisation
    consent(transfer=transfer, by=adviser)

    now = fresh(application)
    assert now.penvoerder == new.organisation
    assert may_edit(new, now, SectionKind.GOVERNANCE)
    assert why_not_submit(new, now) is None
    assert not may_edit(old, now, SectionKind.GOVERNANCE)
    stays = now.partners.get(organisation=old.organisation)
    assert (stays.contact_email, stays.contact_name) == (old.user.email, old.user.name)


def test_everybody_concerned_gets_a_mail_and_the_story_tells_it(
    application, old, partner, new, adviser
):
    lead = factories.role(RoleKind.RE_LEAD)
    passed_on(application, partner, old, new, adviser)
    assert told(step="proposed") == told(step="leads") == {new.user.email}
    assert told(step="agreed") == told(step="led") == {old.user.email}
    assert lead.user.email in told("assessments/lead_agreed")
    others = application.partners.exclude(organisation__in=[old.organisation, new.organisation])
    assert told(step="passed_on") == {one.contact_email for one in others if one.contact_email}
    first = Email.objects.filter(context__template="applications/lead").earliest("pk")
    assert "Wij stoppen." in text_of(first)
    for words in ("om penvoerder te worden", "akkoord om penvoerder", "gaf toestemming"):
        assert words in story(application)
    assert "gaf toestemming" in story(application, plan_only=True)
    assert "akkoord om" not in story(application, plan_only=True)


def test_what_was_signed_was_for_the_penvoerder_before(application, old, partner, new, adviser):
    assert partner_signatures(fresh(application)).all_signed
    now = passed_on(application, partner, old, new, adviser)
    assert not partner_signatures(now).signed


def test_who_was_let_in_is_so_by_who_led(application, old, partner, new, adviser):
    third = application.partners.exclude(organisation__in=[old.organisation, new.organisation])[0]
    guest = factories.role(RoleKind.PENVOERDER_EDITOR, at=third.organisation)
    colleague = factories.role(RoleKind.PENVOERDER_EDITOR, at=partner.organisation)
    for role in (guest, colleague):
        add_by_address(application=application, email=role.user.email, level="reader", by=old)
    now = passed_on(application, partner, old, new, adviser)
    assert not TeamMember.objects.current().filter(application=now).exists()
    assert not may_edit(guest, now, SectionKind.GOVERNANCE)
    assert may_edit(colleague, now, SectionKind.GOVERNANCE)
    assert guest.user.email in told("applications/team", level="")


def test_who_may_not_is_told_so(application, old, partner, adviser):
    ask = {"application": application, "partner": partner, "reason": "Wij stoppen."}
    assert code_of(acts.propose, **ask, by=old) == "cannot_lead"
    new = factories.role(SIGNATORY, at=partner.organisation)
    stranger, colleague = (
        factories.role(SIGNATORY),
        factories.role(RoleKind.PENVOERDER_EDITOR, at=old.organisation),
    )
    for by in (new, stranger, colleague, adviser):
        assert code_of(acts.propose, **ask, by=by) == "may_not_propose"
    assert code_of(acts.propose, **{**ask, "reason": " "}, by=old) == "reason"
    own = application.partners.get(organisation=old.organisation)
    assert code_of(acts.propose, **{**ask, "partner": own}, by=old) == "cannot_lead"

    transfer = propose(application, partner, old)
    for by in (stranger, old):
        assert code_of(acts.agree, transfer=transfer, by=by) == "may_not_answer"
    assert code_of(consent, transfer=transfer, by=adviser) == "wrong_state"
    assert code_of(acts.decline, transfer=transfer, because="", by=new) == "reason"
    acts.agree(transfer=transfer, by=new)
    assert code_of(acts.take_back, transfer=transfer, by=new) == "may_not_take_back"
    assert code_of(consent, transfer=transfer, by=new) == "wrong_role"
    involved = factories.role(RoleKind.RE_ADVISER, user=new.user)
    assert code_of(consent, transfer=transfer, by=involved) == "own_organisation"
    assert code_of(withhold, transfer=transfer, because=" ", by=adviser) == "reason"
    withhold(transfer=transfer, because="Nog te vroeg.", by=adviser)
    assert code_of(consent, transfer=transfer, by=adviser) == "wrong_state"
    assert told(step="refused") == {one.user.email for one in (old, colleague, new)}
    assert fresh(application).penvoerder == old.organisation


def test_it_can_be_declined_or_taken_back_and_asked_again(application, old, partner, new):
    first = propose(application, partner, old)
    acts.decline(transfer=first, because="Geen tijd.", by=new)
    assert told(step="declined") == {old.user.email}
    second = propose(application, partner, old)
    acts.take_back(transfer=second, by=old)
    assert told(step="taken_back") == {new.user.email}
    assert propose(application, partner, old).pk not in (first.pk, second.pk)


@pytest.mark.parametrize("end", [submit, withdraw])
def test_nobody_is_asked_any_more_once_it_is_handed_in_or_withdrawn(
    application, old, partner, new, adviser, end
):
    transfer = agreed(application, partner, old, new)
    extra = {"received_at": timezone.now()} if end is submit else {}
    end(application=application, by=old, **extra)
    transfer.refresh_from_db()
    assert transfer.state == "vervallen"
    assert code_of(consent, transfer=transfer, by=adviser) == "wrong_state"
    assert code_of(acts.propose, application=application, partner=partner, reason="Toch.", by=old)


def test_of_what_was_reopened_who_submitted_leads_again_when_it_is_not_submitted_again():
    application = make.submitted()
    before, old = frozen_content(application), application.created_by
    partner = partner_of(application)
    new = factories.role(SIGNATORY, at=partner.organisation)
    assert code_of(acts.propose, application=application, partner=partner, reason="Ja.", by=old)
    reopening.reopen(application=application, by=old, at=timezone.now())
    now = passed_on(fresh(application), partner, old, new, make.adviser())
    assert now.penvoerder == new.organisation

    page = factories.signed_in(new).post(reverse("applications:put_back", args=[now.pk]))

    assert page.url == reverse("applications:list")
    assert fresh(application).penvoerder == old.organisation
    assert frozen_content(fresh(application)) == before
    assert LeadTransfer.objects.get().state == "teruggezet"
    assert told(step="leads_again") == {old.user.email}
    assert "is weer penvoerder" in story(application)


def test_who_leads_what_was_reopened_submits_it_again():
    application = make.submitted()
    old, partner = application.created_by, partner_of(application)
    new = factories.role(SIGNATORY, at=partner.organisation)
    reopening.reopen(application=application, by=old, at=timezone.now())
    passed_on(fresh(application), partner, old, new, make.adviser())
    version = reopening.submit_again(application=application, by=new, received_at=timezone.now())
    assert (version.version, version.submitted_by) == (2, new)
    assert fresh(application).penvoerder == new.organisation


def test_the_database_lets_nobody_change_the_penvoerder(application, old, partner, new, adviser):
    def change(organisation):
        with pytest.raises(IntegrityError, match="with the consent"), transaction.atomic():
            Application.objects.filter(pk=application.pk).update(penvoerder=organisation)

    change(partner.organisation)
    transfer = propose(application, partner, old)
    change(partner.organisation)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        LeadTransfer.objects.filter(pk=transfer.pk).update(state="toegestaan")
    acts.agree(transfer=transfer, by=new)
    consent(transfer=transfer, by=adviser)
    change(old.organisation)


def test_each_finds_it_among_what_there_is_to_do(application, old, partner, new, adviser):
    def to_do(role):
        found = OBLIGATIONS[role.kind][-1](role, timezone.now(), 5)
        return [one.url for one in found]

    transfer = propose(application, partner, old)
    assert to_do(new) == [reverse("applications:lead_answer", args=[transfer.pk])]
    assert to_do(factories.role(SIGNATORY)) == []
    assert not leads_to_decide(adviser, timezone.now())
    acts.agree(transfer=transfer, by=new)
    assert to_do(new) == []
    assert leads_to_decide(adviser, timezone.now()).get() == transfer
    involved = factories.role(RoleKind.RE_LEAD, user=new.user)
    assert not leads_to_decide(involved, timezone.now())


def test_from_asking_to_consent_on_the_screen(application, old, partner, new, adviser):
    page = reverse("applications:lead", args=[application.pk])
    asking = factories.signed_in(old)
    empty = asking.post(page, {"partner": partner.pk})
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["reason"])
    asking.post(page, {"partner": partner.pk, "reason": "Wij fuseren."})
    transfer = LeadTransfer.objects.get()
    detail = asking.get(reverse("applications:detail", args=[application.pk]))
    assert page in detail.content.decode()

    answer = reverse("applications:lead_answer", args=[transfer.pk])
    answering = factories.signed_in(new)
    assert "Wij fuseren." in answering.get(answer).content.decode()
    assert answering.post(answer, {}).status_code == 422
    answering.post(answer, {"agree": "1"})

    decide = reverse("assessments:lead", args=[transfer.pk])
    deciding = factories.signed_in(adviser)
    shown = deciding.get(decide).content.decode()
    assert "Wij fuseren." in shown
    assert application.plan.governance.governance not in shown
    assert deciding.post(decide, {}).status_code == 422
    deciding.post(decide, {"consent": "1"})
    assert fresh(application).penvoerder == new.organisation
    detail = reverse("applications:detail", args=[application.pk])
    assert (answering.get(detail).status_code, asking.get(detail).status_code) == (200, 404)
    for browser, address in ((answering, answer), (deciding, decide)):
        assert browser.get(address).status_code == 200


def test_who_is_not_concerned_sees_nothing_of_it(application, old, partner, new, adviser):
    transfer = propose(application, partner, old)
    answer = reverse("applications:lead_answer", args=[transfer.pk])
    decide = reverse("assessments:lead", args=[transfer.pk])
    stranger = factories.signed_in(factories.role(SIGNATORY))
    assert stranger.get(answer).status_code == 404
    assert stranger.get(reverse("applications:lead", args=[application.pk])).status_code == 404
    # Before the partner agrees it is between the two.
    assert factories.signed_in(adviser).get(decide).status_code == 404
    assert Partner.objects.filter(application=application).exists()


def test_passing_on_the_lead_begins_with_asking_by_sql_too(application, partner, old, new):
    transfer = agreed(application, partner, old, new)
    acts.take_back(transfer=transfer, by=old)
    transfer.pk, transfer.state = None, "aanvaard"
    with pytest.raises(DatabaseError, match="lead_transfer_starts"), transaction.atomic():
        transfer.save(force_insert=True)
