"""The engine: accessible, the same every time, and without a network."""

from __future__ import annotations

import socket
import time

import pdfua
import pytest

from common.pdf.rendering import render_pdf
from common.pdf.writing import ForeignAddress
from common.refusal import Refusal

PAGE = """
<h1>Besluit</h1>
<p>Façade, Ørsted, Łódź, Şahin, € 1.000 – “zo” ✓</p>
<h2>Voorwaarden</h2>
<p><a href="mailto:vraag@voorbeeld.example">vraag@voorbeeld.example</a></p>
<table><caption>Voorwaarden</caption>
<thead><tr><th scope="col">Nummer</th><th scope="col">Datum</th></tr></thead>
<tbody><tr><th scope="row">1</th><td>1 mei 2026</td></tr></tbody></table>
"""


def test_pdf_is_tagged_and_in_dutch_with_a_title(read) -> None:
    pdf = read(render_pdf(PAGE, title="Besluit over uw aanvraag").content)

    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert pdf.root["/Lang"] == "nl"
    assert pdf.reader.metadata.title == "Besluit over uw aanvraag"
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "<pdfuaid:part>1</pdfuaid:part>" in _xmp(pdf) or 'pdfuaid:part="1"' in _xmp(pdf)


def test_headings_are_bookmarks(read) -> None:
    assert read(render_pdf(PAGE, title="Titel").content).bookmarks == ["Besluit", "Voorwaarden"]


def test_header_cells_say_what_they_head(read) -> None:
    scopes = [tag["/Scope"] for tag in read(render_pdf(PAGE, title="T").content).tags("/TH")]

    assert sorted(scopes) == ["/Column", "/Column", "/Row"]


def test_checker_finds_nothing(tmp_path) -> None:
    file = tmp_path / "brief.pdf"
    file.write_bytes(render_pdf(PAGE, title="Titel", footer="Kenmerk", mark="Concept").content)

    assert [finding.message for finding in pdfua.validate(file).findings] == []


@pytest.mark.parametrize("lines", range(44, 54, 2))
def test_caption_stays_with_its_table(lines, tmp_path) -> None:
    file = tmp_path / "brief.pdf"
    filler = "<h1>Besluit</h1><p>" + "regel<br>" * lines + "</p>"
    file.write_bytes(render_pdf(filler + PAGE.split("</p>")[2], title="Titel").content)

    assert [finding.message for finding in pdfua.validate(file).findings] == []


def test_letters_of_other_languages_are_read_back(read) -> None:
    assert (
        "Façade, Ørsted, Łódź, Şahin, € 1.000 – “zo”"
        in read(render_pdf(PAGE, title="T").content).text
    )


def test_same_document_gives_the_same_bytes() -> None:
    first, second = (render_pdf(PAGE, title="Titel", footer="Kenmerk") for _ in range(2))

    assert first == second


def test_pages_are_numbered_under_a_footer(read) -> None:
    pdf = read(
        render_pdf(PAGE + "<p>Tekst</p>" * 90, title="T", footer="OR-1", mark="Demo").content
    )

    assert len(pdf.reader.pages) > 1
    for number, page in enumerate(pdf.reader.pages, start=1):
        text = page.extract_text()
        assert f"Pagina {number} van {len(pdf.reader.pages)}" in text
        assert "OR-1" in text
        assert "Demo" in text


@pytest.mark.parametrize(
    "address", ["https://voorbeeld.example/x.png", "file:///etc/hostname", "static:../manage.py"]
)
def test_nothing_but_our_own_files_is_read(address, monkeypatch) -> None:
    def no_network(*args, **kwargs):
        raise AssertionError("A PDF asked for the network.")

    monkeypatch.setattr(socket, "socket", no_network)

    with pytest.raises(ForeignAddress):
        render_pdf(f'<h1>T</h1><img alt="x" src="{address}">', title="Titel")


def test_pdf_is_made_without_a_network(monkeypatch) -> None:
    def no_network(*args, **kwargs):
        raise AssertionError("A PDF asked for the network.")

    monkeypatch.setattr(socket, "socket", no_network)

    assert render_pdf(PAGE, title="Titel").content.startswith(b"%PDF-1.7")


def _xmp(pdf) -> str:
    return pdf.root["/Metadata"].get_data().decode()


def test_a_pdf_for_a_page_is_given_up_when_its_time_is_over() -> None:
    began = time.monotonic()
    with pytest.raises(Refusal) as refusal:
        render_pdf(PAGE + "<p>Tekst</p>" * 50_000, title="Titel", within=0.5)
    assert refusal.value.code == "pdf_too_slow"
    assert time.monotonic() - began < 10


def test_a_pdf_for_a_page_is_the_same_as_one_that_nobody_waits_for() -> None:
    patient, waited_for = (render_pdf(PAGE, title="Titel", within=it) for it in (None, 120))
    assert waited_for.sha256 == patient.sha256


def test_a_pdf_for_a_page_fetches_nothing_either() -> None:
    with pytest.raises(ForeignAddress):
        render_pdf('<h1>T</h1><img alt="x" src="http://192.0.2.1/x.png">', title="T", within=120)
