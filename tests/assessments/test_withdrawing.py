"""Withdrawing what was submitted: with a reason, at any time before the decision."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from applications.domain.withdrawing import withdraw
from applications.models import Application
from assessments.decision_permissions import grantable_by, why_not_grant
from assessments.models import Awaited, NextStep, Step
from assessments.obligations import OBLIGATIONS
from common.refusal import Refusal
from tests.factories import signed_in

from . import factories as make

pytestmark = pytest.mark.django_db

REASON = "Twee besturen doen niet meer mee."


def test_while_it_is_judged_the_panel_is_told_and_nothing_is_left_to_do():
    panel = make.panel()
    member = panel.members.get(organisation__kind="national_partner")
    by = make.free_assessor(member)
    application = panel.application
    before = Email.objects.count()

    withdraw(application=application, by=application.created_by, reason=REASON)

    assert Application.objects.get(pk=application.pk).withdrawn_because == REASON
    assert not Awaited.objects.exists()
    assert NextStep.objects.get(application=application).step == Step.DONE
    told = {
        mail.to[0]: mail.context["values"]["reason"]
        for mail in Email.objects.order_by("pk")[before:]
        if mail.context["template"] == "assessments/withdrawn"
    }
    assert told == {by.user.email: REASON, application.region.adviser.email: REASON}
    page = signed_in(make.lead()).get(reverse("assessments:case", args=[application.pk]))
    assert REASON in page.content.decode()


def test_a_prepared_decision_is_no_longer_to_be_taken():
    decision = make.prepared()
    lead = make.lead()
    assert list(grantable_by(lead)) == [decision]
    application = decision.application
    withdraw(application=application, by=application.created_by, reason=REASON)
    decision.application.refresh_from_db()
    assert list(grantable_by(lead)) == []
    assert "ingetrokken" in str(why_not_grant(lead, decision))
    now = timezone.now()
    assert [one for find in OBLIGATIONS["re_lead"] for one in find(lead, now, 5)] == []


def test_who_gives_no_reason_or_comes_after_the_decision_is_told():
    application, decided = make.submitted(), make.granted().application
    browser = signed_in(application.created_by)
    url = reverse("applications:withdraw", args=[application.pk])
    assert browser.post(url, {"reason": ""}).status_code == 422
    assert browser.post(url, {"reason": REASON}).status_code == 302
    assert Application.objects.get(pk=application.pk).state == "ingetrokken"
    with pytest.raises(Refusal) as refused:
        withdraw(application=decided, by=decided.created_by, reason=REASON)
    assert refused.value.code == "wrong_state"
