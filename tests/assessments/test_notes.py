"""What the Realisatie Eenheid notes about a case, for itself alone, and asks of colleagues."""

from datetime import date

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from accounts.models import RoleKind
from assessments.domain import notes
from assessments.models import Note
from assessments.obligations import tasks_of
from common.refusal import Refusal
from tests.factories import role, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db

DAY = date(2027, 1, 4)


@pytest.fixture
def case():
    return make.submitted()


@pytest.fixture
def adviser():
    return role(RoleKind.RE_ADVISER)


def page_of(case):
    return reverse("assessments:notes", args=[case.pk])


def test_a_task_is_asked_stands_on_the_overview_of_a_colleague_and_is_done(case, adviser):
    colleague = role(RoleKind.RE_LEAD)
    sent = {"text": "Bel de penvoerder.", "assigned_to": colleague.user_id, "due_on": "2027-01-04"}

    signed_in(adviser).post(page_of(case), sent)

    task = tasks_of(colleague).get()
    desk = signed_in(colleague)
    assert "Bel de penvoerder." in desk.get("/").content.decode()
    assert not tasks_of(adviser).exists()
    answer = desk.post(reverse("assessments:finish_note", args=[task.pk]), follow=True)
    assert "De taak is klaar." in answer.content.decode()
    assert not tasks_of(colleague).exists()
    with pytest.raises(Refusal) as refusal:
        notes.finish(note=task, by=adviser)
    assert refusal.value.code == "done"


@pytest.mark.parametrize(
    ("text", "has_somebody", "day", "field"),
    [
        (" ", False, "", "text"),
        ("Bel", True, "", "due_on"),
        ("Bel", False, "2027-01-04", "assigned_to"),
        ("Bel", False, "2027-02-30", "due_on"),
    ],
)
def test_what_lacks_is_told_and_nothing_typed_is_lost(
    case, adviser, text, has_somebody, day, field
):
    sent = {"text": text, "due_on": day, "assigned_to": adviser.user_id if has_somebody else ""}

    answer = signed_in(adviser).post(page_of(case), sent)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert answer.context["form"]["text"].value() == text
    assert not Note.objects.exists()


def test_nobody_is_asked_who_is_involved_or_works_elsewhere(case, adviser):
    applicant = role(RoleKind.RE_ADVISER, case.created_by.user)
    for stranger in (applicant.user, role(RoleKind.ASSESSOR).user):
        with pytest.raises(Refusal) as refusal:
            notes.write_note(
                application=case, text="Bel", by=adviser, assigned_to=stranger, due_on=DAY
            )
        assert refusal.value.code == "not_impartial"


def test_who_is_involved_sees_no_notes(case, adviser):
    notes.write_note(application=case, text="Geheim", by=adviser)
    involved = role(RoleKind.RE_ADVISER, case.created_by.user)

    answer = signed_in(involved).get(page_of(case))

    assert answer.status_code == 403
    assert "Geheim" not in answer.content.decode()
    assert not Note.objects.visible_to(involved).exists()
    assert not Note.objects.visible_to(case.created_by).exists()


def test_what_was_noted_stands(case, adviser):
    note = notes.write_note(application=case, text="Zo", by=adviser)

    for change in (
        lambda: Note.objects.filter(pk=note.pk).update(text="Anders"),
        lambda: Note.objects.filter(pk=note.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_notes_take_the_same_queries_whatever_their_number(
    case, adviser, count, django_assert_num_queries
):
    for number in range(count):
        notes.write_note(application=case, text=f"Notitie {number}", by=adviser)
    desk = signed_in(adviser)
    desk.get(page_of(case))
    with django_assert_num_queries(10):
        desk.get(page_of(case))
