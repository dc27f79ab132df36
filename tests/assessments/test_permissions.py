"""What may be done, asked of one row and asked as a query, gives the same answer everywhere."""

from __future__ import annotations

import pytest
from django.utils import timezone

from accounts.models import PENVOERDER_KINDS, Role, RoleKind, User
from applications.domain.partners import remove_partner
from applications.domain.signing import ask_to_sign
from applications.models import Application, ApplicationState, Partner
from applications.permissions import may_sign, signable_by
from assessments.decision_permissions import grantable_by, may_grant
from assessments.domain.advising import set_adviser
from assessments.domain.merging import merge_cases
from assessments.models import JUDGED, Decision, DecisionState
from common.refusal import Refusal
from subsidies.models import Rest
from tests.assessments.test_withdrawals import ended, provisional
from tests.factories import make_application, make_signed, organisation, person, role, signatory_of
from tests.subsidies import factories as subsidies

from . import factories as make

pytestmark = pytest.mark.django_db


def a_case_at_every_stage() -> None:
    """Applications in every state, with decisions at every point and of every outcome."""
    asked_again(make_application(complete=True))
    make_signed()
    withdrawn = make.submitted(signed=False)
    Application.objects.filter(pk=withdrawn.pk).update(state=ApplicationState.INGETROKKEN)
    make.panel()
    make.all_handed_in()
    make.proposed()
    make.ready()
    for outcome in JUDGED:
        make.prepared(outcome=outcome)
        make.granted(outcome=outcome)
    for decide in (make.prepared, make.granted):
        unhandled = make.submitted()
        make.lapsed(unhandled)
        decide(unhandled, "niet_behandeld")
    round_ = make.lenient_round()
    source, target = make.submitted(round=round_), make.submitted(round=round_)
    merge_cases(leading=target, others=[source], due_on=make.merge_day(), by=make.lead())
    ended(provisional())
    subsidies.settled(rest=Rest.NONE)


def asked_again(application: Application) -> None:
    """A draft whose partners were asked to sign; one of them was taken out after that."""
    by = application.created_by
    others = application.partners.exclude(organisation=application.penvoerder)
    for request in ask_to_sign(application=application, partners=others, by=by):
        signatory_of(request.partner)
    remove_partner(partner=others.first(), by=by)


def decisions_of_leads() -> None:
    """Decisions that leads prepared, returned and prepared again."""
    first, second = make.lead(), make.lead()
    make.prepared(make.ready(), by=first)
    returned = make.prepared(make.ready(), by=first)
    make.deciding.return_decision(decision=returned, reason="Nee.", by=second)
    again = make.prepared(make.ready(), by=first)
    make.deciding.return_decision(decision=again, reason="Nee.", by=second)
    make.deciding.prepare_again(
        decision=again, outcome="definitief", reasons="Het plan voldoet.", by=make.adviser()
    )


def people_in_every_position() -> None:
    """Every kind of role at an outsider and at the parties, and people with two of them."""
    ended = {"started_at": timezone.now(), "ended_at": timezone.now()}
    for kind in RoleKind:
        role(kind)
        role(kind, **ended)
    for application in Application.objects.all():
        for kind in PENVOERDER_KINDS:
            role(kind, at=application.penvoerder)
        role(RoleKind.PARTNER_SIGNATORY, at=application.penvoerder)
    for decision in Decision.objects.all():
        partner = decision.application.partners.order_by("pk").last()
        # Leads who act for a party, did so once, or prepared in another role.
        for fields in ({}, ended):
            lead = make.lead()
            role(RoleKind.PARTNER_SIGNATORY, lead.user, partner.organisation, **fields)
        if not is_lead(decision.prepared_by):
            make.lead(decision.prepared_by.user)
    for number, signatory in enumerate(Role.objects.filter(kind=RoleKind.PARTNER_SIGNATORY)):
        if number % 3 == 0 and not signatory.user.roles.exclude(pk=signatory.pk).exists():
            partner = Partner.objects.filter(organisation=signatory.organisation).first()
            at = partner.application.penvoerder if partner else organisation()
            role(RoleKind.PENVOERDER_EDITOR, signatory.user, at)
    for partner in Partner.objects.filter(application__state=ApplicationState.INGEDIEND):
        # Who signs has an account with the address written otherwise; a colleague was not named.
        User.objects.filter(email=partner.contact_email).update(email=partner.contact_email.upper())
        role(RoleKind.PARTNER_SIGNATORY, person(), partner.organisation)


def is_lead(of: Role) -> bool:
    return of.user.roles.filter(kind=RoleKind.RE_LEAD, ended_at=None).exists()


@pytest.fixture
def world() -> list[Role]:
    a_case_at_every_stage()
    decisions_of_leads()
    people_in_every_position()
    return list(Role.objects.select_related("user", "organisation"))


def test_queries_of_what_may_be_done_say_the_same_as_asking_each_row(world):
    decisions = list(Decision.objects.select_related("application", "prepared_by"))
    partners = list(Partner.including_removed.select_related("application", "organisation"))
    assert {one.state for one in decisions} == set(DecisionState.values)
    assert {one.application.state for one in partners} == set(ApplicationState.values)
    granting, signing = 0, 0

    for by in world:
        may = {decision.pk for decision in decisions if may_grant(by, decision)}
        assert may == set(grantable_by(by).values_list("pk", flat=True)), by
        granting += len(may)
        may = {partner.pk for partner in partners if may_sign(by, partner)}
        assert may == set(signable_by(by).values_list("pk", flat=True)), by
        signing += len(may)

    assert granting
    assert signing


def test_a_case_on_which_a_decision_is_being_prepared_is_not_merged():
    round_ = make.lenient_round()
    source = make.prepared(make.ready(round=round_)).application
    target = make.submitted(round=round_)

    with pytest.raises(Refusal) as refused:
        merge_cases(leading=target, others=[source], due_on=make.merge_day(), by=make.lead())

    assert refused.value.code == "already_prepared"
    source.refresh_from_db()
    assert source.state == ApplicationState.IN_BEOORDELING


def test_the_adviser_of_a_case_that_is_done_no_longer_changes():
    application = make.granted().application
    adviser = make.adviser()

    with pytest.raises(Refusal) as refused:
        set_adviser(application=application, adviser=adviser.user, by=adviser)

    assert refused.value.code == "wrong_state"
