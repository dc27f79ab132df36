"""Recording that a partner signed on paper."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import RE_KINDS, Role
from applications.domain.paper import sign_on_paper
from applications.models import Partner, Signature
from documents.domain.adding import checked

from . import cases


def record_on_paper(
    *, partner: Partner, upload: UploadedFile[Any], by: Role, **signed: Any
) -> Signature:
    """Record a signature on paper; `signed` is what `sign_on_paper` takes besides.

    One person does this alone: who takes the decision is another. Raises `Refusal`: those of
    `documents.domain.adding.checked`, of `cases.hold` and of `sign_on_paper`.
    """
    paper = checked(upload)
    with transaction.atomic():
        cases.hold(partner.application_id, by=by, kinds=RE_KINDS)
        return sign_on_paper(partner=partner, paper=paper, by=by, **signed)
