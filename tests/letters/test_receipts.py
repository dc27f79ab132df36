"""Receipts: what was received, when and from whom, made once and never changed."""

from __future__ import annotations

import threading
from hashlib import sha256

import pdfua
import pytest
from django.core.files import File
from django.core.files.storage import FileSystemStorage
from django.db import Error, connection, transaction
from post_office.models import Attachment, Email

from accounts.models import RoleKind
from applications.domain.receipts import ReceiptText, make_receipt, receipt_pdf
from applications.models import Receipt
from applications.tasks import make_missing_receipts
from applications.tasks import make_receipt as make_receipt_task
from tests import factories
from tests.mails import text_of

from . import cases

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _attachments_in_a_folder_of_this_test(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_receipt_proves_what_was_received(read) -> None:
    submitted = cases.submission()

    text = read(make_receipt(submission_id=submitted.pk).pdf).text

    assert submitted.number in text
    assert "vrijdag 24 april 2026, 15.59.07 uur (tijd in Nederland)" in text
    assert "Sanne de Wit, bestuurder" in text
    assert f"{submitted.application.penvoerder} (penvoerder)" in text
    assert submitted.sha256 in text.replace(" ", "")
    assert "primair onderwijs (po), voortgezet onderwijs (vo)" in text
    assert "€ 74.750,50" in text
    assert "Hogeschool Oost Lerarenopleiding Piet Bos, directeur, 20 april 2026, 11.30 uur" in text
    assert "Schoolbestuur Ondertekend door in te dienen" in text
    assert (
        "Wij besluiten uiterlijk op vrijdag 19 juni 2026: binnen 8 weken na ontvangst van uw "
        "aanvraag (artikel 4:13 van de Algemene wet bestuursrecht)."
    ) in text


def test_no_paragraph_of_a_receipt_stands_alone_on_its_last_page(read) -> None:
    """What happens next stood alone on a second page, behind all that was known already."""
    pdf = read(make_receipt(submission_id=cases.submission().pk).pdf)

    first, *_others = (" ".join(page.extract_text().split()) for page in pdf.reader.pages)

    assert "Wat gebeurt er nu? De inhoud van uw aanvraag ligt nu vast." in first
    assert "Dit bewijs is nog geen besluit. U hoeft nu niets te doen." in first
    assert ("Projectleider" in first) == ("Totaal" in first)


def test_receipt_and_its_mail_say_that_partners_can_still_sign(read) -> None:
    """The mail said that nothing was to be done, also when signatures were lacking."""
    lacking = "Niet alle partners hebben ondertekend. Zij kunnen dat nog doen."
    text = read(make_receipt(submission_id=cases.submission(signed=False).pk).pdf).text
    assert lacking in text
    assert "U hoeft nu niets te doen" not in text
    mail = text_of(Email.objects.get())
    assert lacking in mail
    assert "U hoeft niet te reageren" not in mail


def test_receipt_names_what_was_not_met_and_what_could_not_be_judged(read) -> None:
    submitted = cases.submission(at=factories.make_round(), signed=False)
    submitted.content["budget"]["lines"] = []
    results = submitted.content["requirements"]["results"]
    next(row for row in results if row["code"] == "budget_maximum").update(
        outcome="not_assessable", sentence="Maak eerst de begroting."
    )

    text = read(receipt_pdf(submitted).content).text

    assert "Wat aandacht vraagt" in text
    assert "Elke partner heeft ondertekend Niet voldaan" in text
    assert "Begroting binnen het maximum Nog niet te beoordelen Maak eerst de begroting." in text


def test_receipt_is_accessible(read, tmp_path) -> None:
    receipt = make_receipt(submission_id=cases.submission().pk)

    pdf = read(receipt.pdf)
    file = tmp_path / "bewijs.pdf"
    file.write_bytes(receipt.pdf)
    assert [finding.message for finding in pdfua.validate(file).findings] == []
    assert pdf.root["/Lang"] == "nl"
    assert pdf.bookmarks[0].startswith("Ontvangstbewijs aanvraag")
    assert pdf.reader.metadata.title == pdf.bookmarks[0]


def test_receipt_tells_what_was_frozen_not_what_it_became() -> None:
    submitted = cases.submission()
    before = make_receipt(submission_id=submitted.pk).sha256

    partner = submitted.application.partners.first()
    partner.organisation.name = "Een nieuwe naam"
    partner.organisation.save()

    submitted.refresh_from_db()
    assert receipt_pdf(submitted).sha256 == before


def test_two_parties_with_the_same_name_each_keep_their_own_signature_on_the_receipt() -> None:
    submitted = cases.submission(training="Samen Sterk", teachers="Samen Sterk")

    shown = ReceiptText(submitted).partners

    assert [(name, kind) for name, kind, _signed in shown[1:]] == [
        ("Samen Sterk", "Beroepsgroep"),
        ("Samen Sterk", "Lerarenopleiding"),
    ]
    assert [signed.split(",")[0] for _name, _kind, signed in shown] == [
        "Ondertekend door in te dienen",
        "An Vis",
        "Piet Bos",
    ]


def test_a_partner_called_as_the_penvoerder_did_not_sign_by_submitting() -> None:
    by = factories.role(RoleKind.PENVOERDER_SIGNATORY, at=factories.organisation(name="Samen"))
    submitted = cases.submission(by=by, training="Samen", signed=False)

    assert [signed for _name, _kind, signed in ReceiptText(submitted).partners] == [
        "Ondertekend door in te dienen",
        "Niet ondertekend",
        "Niet ondertekend",
    ]


def test_receipt_is_mailed_as_link_and_file() -> None:
    submitted = cases.submission()
    editor = factories.role(RoleKind.PENVOERDER_EDITOR, at=submitted.application.penvoerder)

    receipt = make_receipt(submission_id=submitted.pk)

    mails = Email.objects.order_by("pk")
    assert {mail.to[0] for mail in mails} == {
        submitted.submitted_by.user.email,
        editor.user.email,
    }
    for mail in mails:
        (attachment,) = mail.attachments.all()
        with attachment.file.open() as file:
            assert file.read() == receipt.pdf
        assert attachment.name == f"ontvangstbewijs-{submitted.number}.pdf"
        assert f"/aanvragen/{submitted.application_id}/ontvangstbewijs.pdf" in text_of(mail)
        assert submitted.number in mail.subject


def test_receipt_is_made_once() -> None:
    submitted = cases.submission()

    first = make_receipt(submission_id=submitted.pk)
    make_receipt_task(submitted.pk)

    assert Receipt.objects.get() == first
    assert Email.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_make_one_receipt(tmp_path) -> None:
    submitted = cases.submission()
    start = threading.Barrier(2)

    def work() -> None:
        start.wait()
        try:
            make_receipt(submission_id=submitted.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Receipt.objects.count() == 1
    assert Email.objects.count() == 1
    assert Attachment.objects.count() == 1
    assert len([found for found in tmp_path.rglob("*") if found.is_file()]) == 1


@pytest.mark.django_db(transaction=True)
def test_its_file_is_stored_in_no_transaction(monkeypatch) -> None:
    """It may be written to another machine, and meanwhile nobody waits for a lock."""
    save, inside = FileSystemStorage._save, []

    def noted(storage: FileSystemStorage, name: str, content: File) -> str:
        inside.append(connection.in_atomic_block)
        return save(storage, name, content)

    monkeypatch.setattr(FileSystemStorage, "_save", noted)
    make_receipt(submission_id=cases.submission().pk)

    assert inside == [False]


@pytest.mark.parametrize(
    "statement", ["UPDATE applications_receipt SET pdf = ''", "DELETE FROM applications_receipt"]
)
def test_receipt_cannot_be_changed(statement) -> None:
    receipt = make_receipt(submission_id=cases.submission().pk)

    with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    stored = Receipt.objects.get()
    assert stored.sha256 == receipt.sha256 == sha256(stored.pdf).hexdigest()


def test_past_receipts_can_be_entered_without_mail() -> None:
    make_receipt(submission_id=cases.submission().pk, tell=False)

    assert Email.objects.count() == 0


def test_missing_receipts_are_asked_for(monkeypatch) -> None:
    asked: list[int] = []
    monkeypatch.setattr(
        make_receipt_task, "apply_async", lambda args, **options: asked.append(args[0])
    )
    make_receipt(submission_id=cases.submission().pk)
    waiting = cases.submission()

    make_missing_receipts()

    assert asked == [waiting.pk]


def test_penvoerder_and_re_get_the_receipt_and_nobody_else() -> None:
    submitted = cases.submission()
    receipt = make_receipt(submission_id=submitted.pk)
    address = f"/aanvragen/{submitted.application_id}/ontvangstbewijs.pdf"
    own = submitted.application.penvoerder

    seen = {}
    for kind in RoleKind:
        for at in (own, None):
            role = factories.role(kind, at=at)
            seen[kind, at is own] = factories.signed_in(role).get(address).status_code

    allowed = {key for key, status in seen.items() if status == 200}
    assert allowed == {
        (RoleKind.PENVOERDER_EDITOR, True),
        (RoleKind.PENVOERDER_SIGNATORY, True),
        *((kind, own) for kind in (RoleKind.RE_ADVISER, RoleKind.RE_LEAD) for own in (True, False)),
    }
    response = factories.signed_in(submitted.submitted_by).get(address)
    assert response.content == receipt.pdf
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        f'attachment; filename="ontvangstbewijs-{submitted.number}.pdf"'
    )
    assert response["Cache-Control"] == "private, no-store"


def test_receipt_that_is_not_there_yet_is_not_found() -> None:
    submitted = cases.submission()

    address = f"/aanvragen/{submitted.application_id}/ontvangstbewijs.pdf"
    assert factories.signed_in(submitted.submitted_by).get(address).status_code == 404
