"""Recording that a partner signed on paper."""

from __future__ import annotations

from typing import Any

from django.db import transaction

from accounts.models import RE_KINDS, Role
from applications.domain.paper import sign_on_paper
from applications.models import Partner, Signature

from . import cases


@transaction.atomic
def record_on_paper(*, partner: Partner, by: Role, **signed: Any) -> Signature:
    """Record a signature on paper; `signed` is what `sign_on_paper` takes.

    One person does this alone: who takes the decision is another. Raises `Refusal`: those of
    `cases.hold` and of `sign_on_paper`.
    """
    cases.hold(partner.application_id, by=by, kinds=RE_KINDS)
    return sign_on_paper(partner=partner, by=by, **signed)
