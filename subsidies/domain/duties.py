"""What a recipient owes: begun with the letter, handed in by the region, received by the RE."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from assessments.domain import cases
from common.dates import amsterdam_date
from common.refusal import Refusal, refuse, written
from documents.domain.adding import CheckedFile, add, checked
from subsidies.grant_permissions import (
    why_not_hand_in,
    why_not_receive,
    why_not_received_on,
    why_not_report,
)
from subsidies.models import Duty, DutyKind, HandedIn, HandedInDocument, Share

from . import later_mails

MOST = 10
"""How many documents go with what is handed in at once."""


def begin_duties(share: Share) -> None:
    """The duties with a date that a grant brings; called with its letter. Twice is once."""
    rules = share.division.round.subsidy_rules
    wanted = {DutyKind.REPORT: rules.report_by, DutyKind.ACCOUNT: rules.account_by}
    for kind, day in wanted.items():
        if day is not None:
            Duty.objects.get_or_create(share=share, kind=kind, defaults={"due_on": day})


def hand_in(
    *, duty: Duty, text: str, uploads: Iterable[UploadedFile[Any]] = (), by: Role
) -> HandedIn:
    """Hand in for a duty, perhaps with documents, and tell who receives it; it never changes.

    Raises `Refusal`: `cannot_hand_in`, `text`, `too_many`, those of `documents.domain.adding`.
    """
    refuse(why_not_hand_in(by, duty), code="cannot_hand_in")
    files = _checked(uploads)
    with transaction.atomic():
        return _handed_in(duty, text, files, by=by)


def report_change(
    *, share: Share, text: str, uploads: Iterable[UploadedFile[Any]] = (), by: Role
) -> HandedIn:
    """Give notice of a change (Awb 4:37). Raises `Refusal` as `hand_in`."""
    refuse(why_not_report(by, share), code="cannot_hand_in")
    files = _checked(uploads)
    with transaction.atomic():
        duty = Duty.objects.create(share=share, kind=DutyKind.CHANGE)
        return _handed_in(duty, text, files, by=by)


def _checked(uploads: Iterable[UploadedFile[Any]]) -> list[CheckedFile]:
    """Look into the files, before a lock is taken."""
    found = list(uploads)
    if len(found) > MOST:
        raise Refusal(
            _("At most %(most)d documents can be handed in at once.") % {"most": MOST},
            code="too_many",
            field="documents",
        )
    return [checked(one) for one in found]


def _handed_in(duty: Duty, text: str, files: Iterable[CheckedFile], *, by: Role) -> HandedIn:
    text = written(text, _("Write what you hand in."), code="text")
    locked = _locked(duty)
    refuse(why_not_hand_in(by, locked), code="cannot_hand_in")
    given = HandedIn.objects.create(duty=locked, text=text, handed_in_by=by)
    versions = {add(file=one, by=by): None for one in files}
    HandedInDocument.objects.bulk_create(
        HandedInDocument(handed_in=given, version=version) for version in versions
    )
    later_mails.handed_in(given)
    return given


@transaction.atomic
def receive(*, duty: Duty, on: date, by: Role) -> Duty:
    """Note on which day it was received, also when it came another way.

    Raises `Refusal`: `may_not_receive`, `on`.
    """
    locked = _locked(duty)
    refuse(why_not_receive(by, locked), code="may_not_receive")
    today = amsterdam_date(timezone.now())
    refuse(why_not_received_on(on, today), code="on", field="on")
    locked.received_on, locked.received_by = on, by
    locked.save(update_fields=["received_on", "received_by"])
    return locked


def _locked(duty: Duty) -> Duty:
    """The duty as stored, locked after its case."""
    application = cases.lock(duty.share.application_id)
    stored = Duty.objects.select_for_update(of=("self",)).select_related("share")
    locked = stored.get(pk=duty.pk)
    locked.share.application = application
    return locked
