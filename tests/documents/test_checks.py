"""Which files are taken, and why others are not."""

from __future__ import annotations

import io
import tracemalloc

import pytest
from PIL import ImageFile

from common.refusal import Refusal
from documents.checks import check_content
from documents.domain.adding import shown_name
from documents.kinds import kind_by_name
from tests.documents import corpus
from tests.documents.corpus import CORPUS, bomb, picture


@pytest.mark.parametrize(
    ("name", "make", "code"), [each[1:] for each in CORPUS], ids=[each[0] for each in CORPUS]
)
def test_a_file_is_taken_or_refused_as_it_should_be(name, make, code):
    if code is None:
        assert check_content(name, io.BytesIO(make())) == kind_by_name(name)
        return
    with pytest.raises(Refusal) as refused:
        check_content(name, io.BytesIO(make()))
    assert refused.value.code == code
    assert f"“{name}”" in str(refused.value)


def test_a_picture_that_was_cut_off_is_refused_also_where_letters_are_made(monkeypatch):
    # WeasyPrint does this when it is imported.
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    with pytest.raises(Refusal):
        check_content("kaart.jpg", io.BytesIO(picture("JPEG", (400, 400))[:-300]))
    assert ImageFile.LOAD_TRUNCATED_IMAGES


def test_what_grows_is_refused_without_growing():
    content = io.BytesIO(bomb())
    tracemalloc.start()
    with pytest.raises(Refusal):
        check_content("plan.docx", content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


def test_a_text_of_many_elements_is_read_without_keeping_them():
    # Unlike zeros these do not shrink so much that the archive gives itself away.
    rows = "".join(f"<r{n % 7_919}/>" for n in range(300_000))
    content = io.BytesIO(corpus.docx_with("word/rows.xml", f"<rows>{rows}</rows>"))
    tracemalloc.start()
    check_content("plan.docx", content)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/plan.pdf", "plan.pdf"),
        ("C:\\Users\\ik\\plan.pdf", "plan.pdf"),
        ("plan\u202efdp.exe", "planfdp.exe"),
        ("een\r\nSet-Cookie: x.pdf", "een Set-Cookie: x.pdf".replace("een ", "een")),
        ("  veel   wit .pdf", "veel wit .pdf"),
        ("a" * 300 + ".pdf", "a" * 146 + ".pdf"),
    ],
)
def test_a_name_is_shown_and_never_a_path(name, shown):
    assert shown_name(name) == shown
