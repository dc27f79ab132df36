"""Reading a letter in the browser: the list, the page, the PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from assessments.domain import letters
from correspondence.models import LetterReading
from tests import factories
from tests.letters import cases

from .browsing import sign_in, visit

pytestmark = pytest.mark.e2e


def test_penvoerder_reads_a_letter_and_keeps_the_pdf(page: Page, live) -> None:
    decision = cases.decision("voorlopig", conditions=2, agrees=False)
    letter = letters.issue_letter(decision_id=decision.pk)
    sign_in(page, decision.application.created_by.user.email, factories.PASSWORD)

    visit(page, "/brieven/")
    expect(page.get_by_text("Nieuw", exact=True)).to_be_visible()
    page.get_by_role("link", name=letter.subject).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("voorlopige status")
    visit(page, f"/brieven/{letter.reference}/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download de brief (pdf)").click()

    assert download.value.suggested_filename == f"{letter.reference}.pdf"
    assert Path(download.value.path()).read_bytes() == bytes(letter.pdf)
    assert LetterReading.objects.count() == 1
    visit(page, "/brieven/")
    expect(page.get_by_text("Nieuw", exact=True)).to_have_count(0)
