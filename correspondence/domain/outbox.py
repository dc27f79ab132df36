"""What happens with mail that waits, was sent or failed."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email
from post_office.signals import email_queued

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
