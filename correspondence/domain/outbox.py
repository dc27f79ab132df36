"""What happens with mail that waits, was sent or failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email
from post_office.signals import email_queued
from post_office.utils import cleanup_expired_mails

from common.mail import WRITTEN
from common.refusal import Refusal


@transaction.atomic
def retry(*, email: Email) -> Email:
    """Queue a mail that failed once more, as it was rendered, else to be rendered anew.

    Raises `Refusal`: `not_failed`.
    """
    locked: Email = Email.objects.select_for_update().get(pk=email.pk)
    if locked.status != STATUS.failed:
        raise Refusal(_("This mail did not fail, so it is not sent again."), code="not_failed")
    locked.status = STATUS.queued if locked.message else WRITTEN
    locked.scheduled_time = None
    locked.number_of_retries = None
    locked.save()
    email_queued.send(sender=Email, emails=[locked])
    return locked


def remove_old_mail(*, now: datetime) -> int:
    """Remove mail that was written more than `MAIL_KEPT_DAYS` ago, with its files.

    Letters and receipts are not mail, and stay. Returns how many mails were removed.
    """
    long_ago = now - timedelta(days=settings.MAIL_KEPT_DAYS)
    removed, _files = cleanup_expired_mails(long_ago)
    return int(removed)
