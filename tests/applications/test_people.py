"""Personal data beside what was submitted: provable as long as they are kept, erasable."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from applications.content import canonical_json
from applications.domain.people import belongs, erase_person, holds, readable
from applications.models import Submission
from common.refusal import Refusal
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def submission() -> Submission:
    return factories.make_submitted().submissions.get()


def reference_of(submission: Submission, name: str) -> str:
    (found,) = [ref for ref, kept in submission.people.items() if kept["data"]["name"] == name]
    return found


def test_no_name_or_address_of_a_person_stands_in_the_hashed_document(submission):
    document = canonical_json(submission.content)
    data = [text for kept in submission.people.values() for text in kept["data"].values() if text]
    assert [text for text in data if text in document and text != "Bestuurder"] == []
    assert "@" not in document


def test_the_submission_shows_its_people_as_long_as_they_are_kept(submission):
    shown = readable(submission)
    assert shown["contact"]["person"] == {
        "name": "Robin de Wit",
        "email": "robin@voorbeeld.example",
        "phone": "",
    }
    assert {row["person"]["job_title"] for row in shown["signatures"]} == {"Bestuurder"}


def test_hash_and_proof_hold_when_a_person_was_erased(submission):
    leader = reference_of(submission, "Robin de Wit")
    erased = erase_person(submission=submission, reference=leader)
    assert (erased.content, erased.sha256) == (submission.content, submission.sha256)
    assert Submission.objects.get().people[leader] is None
    assert readable(erased)["contact"] == {"person": None}
    assert holds(Submission.objects.get())


def test_a_changed_name_no_longer_belongs_to_its_reference(submission):
    leader = reference_of(submission, "Robin de Wit")
    kept = submission.people[leader]
    assert belongs(leader, kept)
    assert not belongs(leader, {**kept, "data": {**kept["data"], "name": "Robin de Wilt"}})
    submission.people[leader] = {**kept, "data": {**kept["data"], "name": "Robin de Wilt"}}
    assert not holds(submission)


def test_a_changed_document_no_longer_has_its_hash(submission):
    submission.content["governance"] = {"governance": "Anders."}
    assert not holds(submission)


def test_two_who_have_the_same_name_have_different_references(submission):
    assert len(submission.people) == 1 + 4 + 3  # The project leader, contacts, and who signed.


def test_who_is_not_in_the_submission_cannot_be_erased_from_it(submission):
    with pytest.raises(Refusal) as refused:
        erase_person(submission=submission, reference="0" * 64)
    assert refused.value.code == "no_such_person"


@pytest.mark.parametrize("change", ["other", "less", "more", "back"])
def test_the_database_lets_people_beside_a_submission_only_be_erased(submission, change):
    leader = reference_of(submission, "Robin de Wit")
    kept = submission.people[leader]
    erase_person(submission=submission, reference=leader)
    people = Submission.objects.get().people
    others = {reference: row for reference, row in people.items() if reference != leader}
    changed = {
        "other": {**people, next(iter(others)): {"salt": "", "data": {}}},
        "less": others,
        "more": {**people, "0" * 64: None},
        "back": {**people, leader: kept},
    }[change]
    with pytest.raises(DatabaseError), transaction.atomic():
        Submission.objects.update(people=changed)
