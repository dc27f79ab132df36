"""A case as a file to keep: who gets what in it, and that it is what it says."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta
from hashlib import sha256

import pdfua
import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from accounts.models import Role, RoleKind
from applications.domain.receipts import make_receipt
from applications.models import Application
from assessments import tasks
from assessments.domain import assessing, objecting, objections
from assessments.domain.case_contents import Contents, contents_for
from assessments.domain.letters import issue_letter
from assessments.domain.objection_letters import issue_receipt
from assessments.models import CaseFile, Note
from correspondence.models import Letter
from tests.assessments.test_withdrawals import LATE, ended, provisional
from tests.factories import make_submitted, role, signatory_of, signed_in

from . import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = False


def held(contents: Contents | None) -> tuple[int, bool, int, int, int]:
    """How much there is: assessments, a joint outcome, decisions, letters, receipts."""
    assert contents is not None
    return (
        len(contents.assessments),
        contents.joint is not None,
        len(contents.decisions),
        len(contents.letters),
        len(contents.receipts),
    )


NOTHING_BUT_THE_APPLICATION = (0, False, 0, 0, 0)


def test_an_assessor_gets_assessments_of_others_only_after_handing_in():
    panel = make.panel()
    member, other = panel.members.order_by("pk")
    case = panel.application
    by = make.assessor(member.organisation)
    make.handed_in(other)

    assert contents_for(by, case) is None
    make.interest.declare(member=member, by=by, has_interest=False)
    assert held(contents_for(by, case)) == NOTHING_BUT_THE_APPLICATION
    judgements = make.verdicts(panel)
    assessing.save_assessment(member=member, judgements=judgements, remark="", version=0, by=by)
    assert held(contents_for(by, case)) == NOTHING_BUT_THE_APPLICATION
    assessing.hand_in(member=member, judgements=judgements, remark="", version=1, by=by)
    assert held(contents_for(by, case)) == (2, False, 0, 0, 0)
    make.answered(make.proposed(panel))
    contents = contents_for(by, case)
    # Beside the document stand addresses of people, which no page shows to an assessor.
    assert contents.frozen.people == {}
    assert held(contents) == (2, True, 0, 0, 0)
    assert [one.member_id for one in contents.endorsements] == [member.pk]


def test_penvoerder_and_partner_get_the_decision_once_it_is_known_and_no_assessment():
    decision = make.granted(outcome="voorlopig")
    case = decision.application
    penvoerder = case.created_by
    partner = case.partners.exclude(organisation=case.penvoerder).first()
    signatory = signatory_of(partner)
    make_receipt(submission_id=case.submissions.get().pk, tell=False)

    assert held(contents_for(penvoerder, case)) == (0, False, 0, 0, 1)
    assert held(contents_for(signatory, case)) == NOTHING_BUT_THE_APPLICATION
    issue_letter(decision_id=decision.pk, tell=False)
    assert held(contents_for(penvoerder, case)) == (0, False, 1, 1, 1)
    assert held(contents_for(signatory, case)) == (0, False, 1, 0, 0)
    signed = partner.signatures.get().version
    frozen = contents_for(signatory, case).frozen
    assert (frozen.document, frozen.people) == (signed.content, {})


def test_the_realisatie_eenheid_gets_what_was_handed_in_and_decided_but_no_draft():
    case = make.ready()
    adviser, lead = make.adviser(), make.lead()
    decision = make.prepared(case)

    assert held(contents_for(adviser, case)) == held(contents_for(lead, case)) == (2, True, 0, 0, 0)
    make.deciding.grant(decision=decision, by=lead)
    issue_letter(decision_id=decision.pk, tell=False)
    contents = contents_for(adviser, case)
    assert held(contents) == (2, True, 1, 1, 0)
    assert contents.frozen.people == case.submissions.get().people
    assert len(contents_for(lead, case).endorsements) == 2


def test_the_file_has_every_letter_about_the_case_that_its_reader_may_read():
    case = Application.objects.get(pk=provisional().pk)
    ended(case)
    by = make.adviser()
    with make.later(LATE + 4):
        objection = objecting.record(
            letter=Letter.objects.get(withdrawal__application=case),
            way="post",
            received_on=timezone.localdate(),
            name="Stichting Omwonenden (fictief)",
            address="Kade 1",
            grounds="Het klopt niet.",
            by=by,
        )
        objections.take_up(objection=objection, by=by)
        issue_receipt(objection_id=objection.pk)
    issue_letter(decision_id=make.granted(outcome="afgewezen").pk, tell=False)

    def kinds(reader: Role) -> list[str]:
        return [letter.kind for letter in contents_for(reader, case).letters]

    own = ["besluit", "voornemen", "intrekking"]
    assert kinds(role(RoleKind.PENVOERDER_SIGNATORY, at=case.penvoerder)) == own
    # The last went by post to who objected.
    assert kinds(by) == [*own, "bezwaar_ontvangen"]


def test_who_has_nothing_to_do_with_a_case_gets_nothing():
    case = make.panel().application
    partner = case.partners.exclude(organisation=case.penvoerder).first()
    both = role(RoleKind.RE_ADVISER, signatory_of(partner).user, make.adviser().organisation)
    address = reverse("assessments:case_file", args=[case.pk])

    strangers = [role(kind) for kind in RoleKind if kind not in (RoleKind.RE_ADVISER, "re_lead")]
    assert [contents_for(one, case) for one in [*strangers, both]] == [None] * 6
    assert signed_in(both).get(address).status_code == 403
    for one in strangers:
        refused = 403 if one.kind == RoleKind.ADMIN else 404
        assert signed_in(one).post(address).status_code == refused
    assert not CaseFile.objects.exists()


def _make(by: Role, case: Application) -> CaseFile:
    address = reverse("assessments:case_file", args=[case.pk])
    assert signed_in(by).post(address).status_code == 302
    wanted = CaseFile.objects.get(role=by)
    assert "worden gemaakt" in signed_in(by).get(address).content.decode()
    signed_in(by).post(address)
    assert CaseFile.objects.get(role=by).asked_at == wanted.asked_at
    tasks.make_case_file(wanted.pk)
    wanted.refresh_from_db()
    return wanted


def test_the_files_hold_what_was_frozen_in_an_accessible_pdf(tmp_path):
    decision = make.granted(outcome="voorlopig")
    case = decision.application
    letter = issue_letter(decision_id=decision.pk, tell=False)
    submission = case.submissions.get()
    receipt = make_receipt(submission_id=submission.pk, tell=False)
    by = make.adviser()
    Note.objects.create(application=case, text="Bel de penvoerder nog even.", written_by=by)

    made = _make(by, case)

    archive = zipfile.ZipFile(io.BytesIO(bytes(made.archive)))
    name = f"aanvraag-{case.number}"
    assert archive.namelist() == [
        f"{name}.pdf",
        f"{name}.json",
        f"{name}-personen.json",
        f"ontvangstbewijs-{case.number}.pdf",
        f"brief-{letter.reference}.pdf",
        "sha256sums.txt",
    ]
    document = archive.read(f"{name}.json")
    assert sha256(document).hexdigest() == submission.sha256
    assert json.loads(document) == submission.content
    assert archive.read(f"ontvangstbewijs-{case.number}.pdf") == bytes(receipt.pdf)
    assert archive.read(f"brief-{letter.reference}.pdf") == bytes(letter.pdf)
    sums = dict(
        reversed(line.split("  ")) for line in archive.read("sha256sums.txt").decode().splitlines()
    )
    assert sums == {n: sha256(archive.read(n)).hexdigest() for n in archive.namelist()[:-1]}
    assert archive.read(f"{name}.pdf") == bytes(made.pdf)

    file = tmp_path / "aanvraag.pdf"
    file.write_bytes(bytes(made.pdf))
    assert [finding.message for finding in pdfua.validate(file).findings] == []
    pdf = PdfReader(file)
    assert (pdf.trailer["/Root"]["/Lang"], pdf.metadata.title) == (
        "nl",
        f"Aanvraag {case.number} {case.name}",
    )
    words = " ".join(page.extract_text() for page in pdf.pages)
    for said in ("Een stuurgroep besluit.", "Werk het plan uit.", letter.reference, "Criterium 1"):
        assert said in words
    assert "Bel de penvoerder" not in words

    tasks.make_case_file(made.pk)
    download = reverse("assessments:case_file_zip", args=[case.pk])
    assert signed_in(by).get(download).content == bytes(made.archive)


def test_files_are_for_who_asked_and_only_for_a_day():
    case = make_submitted()
    by = case.created_by
    wanted = CaseFile.objects.create(
        application=case, role=by, made_at=timezone.now(), pdf=b"%PDF", archive=b"PK"
    )
    colleague = role(RoleKind.PENVOERDER_EDITOR, at=by.organisation)
    download = reverse("assessments:case_file_pdf", args=[case.pk])

    assert signed_in(by).get(download).content == b"%PDF"
    assert signed_in(colleague).get(download).status_code == 404
    assert signed_in(role(by.kind)).get(download).status_code == 404
    CaseFile.objects.update(asked_at=timezone.now() - timedelta(hours=25))
    tasks.tend_case_files()
    assert not CaseFile.objects.filter(pk=wanted.pk).exists()
    assert signed_in(by).get(download).status_code == 404


def test_who_may_see_nothing_any_more_gets_no_file():
    case = make_submitted()
    by = case.created_by
    wanted = CaseFile.objects.create(application=case, role=by)
    Role.objects.filter(pk=by.pk).update(ended_at=timezone.now())

    tasks.make_case_file(wanted.pk)

    assert not CaseFile.objects.exists()
