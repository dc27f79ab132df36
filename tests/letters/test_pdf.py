"""The engine: accessible, the same every time, and without a network."""

from __future__ import annotations

import socket
import time
from dataclasses import replace

import pdfua
import pytest
from django.template.loader import render_to_string
from django.utils import translation

from common.pdf.house_style import house_style
from common.pdf.rendering import Pdf, render_pdf
from common.pdf.writing import ForeignAddress
from common.refusal import Refusal
from onderwijsregio.deploy_checks import letters_are_dressed

MM = 72 / 25.4

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


def test_pdf_can_be_kept_for_ever(read) -> None:
    """What of PDF/A-2a can be seen without a checker of its own, which is Java from elsewhere."""
    pdf = read(render_pdf(PAGE, title="Titel").content)

    assert 'pdfaid:part="2" pdfaid:conformance="A"' in _xmp(pdf)
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in _xmp(pdf)
    assert pdf.root["/OutputIntents"][0]["/S"] == "/GTS_PDFA1"
    assert pdf.reader.trailer["/ID"]
    assert "/Encrypt" not in pdf.reader.trailer
    assert "/JavaScript" not in pdf.root.get("/Names", {})
    for page in pdf.reader.pages:
        for font in page["/Resources"]["/Font"].values():
            (below,) = font["/DescendantFonts"]
            described = below.get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described), font["/BaseFont"]
            assert "/ToUnicode" in font
        for annotation in page.get("/Annots", []):
            assert annotation.get_object()["/F"] == 4


def test_a_day_is_not_broken_over_two_lines(read) -> None:
    words = " ".join(f"{'x' * (nth % 9)} 5 juli 2023" for nth in range(90))
    pdf = read(render_pdf(f"<h1>Dagen</h1><p>{words}</p>", title="T").content)
    lines = [line for page in pdf.reader.pages for line in page.extract_text().splitlines()]

    assert len(lines) > 9
    assert [line for line in lines if line.rstrip().endswith(("5", "juli"))] == []


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


def test_a_page_holds_more_than_a_signature(read) -> None:
    """Letters that filled a page but for the signature had little else on the next one."""
    for lines in range(38, 56, 3):
        body = (
            "<h1>Brief</h1><p>" + "regel<br>" * lines + "</p>"
            '<section class="letter__last"><h2>Daarna</h2><p>U krijgt een brief.</p></section>'
            '<section class="letter__together"><h2>Vragen?</h2><p>Bel ons.</p></section>'
        )
        pages = [
            page.extract_text() for page in read(render_pdf(body, title="T").content).reader.pages
        ]
        assert [page for page in pages if "Vragen?" in page and "Daarna" in page], lines


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


def letter_in(style) -> Pdf:
    """A letter in a house style, with nothing but its head."""

    class Text:
        house = style
        sender = {"phone": "070 000 00 00"}
        contact = {"name": "Joris Nergenshuis"}
        addressee = {"name": "Stichting Noord", "address_lines": ["Dijkweg 12", "8011 AB  Zwolle"]}
        addressed_to = {"user": {"name": "Sanne de Wit"}}
        mark = "Demo"
        subject = "Besluit"

    with translation.override("nl"):
        body = render_to_string("letters/top.html", {"letter": Text}).strip()
    return render_pdf(body, title="Besluit", mark="Demo")


def places_of(pdf: Pdf, read) -> dict[str, tuple[float, float]]:
    """Where each piece of text on the first page begins, in mm from the left and from the top."""
    found: dict[str, tuple[float, float]] = {}

    def note(text, cm, tm, _font, _size) -> None:
        if text.strip():
            across, up = cm[0] * tm[4] + cm[4], cm[3] * tm[5] + cm[5]
            found[" ".join(text.split())] = (across / MM, 297 - up / MM)

    read(pdf.content).reader.pages[0].extract_text(visitor_text=note)
    return found


@pytest.mark.parametrize(("window", "left"), [("left", 25), ("right", 120)])
def test_address_stands_in_the_window_of_an_envelope(window, left, read, settings) -> None:
    style = replace(house_style(), window=window)

    found = places_of(letter_in(style), read)

    for line in ("Stichting Noord", "8011 AB Zwolle"):
        across, down = found[line]
        assert across == pytest.approx(left, abs=0.5)
        assert 50 < down < 75


def test_letter_bears_sender_return_address_and_logo_of_the_house_style(
    read, settings, tmp_path
) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h9v9z"/></svg>'
    )
    settings.LETTER = {
        **settings.LETTER,
        "sender": "Realisatie Eenheid Noord",
        "return_address": "Postbus 9, 1000 AA Noord",
    }
    without = letter_in(house_style())
    settings.LETTER = {**settings.LETTER, "logo": str(logo)}

    pdf = letter_in(house_style())

    assert "Realisatie Eenheid Noord" in read(pdf.content).text
    assert "Retouradres: Postbus 9, 1000 AA Noord" in read(pdf.content).text
    assert len(pdf.content) > len(without.content)
    file = tmp_path / "brief.pdf"
    file.write_bytes(pdf.content)
    assert [finding.message for finding in pdfua.validate(file).findings] == []


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"colour": "groen"}, "LETTER_COLOUR is 'groen'"),
        ({"colour": "#ffcc00"}, "too light to read"),
        ({"window": "boven"}, "use left or right"),
        ({"logo": "/nergens.svg"}, "cannot be read"),
        ({"logo": "<svg><image href='https://elders.example/a.png'/></svg>"}, "outside itself"),
    ],
)
def test_check_tells_what_is_wrong_with_the_house_style(changed, told, settings, tmp_path) -> None:
    if changed.get("logo", "").startswith("<"):
        (tmp_path / "logo.svg").write_text(changed["logo"])
        changed = {"logo": str(tmp_path / "logo.svg")}
    settings.LETTER = {**settings.LETTER, **changed}

    (found,) = letters_are_dressed()

    assert found.id == "onderwijsregio.E014"
    assert told in found.msg
