"""A decision that is being written: kept as a draft, and its letter looked at beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications.models import Application
from assessments.decision_permissions import why_not_write_decision
from assessments.models import Decision, DecisionDraft
from common.refusal import Refusal, refuse

from . import cases


@transaction.atomic
def save_draft(
    *, application: Application, typed: Mapping[str, Any], version: int, by: Role
) -> DecisionDraft:
    """Keep what was typed of a decision; `version` is the one the form was filled with (0: none).

    Nothing is decided or checked by it. Raises `Refusal`: `wrong_role`, `own_organisation`,
    `not_now`, `stale`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_write_decision(locked), code="not_now")
    draft = DecisionDraft.objects.filter(application=locked).first()
    draft = draft or DecisionDraft(application=locked)
    if draft.version != version:
        raise Refusal(
            _(
                "A colleague has saved this draft in the meantime. Below is what you typed. Open "
                "the page once more beside this one to compare; who saves again replaces the other."
            ),
            code="stale",
        )
    draft.typed, draft.version = dict(typed), version + 1
    draft.written_by, draft.written_at = by, timezone.now()
    draft.save()
    return draft


def letter_beforehand(prepare: Callable[[], Decision]) -> SafeString:
    """The letter of the decision that `prepare` would lay before the leads; nothing is kept of it.

    Raises `Refusal` as `prepare` does: what cannot be prepared has no letter.
    """
    from .letters import preview_html, with_all_it_needs  # Starts the PDF engine's imports.

    with transaction.atomic():
        decision = with_all_it_needs().get(pk=prepare().pk)
        letter = preview_html(decision)
        transaction.set_rollback(True)
    return letter
