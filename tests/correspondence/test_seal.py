"""The seal on a letter: valid, over the whole file, once, and only when there is a certificate."""

from __future__ import annotations

import io
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pdfua
import pytest
from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from common.pdf.certificates import CannotSeal
from common.pdf.rendering import render_pdf
from common.pdf.sealing import sealed
from correspondence import kinds
from correspondence.domain import letters
from correspondence.domain.letters import Assignment, Contents, Heading
from correspondence.models import Letter
from onderwijsregio.checks import letters_can_be_sealed
from tests import factories, seals

PAGE = "<h1>Besluit</h1><p>De tekst van een brief.</p>" * 20
KIND = "bericht van ontvangst"


@pytest.fixture(autouse=True)
def _kind(monkeypatch):
    monkeypatch.setitem(kinds.registered(), KIND, kinds.LetterKind(KIND, False, False))


@pytest.fixture
def certificate(settings, tmp_path) -> Path:
    """The file of a certificate with which letters are sealed."""
    settings.SEAL = seals.seal_settings(tmp_path)
    return Path(settings.SEAL["certificate"])


def issue(occasion: str = "question 7") -> Letter:
    def compose(heading: Heading) -> Contents:
        return Contents(subject="Wij hebben uw vraag", body_html=f"{PAGE}{heading.reference}")

    assignment = Assignment(occasion=occasion, kind=KIND, addressee=factories.organisation())
    letter, _made = letters.issue(assignment, compose=compose, then=lambda letter: None)
    return letter


def status_of(content: bytes, **trust):
    (signature,) = PdfFileReader(io.BytesIO(content)).embedded_signatures
    known = ValidationContext(trust_roots=[signature.signer_cert], allow_fetching=False)
    # It runs an event loop of its own, which the thread of the browser tests does not allow.
    with ThreadPoolExecutor(max_workers=1) as apart:
        check = partial(validate_pdf_signature, signature, signer_validation_context=known, **trust)
        return apart.submit(check).result()


@pytest.mark.django_db
def test_letter_bears_a_valid_seal_over_the_whole_file(certificate, tmp_path):
    letter = issue()

    status = status_of(bytes(letter.pdf))

    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE
    assert "Zegel (voorbeeld)" in status.signing_cert.subject.human_friendly
    assert letter.sha256 == sha256(letter.pdf).hexdigest()
    file = tmp_path / "brief.pdf"
    file.write_bytes(letter.pdf)
    assert [finding.message for finding in pdfua.validate(file).findings] == []


@pytest.mark.django_db
def test_sealed_file_is_known_on_the_page_that_checks_letters_and_a_changed_one_is_not(certificate):
    content = bytes(issue().pdf)

    def said(brought: bytes) -> str:
        sent = {"way": "file", "file": SimpleUploadedFile("brief.pdf", brought)}
        return Client().post("/brieven/controleren/", sent).content.decode()

    assert "Deze brief is echt" in said(content)
    assert "Wij kennen deze brief niet" in said(content.replace(b"%PDF-1.7", b"%PDF-1.6"))


def test_one_changed_byte_breaks_the_seal(certificate):
    content = sealed(render_pdf(PAGE, title="Brief")).content

    assert not status_of(content.replace(b"/DisplayDocTitle true", b"/DisplayDocTitle null")).intact


def test_without_a_certificate_a_letter_stays_as_it_was():
    pdf = render_pdf(PAGE, title="Brief")

    assert sealed(pdf) is pdf


def test_draft_that_somebody_looks_at_is_not_sealed(certificate):
    draft = letters.render(Contents(subject="Brief", body_html=PAGE, mark="Concept"))

    assert PdfFileReader(io.BytesIO(draft.content)).embedded_signatures == []


def test_seal_needs_no_network(certificate, monkeypatch):
    def no_network(*args, **kwargs):
        raise AssertionError("A seal asked for the network.")

    monkeypatch.setattr(socket.socket, "connect", no_network)

    assert status_of(sealed(render_pdf(PAGE, title="Brief")).content).bottom_line


