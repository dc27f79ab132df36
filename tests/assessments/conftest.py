"""What the tests of the assessments lean on."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from applications.models import Application, Plan, Submission
from assessments.models import Panel, PanelMember
from regions.models import Region
from tests.factories import role, signed_in

from . import factories as make


@pytest.fixture
def mails():
    """Return the mails queued since the test began, oldest first."""
    return lambda: list(Email.objects.order_by("pk"))


@pytest.fixture
def adviser():
    return make.adviser()


@pytest.fixture
def browser(adviser):
    return signed_in(adviser)


@pytest.fixture
def many_cases():
    """Make many cases in assessment at once, without content: rows to count queries with."""

    def make_them(count, *partners):
        round_ = make.lenient_round()
        by = role("penvoerder_signatory")
        adviser = make.adviser()
        regions = Region.objects.bulk_create(
            Region(name=f"Lijst {number}", slug=f"lijst-{number}", adviser=adviser.user)
            for number in range(count)
        )
        applications = Application.objects.bulk_create(
            Application(
                round=round_,
                region=region,
                penvoerder=by.organisation,
                created_by=by,
                number=f"L{region.pk:06}",
                submitted_at=timezone.now(),
                decide_by=timezone.localdate() + timedelta(weeks=8),
                state="in_beoordeling",
            )
            for region in regions
        )
        Plan.objects.bulk_create(
            Plan(application=application, name=application.region.name, open_sections=[])
            for application in applications
        )
        submissions = Submission.objects.bulk_create(
            Submission(
                application=application,
                number=application.number,
                submitted_at=application.submitted_at,
                submitted_by=by,
                content={},
                sha256="0" * 64,
            )
            for application in applications
        )
        panels = Panel.objects.bulk_create(
            Panel(application=submission.application, submission=submission, opened_by=adviser)
            for submission in submissions
        )
        PanelMember.objects.bulk_create(
            PanelMember(panel=panel, organisation=organisation)
            for panel in panels
            for organisation in (make.ministry(), *partners)
        )
        return applications

    return make_them


@pytest.fixture(autouse=True)
def _without_second_factor(settings):
    """Let staff and assessors in; tests/accounts tests the page that holds them."""
    settings.SECOND_FACTOR_REQUIRED = False
