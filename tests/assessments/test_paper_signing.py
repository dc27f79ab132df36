"""The Realisatie Eenheid records what was signed on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from applications.models import Application, Signature
from applications.signature_states import partner_signatures
from tests.assessments import factories as make
from tests.documents import corpus
from tests.factories import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_second_factor(settings, tmp_path):
    settings.SECOND_FACTOR_REQUIRED = False
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def case() -> Application:
    return make.submitted(signed=False)


def partner_of(case, kind="teacher_training"):
    return case.partners.get(kind=kind)


def page(case, partner):
    return reverse("assessments:record_signature", args=[case.pk, partner.pk])


def typed(name="scan.pdf", content=None, **fields):
    scan = SimpleUploadedFile(name, corpus.pdf() if content is None else content)
    day = str(timezone.localdate() - timedelta(days=3))
    return {"upload": scan, "name": "Kim", "job_title": "Rector", "signed_on": day, **fields}


def test_a_signature_on_paper_counts_and_says_who_recorded_it(case):
    partner, by = partner_of(case), make.adviser()
    browser = signed_in(by)
    shown = reverse("assessments:partners", args=[case.pk])
    assert page(case, partner) in browser.get(shown).text
    assert browser.get(page(case, partner)).status_code == 200
    answer = browser.post(page(case, partner), typed())
    assert answer.status_code == 302, answer.text
    given = Signature.objects.get(partner=partner)
    assert (given.recorded_by, given.address) == (by, "")
    signed = partner_signatures(Application.objects.get(pk=case.pk)).signed
    assert [one.partner for one in signed] == [partner]
    read = browser.get(shown).text
    assert f"vastgelegd door {by.user}" in read
    assert page(case, partner) not in read
    scan = reverse("assessments:paper_signature", args=[case.pk, given.pk])
    assert b"".join(browser.get(scan).streaming_content) == corpus.pdf()


def test_what_is_no_scan_or_has_a_day_to_come_is_refused_and_nothing_typed_is_lost(case):
    partner, browser = partner_of(case), signed_in(make.adviser())
    tomorrow = str(timezone.localdate() + timedelta(days=1))
    for wrong in (
        typed("brief.docx", b"PK"),
        typed(content=b"<html>geen pdf</html>"),
        typed(signed_on=tomorrow),
    ):
        answer = browser.post(page(case, partner), wrong)
        assert answer.status_code == 422
        assert 'value="Rector"' in answer.text
    assert not Signature.objects.filter(partner=partner).exists()


def test_the_beroepsgroep_says_on_paper_what_it_says_otherwise(case):
    partner, browser = partner_of(case, "beroepsgroep"), signed_in(make.adviser())
    assert browser.post(page(case, partner), typed()).status_code == 422
    said = {"represents": "Leraren.", "confirmation": "Wij schreven mee.", "voice": "yes"}
    assert browser.post(page(case, partner), typed(**said)).status_code == 302
    assert partner_signatures(Application.objects.get(pk=case.pk)).beroepsgroep_confirmed


def test_who_signed_already_does_not_sign_on_paper_too(case):
    partner, browser = partner_of(case), signed_in(make.adviser())
    browser.post(page(case, partner), typed())
    answer = browser.post(page(case, partner), typed())
    assert "heeft al ondertekend" in answer.text
    assert Signature.objects.filter(partner=partner).count() == 1


def test_the_database_knows_who_recorded_a_paper_and_keeps_it(case):
    partner = partner_of(case)
    signed_in(make.adviser()).post(page(case, partner), typed())
    given = Signature.objects.get(partner=partner)
    for change in ({"recorded_by": None}, {"paper": None}, {"paper_signed_on": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Signature.objects.filter(pk=given.pk).update(**change)


def test_the_database_takes_a_paper_of_the_realisatie_eenheid_only(case):
    partner = partner_of(case)
    signed_in(make.adviser()).post(page(case, partner), typed())
    given = Signature.objects.get(partner=partner)
    given.pk, given.partner = None, partner_of(case, "beroepsgroep")
    given.recorded_by = case.created_by
    with pytest.raises(DatabaseError, match="recorded by the Realisatie"), transaction.atomic():
        given.save(force_insert=True)
