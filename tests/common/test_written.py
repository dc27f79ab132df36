"""A query that is written once answers as its QuerySet does."""

from __future__ import annotations

import pytest
from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import OuterRef
from django.db.models.functions import JSONObject
from django.test.utils import CaptureQueriesContext

from accounts.models import Role, RoleKind, User
from common.written import WrittenOnce, among, given
from tests import factories

pytestmark = pytest.mark.django_db


def people() -> list[User]:
    """Three people with a role."""
    return [factories.role(RoleKind.PENVOERDER_SIGNATORY).user for _ in range(3)]


def test_rows_are_those_of_the_queryset_with_what_comes_along():
    first, *_ = people()
    roles = Role.objects.filter(user=OuterRef("user")).values(row=JSONObject(kind="kind"))
    rows = Role.objects.select_related("organisation").annotate(all=ArraySubquery(roles))
    written = WrittenOnce(rows.filter(user=given("person")))

    with CaptureQueriesContext(connection) as queries:
        (found,) = written.fetch(person=first.pk)
        told = [found.organisation.name, found.all]
        (plain,) = rows.filter(user=first.pk)

    assert found == plain
    assert told == [plain.organisation.name, plain.all]
    assert queries[0]["sql"] == queries[1]["sql"]


def test_every_question_gets_its_own_answer():
    written = WrittenOnce(User.objects.filter(pk=given("person")).values_list("pk", "name"))
    for one in people():
        assert written.fetch(person=one.pk) == [(one.pk, one.name)]
    assert written.fetch(person=0) == []


def test_of_a_list_there_may_be_any_number():
    written = WrittenOnce(User.objects.filter(among("pk", "people")).order_by("pk"))
    all_three = people()
    assert written.fetch(people=[one.pk for one in all_three]) == all_three
    assert written.fetch(people=[all_three[1].pk]) == all_three[1:2]
    assert written.fetch(people=[]) == []


def test_what_was_fetched_with_it_is_read_for_each():
    one, *_ = people()
    written = WrittenOnce(User.objects.filter(pk=given("person")).prefetch_related("roles"))
    with CaptureQueriesContext(connection) as queries:
        (found,) = written.fetch(person=one.pk)
        assert len(found.roles.all()) == 1
    assert len(queries) == 2


@pytest.mark.parametrize("values", [{}, {"person": 1, "stranger": 2}, {"stranger": 2}])
def test_nothing_is_asked_with_other_values_than_the_query_asks(values):
    written = WrittenOnce(User.objects.filter(pk=given("person")))
    with pytest.raises(TypeError, match="person"):
        written.fetch(**values)