def test_key_may_be_of_an_elliptic_curve(settings, tmp_path):
    settings.SEAL = seals.seal_settings(tmp_path, is_elliptic=True)

    assert status_of(sealed(render_pdf(PAGE, title="Brief")).content).bottom_line


def test_renewed_certificate_is_used_without_a_restart(settings, certificate):
    pdf = render_pdf(PAGE, title="Brief")
    old = status_of(sealed(pdf).content).signing_cert.serial_number

    settings.SEAL = seals.seal_settings(certificate.parent)

    assert status_of(sealed(pdf).content).signing_cert.serial_number != old


def test_time_stamp_is_put_in_when_a_service_is_configured(settings, certificate):
    key = seals.key_pair()
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    issued = seals.certificate(key, is_for_time=True).public_bytes(Encoding.DER)
    stamper = DummyTimeStamper(x509.Certificate.load(issued), keys.PrivateKeyInfo.load(private))

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self):
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            answer = stamper.request_tsa_response(tsp.TimeStampReq.load(asked)).dump()
            self.send_response(200)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(answer)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *args):
            """Say nothing."""

    with HTTPServer(("127.0.0.1", 0), Answer) as service:
        threading.Thread(target=service.serve_forever, daemon=True).start()
        settings.SEAL = {**settings.SEAL, "tsa": f"http://127.0.0.1:{service.server_port}/"}
        content = sealed(render_pdf(PAGE, title="Brief")).content
        service.shutdown()

    trusted = ValidationContext(trust_roots=[x509.Certificate.load(issued)], allow_fetching=False)
    status = status_of(content, ts_validation_context=trusted)
    assert status.bottom_line
    assert status.timestamp_validity.valid


@pytest.mark.django_db
def test_letter_waits_when_its_certificate_has_ended_and_keeps_its_number(settings, certificate):
    good = settings.SEAL
    settings.SEAL = seals.seal_settings(certificate.parent, days=-1)
    with pytest.raises(CannotSeal, match="counts from"):
        issue()
    assert not Letter.objects.exists()

    settings.SEAL = seals.seal_settings(Path(good["certificate"]).parent)

    assert issue().reference.endswith("-0001")


@pytest.mark.django_db
def test_worker_that_dies_after_sealing_leaves_one_letter(certificate, monkeypatch):
    def dies(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(letters, "_store", dies)
        with pytest.raises(SystemExit):
            issue()
    assert issue() == issue()

    assert Letter.objects.get().reference.endswith("-0001")


def test_check_says_nothing_without_a_certificate_or_with_a_good_one(settings, tmp_path):
    assert letters_can_be_sealed() == []
    settings.SEAL = seals.seal_settings(tmp_path)
    assert letters_can_be_sealed() == []


def test_check_refuses_a_wrong_passphrase_and_does_not_tell_it(certificate):
    certificate.with_suffix(".txt").write_text("geheim-en-fout")

    (found,) = letters_can_be_sealed()

    assert found.id == "onderwijsregio.E012"
    assert "SEAL_PASSPHRASE_FILE holds another passphrase" in found.msg
    assert "geheim-en-fout" not in str(found)


def test_check_refuses_a_file_that_is_not_there_and_a_certificate_that_ended(settings, tmp_path):
    settings.SEAL = {"certificate": "/nergens.p12", "passphrase_file": "", "tsa": ""}
    assert "/nergens.p12 cannot be read" in letters_can_be_sealed()[0].msg

    settings.SEAL = seals.seal_settings(tmp_path, days=-1)
    assert "counts from" in letters_can_be_sealed()[0].msg


def test_check_tells_beforehand_that_a_certificate_ends(settings, tmp_path):
    settings.SEAL = seals.seal_settings(tmp_path, days=20)

    assert [found.id for found in letters_can_be_sealed()] == ["onderwijsregio.W013"]
