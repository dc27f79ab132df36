"""Documents that go with a section: adding, replacing, taking off, and who reads them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import RoleKind
from applications.comparing import compare
from applications.content import attachments_in, essential_sha256, frozen_content
from applications.domain import attaching
from applications.domain.signing import ask_to_sign
from applications.domain.signing_links import token_of
from applications.domain.submission import submit
from applications.models import Application, Attachment, Section
from common.refusal import Refusal
from documents.kinds import FileKind
from documents.models import Version
from tests import factories
from tests.assessments import factories as make
from tests.documents import corpus

pytestmark = pytest.mark.django_db
KIND = "governance"


@pytest.fixture(autouse=True)
def _no_second_factor(settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MEDIA_ROOT = tmp_path


def upload(name: str = "plan.pdf", content: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, corpus.pdf() if content is None else content)


def attach(application: Application, file=None, *, kind: str = KIND, by=None) -> Attachment:
    return attaching.attach(
        application=application,
        kind=kind,
        upload=file or upload(),
        by=by or application.created_by,
    )


def content_of(answer) -> bytes:
    """What was given, once the file of it is closed."""
    given = b"".join(answer.streaming_content)
    let_go(answer)
    return given


def let_go(answer) -> None:
    """Close the file of an answer, but not the connection of the test as a server would."""
    for close in answer._resource_closers:
        close()


def refusal(act, **values) -> str:
    with pytest.raises(Refusal) as refused:
        act(**values)
    return refused.value.code


def address(name: str, application: Application, *args) -> str:
    return reverse(f"applications:{name}", args=[application.pk, KIND, *args])


@pytest.fixture
def draft() -> Application:
    return factories.make_application(complete=True)


# --- the acts -------------------------------------------------------------------------------------


def test_a_document_is_kept_under_a_name_of_our_own_and_frozen_by_its_hash(draft):
    version = attach(draft, upload("../../Plan van aanpak.pdf")).version

    assert version.name == "Plan van aanpak.pdf"
    assert "lan" not in version.file.name
    with version.file.storage.open(version.file.name) as kept:
        assert kept.read() == corpus.pdf()
    assert attachments_in(frozen_content(draft), KIND) == [
        {
            "section": KIND,
            "name": "Plan van aanpak.pdf",
            "kind": "pdf",
            "bytes": version.size,
            "sha256": version.sha256,
        }
    ]


def test_the_same_document_is_added_once(draft):
    assert attach(draft) == attach(draft)
    assert Version.objects.count() == 1


def test_a_document_of_an_essential_part_makes_partners_sign_again_and_of_another_does_not():
    signed = factories.make_signed()
    before = essential_sha256(signed)
    attach(signed, kind="contact")
    assert essential_sha256(signed) == before
    attach(signed)
    assert essential_sha256(signed) != before


def test_a_newer_version_counts_and_the_earlier_ones_are_kept(draft):
    first = attach(draft)
    by = draft.created_by
    newer = attaching.replace(
        attachment=first,
        upload=upload("plan2.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web)),
        by=by,
    )
    assert newer.version.number == 2
    assert [one.number for one in newer.version.document.versions.all()] == [1, 2]
    again = attaching.replace(
        attachment=newer,
        upload=upload("plan2.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web)),
        by=by,
    )
    assert again.version.number == 2


def test_a_document_replaced_under_its_own_name_is_told_as_changed(draft):
    first = attach(draft)
    beside = attach(draft, upload("bijlage.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web)))
    before = frozen_content(draft)
    file = upload(content=corpus.pdf(corpus.link_to_a_page_of_the_web, linearize=True))
    attaching.replace(attachment=first, upload=file, by=draft.created_by)
    (part,) = compare(before, frozen_content(draft))
    (row,) = part.rows
    assert (part.kind, row.values[0] == row.values[1]) == (KIND, False)
    assert all("plan.pdf" in said for said in row.values)
    # Documents of one part stand under one name: none of them hides another.
    assert all(beside.version.name in said for said in row.values)


def test_a_part_has_at_most_so_many_documents(draft, monkeypatch):
    monkeypatch.setattr(attaching, "MOST", 2)
    attach(draft, upload("een.pdf"))
    two = attach(draft, upload("twee.pdf"))
    more = {
        "application": draft,
        "kind": KIND,
        "upload": upload("drie.pdf"),
        "by": draft.created_by,
    }
    assert refusal(attaching.attach, **more) == "too_many"
    attaching.take_off(attachment=two, by=draft.created_by)
    attaching.attach(**more)


def test_nobody_waits_while_a_document_is_looked_into(draft, monkeypatch):
    seen: list[str] = []

    def look(_name, _content):
        seen.extend(query["sql"] for query in asked if "FOR " in query["sql"])
        return FileKind.PDF

    with CaptureQueriesContext(connection) as asked:
        first = attach(draft)
        assert any("FOR " in query["sql"] for query in asked)
    monkeypatch.setattr("documents.checks.check_content", look)
    newer = upload("plan.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web))
    with CaptureQueriesContext(connection) as asked:
        attach(draft, upload("kaart.pdf"))
    with CaptureQueriesContext(connection) as asked:
        attaching.replace(attachment=first, upload=newer, by=draft.created_by)
    assert seen == []


def test_a_document_that_is_too_large_is_refused_in_words(draft, settings):
    settings.DOCUMENT_MAX_BYTES = 100
    with pytest.raises(Refusal, match=r"at most|hoogstens"):
        attach(draft)


def test_two_people_who_take_off_the_same_document_are_told_so(draft):
    added, by = attach(draft), draft.created_by
    attaching.take_off(attachment=added, by=by)
    assert refusal(attaching.take_off, attachment=added, by=by) == "taken_off"


def test_only_the_penvoerder_adds_and_only_to_an_open_part(draft):
    stranger = factories.role(RoleKind.PENVOERDER_EDITOR)
    values = {"kind": KIND, "upload": upload()}
    assert refusal(attaching.attach, application=draft, by=stranger, **values) == "not_editable"
    submitted = factories.make_submitted()
    act = {"application": submitted, "by": submitted.created_by, **values}
    assert refusal(attaching.attach, **act) == "not_editable"


def submitted_with(kind: str = KIND) -> Application:
    application = factories.make_application(complete=True)
    attach(application, kind=kind)
    factories.sign_all(application, application.created_by)
    application = Application.objects.get(pk=application.pk)
    submit(application=application, by=application.created_by, received_at=timezone.now())
    return Application.objects.get(pk=application.pk)


def test_the_database_keeps_what_was_submitted():
    application = submitted_with()
    attachment = Attachment.objects.get()
    section = Section.objects.get(plan__application=application, kind=KIND)
    changes = (
        lambda: Attachment.objects.update(removed_at=timezone.now()),
        attachment.delete,
        lambda: Attachment.objects.create(section=section, version=attachment.version),
        lambda: Version.objects.update(sha256="0" * 64),
        lambda: Version.objects.update(name="ander.pdf"),
        lambda: Version.objects.all()._raw_delete("default"),
    )
    for change in changes:
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# --- the pages ------------------------------------------------------------------------------------


def test_several_are_added_at_once_and_what_is_refused_says_why(draft):
    browser = factories.signed_in(draft.created_by)
    page = browser.post(
        address("attachments", draft),
        {"documents": [upload("een.pdf"), upload("twee.pdf", b"MZ"), upload("leeg.pdf", b"")]},
    )
    assert page.status_code == 422
    said = page.content.decode()
    assert "“twee.pdf”" in said
    assert "“leeg.pdf”" in said
    assert [one.version.name for one in Attachment.objects.all()] == ["een.pdf"]


def test_a_script_that_sends_one_is_told_in_words(draft):
    browser = factories.signed_in(draft.created_by)
    headers = {"X-One-File": "1"}
    here = address("attachments", draft)
    sent = browser.post(here, {"documents": upload()}, headers=headers)
    assert sent.status_code == 204, sent.content.decode()
    refused = browser.post(here, {"documents": upload("x.exe")}, headers=headers)
    assert (refused.status_code, refused["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert "“x.exe”" in refused.content.decode()


def test_nothing_chosen_is_said(draft):
    page = factories.signed_in(draft.created_by).post(address("attachments", draft), {})
    assert page.status_code == 422


def test_a_document_is_replaced_shown_and_taken_off(draft):
    browser = factories.signed_in(draft.created_by)
    added = attach(draft)
    here = address("attachment", draft, added.pk)
    newer = upload("nieuw.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web))
    assert browser.post(here, {"file": newer}).status_code == 302
    assert "nieuw.pdf" in browser.get(here).content.decode()
    assert content_of(browser.get(here + "?versie=1")) == corpus.pdf()
    for unknown in ("9", "9" * 5000, "een"):
        assert browser.get(f"{here}?versie={unknown}").status_code == 404
    assert browser.get(address("attachment_remove", draft, added.pk)).status_code == 200
    browser.post(address("attachment_remove", draft, added.pk))
    assert not Attachment.objects.exists()


def test_a_stranger_finds_no_documents(draft):
    added = attach(draft)
    stranger = factories.signed_in(factories.role(RoleKind.PENVOERDER_SIGNATORY))
    for name, args in (
        ("attachments", ()),
        ("attachment", (added.pk,)),
        ("attachment_remove", (added.pk,)),
    ):
        assert stranger.get(address(name, draft, *args)).status_code == 404
        assert stranger.post(address(name, draft, *args)).status_code == 404


# --- who reads them -------------------------------------------------------------------------------


def read(role, application: Application, sha256: str):
    where = reverse("assessments:attachment", args=[application.pk, sha256])
    answer = factories.signed_in(role).get(where)
    let_go(answer)
    return answer


def test_who_judges_reads_what_was_submitted_as_a_file_to_keep():
    application = submitted_with()
    sha256 = Attachment.objects.get().version.sha256
    where = reverse("assessments:attachment", args=[application.pk, sha256])
    answer = factories.signed_in(make.adviser()).get(where)
    assert answer.status_code == 200
    assert content_of(answer) == corpus.pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "no-store" in answer["Cache-Control"]
    assert read(make.adviser(), application, "0" * 64).status_code == 404


def test_an_assessor_reads_it_once_invited_and_declared_free():
    application = submitted_with()
    sha256 = Attachment.objects.get().version.sha256
    panel = make.panel(application)
    member = panel.members.first()
    by = make.assessor(member.organisation)
    assert read(by, application, sha256).status_code == 404
    make.interest.declare(member=member, by=by, has_interest=False)
    assert read(by, application, sha256).status_code == 200


def test_a_partner_reads_what_it_was_asked_to_sign_and_nothing_newer():
    application = submitted_with()
    sha256 = Attachment.objects.get().version.sha256
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    assert read(factories.signatory_of(partner), application, sha256).status_code == 200
    draft = factories.make_application(complete=True)
    attach(draft)
    assert read(factories.signatory_of(partner), draft, sha256).status_code == 404


def test_what_waits_for_the_virus_scanner_is_opened_by_nobody(settings):
    settings.CLAMD_ADDRESS = "127.0.0.1:9"
    application = submitted_with()
    version = Attachment.objects.get().version
    assert version.scan_state == "waiting"
    assert read(make.adviser(), application, version.sha256).status_code == 409
    assert read(application.created_by, application, version.sha256).status_code == 409


def test_who_came_by_a_link_reads_what_goes_with_what_they_are_asked_to_sign():
    application = factories.make_application(complete=True)
    sha256 = attach(application).version.sha256
    newer = attach(application, upload("later.pdf", corpus.pdf(corpus.link_to_a_page_of_the_web)))
    attaching.take_off(attachment=newer, by=application.created_by)
    partner = application.partners.exclude(organisation=application.penvoerder).first()
    by = application.created_by
    (asked,) = ask_to_sign(application=application, partners=[partner], by=by)
    token = token_of(asked.links.get())

    def got(wanted: str, token: str = token) -> int:
        answer = Client().get(reverse("applications:attachment_by_link", args=[token, wanted]))
        let_go(answer)
        return answer.status_code

    assert got(sha256) == 200
    assert got(newer.version.sha256) == 404
    assert got(sha256, token + "x") == 404


def test_the_attachments_stand_with_their_section_wherever_the_plan_is_read():
    application = submitted_with()
    sha256 = Attachment.objects.get().version.sha256
    link = reverse("assessments:attachment", args=[application.pk, sha256])
    penvoerder = factories.signed_in(application.created_by)
    page = penvoerder.get(reverse("applications:submitted", args=[application.pk]))
    assert link in page.content.decode()
    page = factories.signed_in(make.adviser()).get(
        reverse("assessments:submitted", args=[application.pk])
    )
    assert link in page.content.decode()
