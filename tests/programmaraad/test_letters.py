"""Who is appointed gets a letter, once, by mail."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from post_office.models import Email

from accounts.models import RoleKind
from correspondence.models import Letter
from programmaraad.domain import nominations, seats
from programmaraad.domain.letters import issue_appointment_letter
from programmaraad.models import Term
from programmaraad.tasks import make_missing_letters
from regions.models import OrganisationKind
from tests.factories import organisation, role, signed_in

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 15, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _attachments_in_a_folder_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.SECOND_FACTOR_REQUIRED = False


@pytest.fixture
def admin():
    return role(RoleKind.ADMIN)


def appointed(admin, **fields) -> Term:
    union = organisation(OrganisationKind.NATIONAL_PARTNER, "Federatie Onderwijs (fictief)")
    seat = seats.add_seat(
        name="Primair onderwijs", nominating_organisation=union, is_chair=False, by=admin
    )
    nomination = nominations.nominate(
        seat=seat,
        name="Noor Voorbeeld",
        email="noor@voorbeeld.example",
        motivation="Kent de praktijk.",
        by=admin,
        at=NOW,
    )
    days = {"starts_on": date(2024, 2, 1), "ends_on": date(2026, 1, 31)}
    return nominations.appoint(nomination=nomination, by=admin, at=NOW, **days, **fields)


def test_who_is_appointed_gets_one_letter_by_mail(admin):
    term = appointed(admin)
    assert list(Term.objects.without_letter()) == [term]

    letter = issue_appointment_letter(term_id=term.pk)
    assert issue_appointment_letter(term_id=term.pk) == letter

    assert (letter.kind, letter.is_beschikking, letter.objection_until) == (
        "benoeming",
        False,
        None,
    )
    text = " ".join(letter.body_html.split())
    assert "Geachte Noor Voorbeeld," in text
    assert "Op maandag 15 januari 2024 heeft Federatie Onderwijs (fictief) u voorgedragen" in text
    assert "van donderdag 1 februari 2024 tot en met zaterdag 31 januari 2026." in text
    assert "bezwaar" not in text
    assert not Term.objects.without_letter().exists()
    mail = Email.objects.get(to="noor@voorbeeld.example")
    assert mail.subject == "Uw benoeming in de Programmaraad"
    (attachment,) = mail.attachments.all()
    with attachment.file.open() as file:
        assert file.read() == bytes(letter.pdf)
    page = signed_in(admin.user).get(f"/beheer/programmaraad/zetels/{term.seat_id}/")
    assert f"brief {letter.reference} van" in " ".join(page.content.decode().split())


def test_letter_that_a_mail_brings_is_never_left_unread(admin):
    letter = issue_appointment_letter(term_id=appointed(admin).pk)
    later = timezone.now() + timedelta(days=30)

    assert not Letter.objects.left_unread(later).filter(pk=letter.pk).exists()


def test_worker_that_dies_while_storing_leaves_no_letter_and_no_mail(admin, monkeypatch):
    term = appointed(admin)

    def dies(**kwargs):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr("programmaraad.domain.letters.notify", dies)
        with pytest.raises(SystemExit), transaction.atomic():
            issue_appointment_letter(term_id=term.pk)
    assert not Letter.objects.exists()

    make_missing_letters()
    issue_appointment_letter(term_id=term.pk)

    assert Email.objects.filter(to="noor@voorbeeld.example").count() == 1


def test_appointment_of_the_past_that_is_entered_afterwards_gets_no_letter(admin):
    appointed(admin, tell=False)

    assert not Term.objects.without_letter().exists()
