"""The same act by two people at the same moment, each on a connection of their own."""

from __future__ import annotations

import pytest
from post_office.models import Email

from applications.domain.withdrawing import withdraw
from applications.models import Application
from assessments.domain.forming import keep_forming
from tests.applications.test_at_once import at_once

from . import factories as make

pytestmark = pytest.mark.django_db(transaction=True)


def test_who_took_part_is_told_once_that_a_region_goes_on_forming():
    application = make.submitted()
    withdraw(application=application, by=application.created_by, reason="Wij gaan samen verder.")
    leads = [make.lead() for _time in range(4)]
    before = Email.objects.count()

    def form(by):
        return keep_forming(application=Application.objects.get(pk=application.pk), by=by)

    answers = at_once(*[lambda by=by: form(by) for by in leads])

    assert answers.count("may_not_keep_forming") == 3
    told = [mail.to[0] for mail in Email.objects.order_by("pk")[before:]]
    assert sorted(told) == sorted(set(told))
