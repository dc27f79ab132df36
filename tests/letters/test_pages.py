"""Letters in the portal: who reads them, as page and as PDF, and what is recorded."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from accounts.models import RoleKind
from assessments.domain import letters
from correspondence.domain.letters import one_level_down
from correspondence.models import Letter, LetterNumber, LetterReading
from tests import factories
from tests.common.test_exports import as_csv

from . import cases

pytestmark = pytest.mark.django_db
AT = datetime(2026, 6, 1, 9, tzinfo=UTC)


@pytest.fixture
def letter() -> Letter:
    """A letter to the penvoerder, whose signatory is the creator of the application."""
    return letters.issue_letter(decision_id=cases.decision().pk, at=AT)


def addressee(letter: Letter):
    return cases.decision_of(letter).application.created_by


@pytest.mark.parametrize("path", ["", "pdf/"])
def test_penvoerder_and_re_read_a_letter_and_nobody_else_nor_who_is_involved(letter, path) -> None:
    own = cases.decision_of(letter).application.penvoerder
    address = f"/brieven/{letter.reference}/{path}"

    seen = {}
    for kind in RoleKind:
        for at in (own, None):
            role = factories.role(kind, at=at)
            seen[kind, at is own] = factories.signed_in(role).get(address).status_code

    allowed = {key for key, status in seen.items() if status == 200}
    assert allowed == {
        (RoleKind.PENVOERDER_EDITOR, True),
        (RoleKind.PENVOERDER_SIGNATORY, True),
        (RoleKind.RE_ADVISER, False),
        (RoleKind.RE_LEAD, False),
    }


def test_page_has_the_same_text_as_the_pdf(letter, read) -> None:
    page = factories.signed_in(addressee(letter)).get(f"/brieven/{letter.reference}/")

    assert one_level_down(letter.body_html) in page.content.decode()
    assert page.content.decode().count("<h1") == 1
    assert letter.sha256 in page.content.decode()


def test_pdf_is_given_as_it_was_issued(letter) -> None:
    response = factories.signed_in(addressee(letter)).get(f"/brieven/{letter.reference}/pdf/")

    assert response.content == letter.pdf
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == f'attachment; filename="{letter.reference}.pdf"'
    assert response["Cache-Control"] == "private, no-store"


def test_first_reading_is_recorded_once_for_each_person(letter) -> None:
    colleague = factories.role(
        RoleKind.PENVOERDER_EDITOR, at=cases.decision_of(letter).application.penvoerder
    )
    for role in (addressee(letter), colleague, addressee(letter)):
        browser = factories.signed_in(role)
        browser.get(f"/brieven/{letter.reference}/")
        browser.get(f"/brieven/{letter.reference}/pdf/")

    readers = LetterReading.objects.order_by("pk").values_list("user", flat=True)
    assert list(readers) == [addressee(letter).user_id, colleague.user_id]


def test_looking_whether_it_is_there_or_reading_by_the_re_is_no_proof(letter) -> None:
    factories.signed_in(addressee(letter)).head(f"/brieven/{letter.reference}/")
    factories.signed_in(cases.decision_of(letter).granted_by).get(f"/brieven/{letter.reference}/")

    assert LetterReading.objects.count() == 0


def test_letter_is_new_in_the_list_until_it_is_read(letter) -> None:
    browser = factories.signed_in(addressee(letter))

    assert "status-badge" in browser.get("/brieven/").content.decode()
    browser.get(f"/brieven/{letter.reference}/")

    page = browser.get("/brieven/").content.decode()
    assert letter.reference in page
    assert "status-badge" not in page


def test_list_shows_only_letters_to_the_own_organisation(letter) -> None:
    stranger = factories.role(RoleKind.PENVOERDER_SIGNATORY)

    page = factories.signed_in(stranger).get("/brieven/")

    assert page.status_code == 200
    assert letter.reference not in page.content.decode()


def test_replaced_letter_leads_to_the_newer_one(letter) -> None:
    newer = cases.corrected(letter, "kept", AT)

    page = factories.signed_in(addressee(letter)).get(f"/brieven/{letter.reference}/")

    assert f'href="/brieven/{newer.reference}/"' in page.content.decode()


def test_list_asks_as_many_queries_for_fifty_letters_as_for_one(
    letter, django_assert_num_queries
) -> None:
    browser = factories.signed_in(addressee(letter))
    browser.get("/brieven/")
    made = 1
    for rows in (1, 3, 50):
        copies(letter, made, rows)
        made = rows
        with django_assert_num_queries(5):
            page = browser.get("/brieven/")
        lines = as_csv(browser.get("/brieven/?q=OR-2026&export=csv"))
        assert len(lines) == 1 + rows
        assert page.content.decode().count('<th scope="row">') == rows


def test_letters_are_found_sorted_and_downloaded_by_the_addressee_alone(letter) -> None:
    newer = cases.corrected(letter, "kept", AT)
    mine, strangers = (
        factories.signed_in(who)
        for who in (addressee(letter), factories.role(RoleKind.PENVOERDER_SIGNATORY))
    )

    def found(browser, query):
        lines = as_csv(browser.get(f"/brieven/?{query}&export=csv"))
        return [line[1] for line in lines[1:]]

    assert found(mine, "") == [newer.reference, letter.reference]
    assert found(mine, "sort=made") == [letter.reference, newer.reference]
    assert found(mine, f"q={letter.reference}") == [letter.reference]
    mine.get(f"/brieven/{newer.reference}/")
    assert found(mine, "new=1") == [letter.reference]
    assert found(strangers, "") == []


def copies(letter: Letter, made: int, wanted: int) -> None:
    """More letters to the same organisation: a chain of corrections, made without their PDF."""
    last = Letter.objects.order_by("-pk").first()
    for number in range(made, wanted):
        reference = f"OR-2026-{number + 1:04}"
        last = Letter.objects.create(
            number=LetterNumber.objects.create(occasion=reference, reference=reference),
            reference=reference,
            kind=letter.kind,
            addressee=letter.addressee,
            subject=letter.subject,
            dated_on=letter.dated_on,
            is_beschikking=True,
            objection_until=letter.objection_until,
            body_html="",
            pdf=b"",
            sha256="",
            replaces=last,
        )
