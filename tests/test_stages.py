"""Stages of cases that are put back are as if the acts had made them on the spot."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from applications.content import digest
from applications.models import Application, Submission
from assessments.models import Decision
from tests import factories
from tests.assessments import factories as make
from tests.stages import STAGES, Shelf, rows

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("time", ["first", "second"])
def test_a_stage_is_whole_each_time(time) -> None:
    application = factories.make_submitted()

    submission = application.submissions.get()
    assert digest(submission.content) == submission.sha256
    assert application.number == submission.number
    assert application.partners.count() == 4
    assert Application.objects.count() == 1


def test_what_is_put_back_takes_a_handful_of_statements() -> None:
    make.granted()

    with CaptureQueriesContext(connection) as queries:
        make.granted()
        make_again = len(queries)
    assert Decision.objects.count() == 2
    assert make_again < 10


def test_what_another_process_built_is_put_back_and_not_built_again(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(STAGES, "shelf", Shelf(tmp_path))
    for of_a_process in ({}, {}):
        monkeypatch.setattr(STAGES, "known", of_a_process)
        STAGES.begin()
        with CaptureQueriesContext(connection) as queries, transaction.atomic():
            application = factories.make_submitted()
            submission = application.submissions.get()
            transaction.set_rollback(True)
        assert digest(submission.content) == submission.sha256

    assert len(queries) < 10


def test_two_of_a_stage_are_two_with_numbers_that_follow_each_other() -> None:
    first, second = factories.make_submitted(), factories.make_submitted()

    assert first.pk < second.pk
    assert int(second.number[-4:]) == int(first.number[-4:]) + 1
    assert first.penvoerder_id != second.penvoerder_id


def test_what_a_test_makes_before_and_after_a_stage_has_its_place_in_the_order() -> None:
    before = factories.organisation()
    application = factories.make_application()
    after = factories.organisation()
    later = factories.make_application()

    ours = [before.pk, application.penvoerder_id, after.pk, later.penvoerder_id]
    assert ours == sorted(ours)


def test_a_stage_finds_its_place_beside_what_the_acts_made_in_the_test() -> None:
    own = factories.make_submitted(round=factories.make_round())
    other = factories.make_submitted()

    assert own.number != other.number
    assert Submission.objects.count() == 2


def test_a_stage_may_be_changed_as_anything_else() -> None:
    application = factories.make_application(complete=True)
    signed = factories.sign_all(application, application.created_by)

    assert signed.partners.filter(signatures__outcome="signed").count() == 3


def test_nothing_of_a_stage_stays_for_the_next_test() -> None:
    assert {table for table, _key in rows()} & {
        "applications_application", "accounts_user", "regions_organisation"
    } == set()  # fmt: skip
