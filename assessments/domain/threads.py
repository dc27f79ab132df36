"""Writing to the panel on one criterion of a case."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role
from applications.models import Criterion
from assessments.models import Panel, ThreadPost
from assessments.thread_permissions import WRITERS, why_not_write_in_thread
from common.refusal import refuse, written

from . import cases


@transaction.atomic
def write_post(*, panel: Panel, criterion: Criterion, text: str, by: Role) -> ThreadPost:
    """Write something in the thread on a criterion, for all who may read it; it stays for ever.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `cannot_write`, `text_missing`.
    """
    cases.hold_in_assessment(panel.application_id, by=by, kinds=WRITERS)
    refuse(why_not_write_in_thread(by, panel), code="cannot_write")
    text = written(text, _("Write something first."), code="text_missing", field="text")
    return ThreadPost.objects.create(panel=panel, criterion=criterion, text=text, written_by=by)
