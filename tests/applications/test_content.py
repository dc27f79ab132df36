"""What an application says as one document."""

from __future__ import annotations

import json

import pytest

from applications.content import (
    canonical_json,
    digest,
    essential,
    essential_sha256,
    frozen_content,
    party,
)
from applications.models import Application
from regions.models import Organisation
from tests import factories

pytestmark = pytest.mark.django_db


def fresh(application) -> Application:
    return Application.objects.get(pk=application.pk)


def test_the_document_is_plain_json_with_names_and_numbers():
    content = frozen_content(factories.make_application(complete=True))
    assert json.loads(canonical_json(content)) == content
    assert content["schema"] == 3
    assert [place["name"] for place in content["region"]["municipalities"]] == [
        "Groningen",
        "Het Hogeland",
    ]
    assert content["budget"]["total"] == "72500.50"
    assert [plan["function"] for plan in content["functions"]] == [
        "werven",
        "matchen",
        "opleiden",
        "begeleiden",
        "professionaliseren",
    ]


def test_the_same_content_has_the_same_hash_whatever_the_order_of_its_keys():
    assert digest({"a": 1, "b": "é"}) == digest({"b": "é", "a": 1})
    assert canonical_json({"b": "é", "a": 1}) == '{"a":1,"b":"é"}'


def test_essential_leaves_out_the_round_and_whom_to_call():
    content = frozen_content(factories.make_application(complete=True))
    kept = essential(content)
    assert {"round", "contact"} & set(kept) == set()
    assert {key for party in kept["partners"] for key in party} == {
        "reference",
        "name",
        "number",
        "kind",
    }


def test_parties_are_named_by_their_reference():
    content = frozen_content(factories.make_application(complete=True))
    assert [one["reference"] for one in content["partners"]] == ["P1", "P4", "P2", "P3"]
    assert content["penvoerder"] == "P1"
    assert party(content, "P3")["kind"] == "teacher_training"


def test_a_renamed_organisation_does_not_change_what_was_signed():
    application = factories.make_application(complete=True)
    before = essential_sha256(fresh(application))
    Organisation.objects.update(name="Een nieuwe naam")
    assert essential_sha256(fresh(application)) == before


def test_reading_the_document_takes_as_many_queries_with_one_partner_as_with_twenty(
    django_assert_num_queries,
):
    one = factories.make_application()
    many = factories.make_application(complete=True)
    # The application, partners with their organisations, and the plan with all its sections.
    with django_assert_num_queries(3):
        frozen_content(Application.objects.select_related("round").get(pk=one.pk))
    with django_assert_num_queries(3):
        frozen_content(Application.objects.select_related("round").get(pk=many.pk))
