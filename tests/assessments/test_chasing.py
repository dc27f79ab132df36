"""Who does not answer a joint outcome is reminded, and OCW of its concurrence."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from applications.models import Round
from assessments.domain import chasing, concurring, joint
from assessments.models import NextStep

from . import factories as make

pytestmark = pytest.mark.django_db


def after(days):
    return timezone.now() + timedelta(days=days)


def reminded(days):
    """Whom a run so many days from now mails."""
    known = set(Email.objects.values_list("pk", flat=True))
    count = chasing.remind(now=after(days))
    found = Email.objects.exclude(pk__in=known)
    assert count == found.count()
    return sorted(mail.to[0] for mail in found)


def test_each_organisation_that_did_not_answer_is_reminded_once_for_each_step():
    panel = make.proposed()
    first, second = panel.members.order_by("pk")
    joint.endorse(member=first, version=1, agrees=True, by=first.assessment.author)
    silent = [second.assessment.author.user.email]

    assert reminded(6) == []
    assert reminded(8) == silent
    assert reminded(8) == []
    # Two steps passed while nothing ran: one mail.
    assert reminded(22) == silent
    joint.endorse(member=second, version=1, agrees=True, by=second.assessment.author)
    assert reminded(30) == []


def test_ocw_is_reminded_of_its_concurrence_from_the_last_answer_on():
    panel = make.proposed()
    Round.objects.update(ocw_concurs=True)
    NextStep.objects.update(step="")
    panel.refresh_from_db()
    ministry = panel.members.get(organisation=make.ministry())
    make.answered(panel)
    ocw = ministry.assessment.author

    assert reminded(8) == [ocw.user.email]
    mail = Email.objects.latest("pk")
    assert mail.subject.startswith("Herinnering:")
    concurring.concur(member=ministry, version=1, agrees=True, by=ocw)
    assert reminded(15) == []
