"""Letters of any kind: they need no decision, and are made once under a number without gaps."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from accounts.models import RoleKind
from correspondence import kinds
from correspondence.domain.letters import Assignment, Contents, Heading, issue
from correspondence.models import Letter, LetterNumber
from tests import factories

AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _kinds(monkeypatch):
    monkeypatch.setattr(kinds, "_kinds", dict(kinds.registered()))
    kinds.register("bericht van ontvangst", "Bericht van ontvangst", is_beschikking=False)
    kinds.register("besluit over een vraag", "Besluit over een vraag", is_beschikking=True)


def assignment(occasion: str, **fields) -> Assignment:
    fields.setdefault("addressee", factories.organisation())
    fields.setdefault("kind", "bericht van ontvangst")
    return Assignment(occasion=occasion, **fields)


def contents(heading: Heading) -> Contents:
    return Contents(
        subject="Wij hebben uw vraag ontvangen",
        body_html=f"<h1>Wij hebben uw vraag ontvangen</h1><p>Ons kenmerk {heading.reference}</p>",
    )


def nothing(letter: Letter) -> None:
    """Nothing hangs together with this letter."""


def in_workers(*calls) -> None:
    """Run each call in a thread of its own, all begun at once."""
    start = threading.Barrier(len(calls))

    def work(call) -> None:
        start.wait()
        try:
            call()
        finally:
            connection.close()

    workers = [threading.Thread(target=work, args=[call]) for call in calls]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


@pytest.mark.django_db
def test_letter_without_objection_clause_reaches_its_addressee(settings):
    to = factories.organisation(name="Stichting Noord")

    letter, made = issue(
        assignment("question 7", addressee=to, answers="VR-7"),
        compose=contents,
        then=nothing,
        at=AT,
    )

    assert made
    assert (letter.reference, letter.dated_on) == ("OR-2026-0001", date(2026, 6, 1))
    assert (letter.objection_until, letter.is_beschikking, letter.replaces) == (None, False, None)
    page = factories.signed_in(factories.role(RoleKind.PENVOERDER_EDITOR, at=to)).get("/brieven/")
    text = page.content.decode()
    assert [word in text for word in ("Bericht van ontvangst", letter.subject, "VR-7")] == [
        True,
        True,
        True,
    ]
    stranger = factories.role(RoleKind.PENVOERDER_EDITOR)
    assert not Letter.objects.visible_to(stranger).exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "clause"),
    [
        ("bericht van ontvangst", '<section class="letter__objection"></section>'),
        ("besluit over een vraag", ""),
    ],
)
def test_letter_without_the_clause_of_its_kind_or_with_one_too_many_is_not_issued(kind, clause):
    def compose(heading: Heading) -> Contents:
        return Contents(subject="Uw vraag", body_html=f"<h1>Uw vraag</h1>{clause}")

    with pytest.raises(ValueError, match="a clause on objection"):
        issue(assignment("question 7", kind=kind), compose=compose, then=nothing, at=AT)

    assert not Letter.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_is_rendered_in_a_transaction():
    inside = []

    def compose(heading: Heading) -> Contents:
        inside.append(connection.in_atomic_block)
        return contents(heading)

    issue(
        assignment("question 7"),
        compose=compose,
        then=lambda letter: inside.append(connection.in_atomic_block),
        at=AT,
    )

    assert inside == [False, True]


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_letter_make_it_once():
    task = assignment("question 7")
    told: list[Letter] = []
    answers: list[tuple[Letter, bool]] = []
    both = threading.Barrier(2)

    def compose(heading: Heading) -> Contents:
        both.wait(timeout=20)  # Both have claimed and neither has stored.
        return contents(heading)

    def work() -> None:
        answers.append(issue(task, compose=compose, then=told.append, at=AT))

    in_workers(work, work)

    letter = Letter.objects.get()
    assert letter.reference == "OR-2026-0001"
    assert sorted(made for _letter, made in answers) == [False, True]
    assert {found for found, _made in answers} == {letter}
    assert told == [letter]


@pytest.mark.django_db(transaction=True)
def test_two_workers_render_at_the_same_time_and_leave_no_gap():
    tasks = [assignment(f"question {number}") for number in (1, 2)]
    both = threading.Barrier(2)

    def compose(heading: Heading) -> Contents:
        both.wait(timeout=20)  # Neither can get past this while the other waits for a lock.
        return contents(heading)

    in_workers(*[lambda t=t: issue(t, compose=compose, then=nothing, at=AT) for t in tasks])

    assert sorted(Letter.objects.values_list("reference", flat=True)) == [
        "OR-2026-0001",
        "OR-2026-0002",
    ]


@pytest.mark.django_db(transaction=True)
def test_many_claims_of_one_occasion_take_one_number():
    task = assignment("question 7")

    in_workers(*[lambda: issue(task, compose=contents, then=nothing, at=AT)] * 4)

    assert LetterNumber.objects.get().reference == "OR-2026-0001"
    other, _made = issue(assignment("question 8"), compose=contents, then=nothing, at=AT)
    assert other.reference == "OR-2026-0002"


@pytest.mark.django_db(transaction=True)
def test_what_fails_while_storing_leaves_only_the_intention():
    task = assignment("question 7")

    def fails(letter: Letter) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        issue(task, compose=contents, then=fails, at=AT)
    assert not Letter.objects.exists()

    letter, _made = issue(task, compose=contents, then=nothing, at=AT)
    assert letter.number == LetterNumber.objects.get()
