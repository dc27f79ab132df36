"""A region goes on forming after its application ended: a status of its own."""

from __future__ import annotations

import pytest
from django.urls import reverse

from accounts.models import RoleKind
from applications.domain.withdrawing import withdraw
from applications.models import Application
from assessments.domain.forming import keep_forming
from assessments.domain.letters import issue_letter
from common.refusal import Refusal
from regions.models import Region
from tests.factories import role, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


def withdrawn() -> Application:
    application = make.submitted()
    return withdraw(
        application=application, by=application.created_by, reason="Wij gaan samen verder."
    )


def rejected(*, is_made_known: bool = True) -> Application:
    decision = make.granted(outcome="afgewezen")
    if is_made_known:
        issue_letter(decision_id=decision.pk, tell=False)
    return Application.objects.get(pk=decision.application_id)


@pytest.mark.parametrize("ended", [withdrawn, rejected])
def test_a_lead_lets_the_region_of_an_ended_application_go_on_forming(ended):
    application = ended()
    state = application.state
    browser = signed_in(make.lead())
    address = reverse("assessments:keep_forming", args=[application.pk])
    case = reverse("assessments:case", args=[application.pk])
    assert address in browser.get(case).content.decode()
    assert browser.get(address).status_code == 200

    assert browser.post(address).url == case

    application.refresh_from_db()
    assert application.state == state
    region = Region.objects.public().get(pk=application.region_id)
    assert region.status == "in_oprichting"
    assert region.partnerships.filter(ended_on=None).count() == application.partners.count() == 4
    assert set(region.municipalities.all()) == set(application.plan.municipalities.all())
    assert address not in browser.get(case).content.decode()


def test_penvoerder_and_partners_are_told(mails):
    application = withdrawn()
    before = len(mails())
    keep_forming(application=application, by=make.lead())
    told = [mail.to[0] for mail in mails()[before:]]
    partners = application.partners.exclude(organisation=application.penvoerder)
    contacts = partners.values_list("contact_email", flat=True)
    assert sorted(told) == sorted([application.created_by.user.email, *contacts])


@pytest.mark.parametrize(
    "still_going",
    [make.submitted, lambda: rejected(is_made_known=False), lambda: make.granted().application],
)
def test_a_region_whose_application_has_not_ended_does_not(still_going):
    with pytest.raises(Refusal) as refused:
        keep_forming(application=still_going(), by=make.lead())
    assert refused.value.code == "may_not_keep_forming"


def test_neither_an_adviser_nor_a_lead_who_takes_part_lets_it_go_on():
    application = withdrawn()
    partial = make.lead()
    role(RoleKind.PARTNER_SIGNATORY, user=partial.user, at=application.penvoerder)
    for by, code in ((make.adviser(), "wrong_role"), (partial, "own_organisation")):
        with pytest.raises(Refusal) as refused:
            keep_forming(application=application, by=by)
        assert refused.value.code == code
