"""What is of no use any more is removed every night."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import Attachment, Email

from accounts.domain.invitations import accept, invite
from accounts.models import Invitation, RoleKind
from accounts.tasks import clear_out
from correspondence.tasks import remove_old_mail
from onderwijsregio.celery import app
from tests import factories
from tests.mails import a_mail

pytestmark = pytest.mark.django_db


def signed_in_by_password() -> SessionBase:
    client = Client()
    typed = {"login": factories.person().email, "password": factories.PASSWORD}
    assert client.post(reverse("account_login"), typed).status_code == 302
    return client.session


def test_session_that_expired_is_removed_and_others_stay():
    now = timezone.now()
    ended, lasting = signed_in_by_password(), signed_in_by_password()
    Session.objects.filter(pk=ended.session_key).update(expire_date=now - timedelta(seconds=1))
    assert UserSession.objects.count() == 2

    clear_out()

    assert [session.pk for session in Session.objects.all()] == [lasting.session_key]
    assert [known.session_key for known in UserSession.objects.all()] == [lasting.session_key]


def invited(name: str, *, ended_days_ago: int) -> Invitation:
    invitation = invite(
        email=f"{name}@voorbeeld.example",
        organisation=factories.organisation(),
        kind=RoleKind.PENVOERDER_EDITOR,
        invited_by=None,
    )
    invitation.expires_at = timezone.now() - timedelta(days=ended_days_ago)
    invitation.created_at = invitation.expires_at - timedelta(days=14)
    return invitation


def test_invitation_that_nobody_accepted_is_removed_after_a_while():
    kept = settings.INVITATION_KEPT_DAYS
    old, recent, accepted = (
        invited(name, ended_days_ago=days)
        for name, days in {"oud": kept + 1, "nieuw": kept - 1, "ja": kept + 1}.items()
    )
    accept(invitation=accepted, by=factories.person(email=accepted.email))
    for invitation in (old, recent, accepted):
        invitation.save(update_fields=["created_at", "expires_at"])

    clear_out()

    assert set(Invitation.objects.all()) == {recent, accepted}


def test_old_mail_is_removed_with_its_files_and_its_log_and_other_mail_stays():
    old, recent = a_mail(), a_mail()
    attachment = Attachment(name="x.pdf", mimetype="application/pdf")
    attachment.file.save("x.pdf", ContentFile(b"x"))
    old.attachments.add(attachment)
    old.logs.create(status=1, message="no")
    days = settings.MAIL_KEPT_DAYS
    for mail, age in ((old, days + 1), (recent, days - 1)):
        written = timezone.now() - timedelta(days=age)
        Email.objects.filter(pk=mail.pk).update(created=written)

    remove_old_mail()

    assert list(Email.objects.all()) == [recent]
    assert Attachment.objects.count() == 0
    assert not attachment.file.storage.exists(attachment.file.name)


def test_beat_starts_them_every_night():
    schedule = settings.CELERY_BEAT_SCHEDULE.values()
    nightly = {entry["task"] for entry in schedule if str(entry["schedule"]).startswith("<crontab")}

    app.loader.import_default_modules()
    assert nightly == {
        "accounts.tasks.clear_out",
        "assessments.tasks.remind_panels",
        "correspondence.tasks.remove_old_mail",
        "documents.tasks.sweep",
    }
    assert nightly <= set(app.tasks)
