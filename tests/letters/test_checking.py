"""Anybody checks a letter; one that nobody opened comes back to the Realisatie Eenheid."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from accounts.models import RoleKind
from assessments.domain import letters
from correspondence.domain.checking import Standing, in_groups, standing_by_code
from correspondence.models import Letter, LetterFollowUp
from correspondence.obligations import OBLIGATIONS
from tests import factories

from . import cases

pytestmark = pytest.mark.django_db
ADDRESS = "/brieven/controleren/"
GENUINE, REPLACED, UNKNOWN = (
    "niet vervangen door een verbeterde brief",
    "Deze brief is echt, maar vervangen",
    "Wij kennen deze brief niet",
)


def issued(*, days_ago: int = 0) -> Letter:
    at = timezone.now() - timedelta(days=days_ago)
    return letters.issue_letter(decision_id=cases.decision().pk, at=at)


def said(**sent: object) -> str:
    """What the page says to somebody without an account."""
    return Client().post(ADDRESS, sent).content.decode()


def by_code(reference: str, code: str) -> str:
    return said(way="code", reference=reference, code=code)


def by_file(content: bytes) -> str:
    return said(way="file", file=SimpleUploadedFile("brief.pdf", content))


def found(page: str) -> list[str]:
    return [sentence for sentence in (GENUINE, REPLACED, UNKNOWN) if sentence in page]


def test_reference_and_printed_code_tell_that_a_letter_is_genuine_and_nothing_more(read, settings):
    letter = issued()
    printed = in_groups(letter.code)
    application = cases.decision_of(letter).application

    page = by_code(letter.reference.lower(), printed.upper())

    site = settings.SITE_URL.partition("://")[2]
    for sheet in read(bytes(letter.pdf)).reader.pages:
        foot = " ".join(sheet.extract_text().split())
        assert f"Echt? Kijk op {site}{ADDRESS} · code {printed}" in foot
    assert found(page) == [GENUINE]
    for told in (application.name, application.number, letter.subject, letter.addressee.name):
        assert told not in page


def test_a_wrong_code_and_an_unknown_reference_get_the_same_answer(django_assert_num_queries):
    letter = issued()
    wrong = [(letter.reference, "0" * 12), ("OR-1999-0001", letter.code), (letter.reference, "")]

    for reference, code in wrong:
        with django_assert_num_queries(1):
            assert standing_by_code(reference, code) == Standing.UNKNOWN
    pages = [by_code(*typed) for typed in wrong[:2]]
    told = [page.partition("<h1>")[2].partition("<form")[0] for page in pages]
    assert found(told[0]) == [UNKNOWN]
    assert told[0] == told[1]


def test_the_file_itself_is_known_and_one_that_was_changed_is_not():
    letter = issued()
    pdf = bytes(letter.pdf)

    assert found(by_file(pdf)) == [GENUINE]
    assert found(by_file(pdf + b" ")) == [UNKNOWN]
    assert found(by_file(b"")) == [UNKNOWN]


def test_a_large_file_is_compared_in_memory(monkeypatch):
    def on_disk(*args, **kwargs):
        raise AssertionError("Something of the file came on a disk.")

    monkeypatch.setattr("tempfile.NamedTemporaryFile", on_disk)
    assert found(by_file(b"x" * 3_000_000)) == [UNKNOWN]


def test_a_letter_that_was_replaced_is_told_apart():
    old = issued()
    new = cases.corrected(old, "kept", timezone.now())

    assert found(by_code(old.reference, old.code)) == [REPLACED]
    assert found(by_file(bytes(old.pdf))) == [REPLACED]
    assert found(by_code(new.reference, new.code)) == [GENUINE]


def test_a_letter_of_before_there_were_codes_is_known_by_its_file_only():
    letter = copy_of(issued(), 1)
    letter.code = ""
    letter.save()

    for code in ("", " ", "-"):
        assert standing_by_code(letter.reference, code) == Standing.UNKNOWN


def test_who_checks_many_letters_waits_and_keeps_what_was_typed():
    client = Client()
    sent = {"way": "code", "reference": "OR-2026-0001", "code": "3f9a0c1277b4"}

    answers = [client.post(ADDRESS, sent) for _time in range(21)]

    assert [answer.status_code for answer in answers] == [200] * 20 + [429]
    assert 'value="3f9a0c1277b4"' in answers[-1].content.decode()


def test_nothing_is_checked_without_the_protection_of_forms():
    sent = {"way": "code", "reference": "OR-2026-0001", "code": "3f9a0c1277b4"}
    assert Client(enforce_csrf_checks=True).post(ADDRESS, sent).status_code == 403


# --- left unread -------------------------------------------------------------------------------


def of_re():
    return factories.role(RoleKind.RE_ADVISER)


def to_do(role) -> list[str]:
    unread = OBLIGATIONS[role.kind][-1]
    return [str(one.what) for one in unread(role, timezone.now(), 9)]


def test_a_letter_that_nobody_opened_for_a_week_comes_back_until_it_is_opened():
    issued(days_ago=6)
    assert to_do(of_re()) == []
    letter = issued(days_ago=8)
    by = of_re()

    assert to_do(by) == ["1 brief is een week niet geopend"]
    page = factories.signed_in(by).get("/brieven/ongelezen/").content.decode()
    assert letter.reference in page

    reader = cases.decision_of(letter).application.created_by
    factories.signed_in(reader).get(f"/brieven/{letter.reference}/")
    assert to_do(by) == []


def test_what_was_done_takes_a_letter_from_the_list_for_a_week():
    letter, by = issued(days_ago=8), of_re()
    client = factories.signed_in(by)
    address = f"/brieven/{letter.reference}/opvolgen/"

    empty = client.post(address, {"note": " "})
    noted = client.post(address, {"note": "Gebeld met het bestuur."})

    assert (empty.status_code, noted.status_code) == (422, 302)
    assert LetterFollowUp.objects.get().note == "Gebeld met het bestuur."
    assert to_do(by) == []
    again = client.post(address, {"note": "Nog eens gebeld."})
    assert "meanwhile" not in again.content.decode()
    assert again.status_code == 422
    later = timezone.now() + timedelta(days=8)
    assert list(Letter.objects.left_unread(later)) == [letter]


def test_a_letter_that_was_replaced_or_against_which_nobody_can_object_does_not_come_back():
    old = issued(days_ago=9)
    cases.corrected(old, "kept", timezone.now())
    issued(days_ago=90)
    assert to_do(of_re()) == []


def test_a_letter_about_a_case_is_not_there_for_who_of_the_re_is_involved_in_it():
    letter, free, involved = issued(days_ago=8), of_re(), of_re()
    penvoerder = cases.decision_of(letter).application.penvoerder
    own = factories.role(RoleKind.PENVOERDER_EDITOR, involved.user, penvoerder)
    page = f"/brieven/{letter.reference}/"
    # Who can read it in another role is told so.
    answers = {free: (200, 200, 200), involved: (403, 403, 403)}
    for by, expected in answers.items():
        found = by == free
        client = factories.signed_in(by)
        listed = client.get("/brieven/ongelezen/").content.decode()
        assert (letter.reference in listed, bool(to_do(by))) == (found, found)
        asked = [client.get(one) for one in (page, f"{page}pdf/", f"{page}opvolgen/")]
        assert tuple(answer.status_code for answer in asked) == expected
    partner = cases.decision_of(letter).application.partners.last().organisation
    shut_out = factories.role(RoleKind.RE_ADVISER, at=free.organisation)
    factories.role(RoleKind.PARTNER_SIGNATORY, shut_out.user, partner)
    for one in (page, f"{page}pdf/", f"{page}opvolgen/"):
        told = factories.signed_in(shut_out).get(one)
        assert told.status_code == 403
        assert "organisatie die meedoet aan deze aanvraag" in told.content.decode()
        assert free.user.name in told.content.decode()
    # For the penvoerder the same person reads it as any colleague there.
    assert factories.signed_in(own).get(page).status_code == 200


@pytest.mark.parametrize("number", [1, 3, 50])
def test_the_list_of_unread_letters_takes_as_many_queries_whatever_its_length(
    number, django_assert_num_queries
):
    one = issued(days_ago=8)
    rows = [copy_of(one, index) for index in range(1, number)]
    Letter.objects.bulk_create(rows)
    client = factories.signed_in(of_re())
    client.get("/")

    with django_assert_num_queries(7):
        page = client.get("/brieven/ongelezen/").content.decode()
    assert page.count("Noteer wat u hebt gedaan") == number


def copy_of(letter: Letter, index: int) -> Letter:
    number = letter.number.__class__.objects.create(
        occasion=f"copy {index}", reference=f"OR-2000-{index:04}"
    )
    copy = Letter.objects.get(pk=letter.pk)
    copy.pk, copy.number, copy.reference = None, number, number.reference
    return copy
