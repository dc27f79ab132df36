"""Taking a case in hand: every act on one case first locks its application row.

One lock, always taken first, so that two acts on one case follow each other and never wait for
each other. Who takes it in hand says as whom, and keeps off when involved in it.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.domain import reopening
from applications.models import Application
from assessments.permissions import why_not_in_assessment
from common.refusal import Refusal, refuse

from .impartiality import require_impartial, require_kind


def lock(application_id: int) -> Application:
    """Return the application as stored, locked until the end of the transaction.

    Its region and its round are not joined: while this waits for another act, a joined row would
    stay as it was before that act.
    """
    return (
        Application.objects.select_for_update(no_key=True, of=("self",))
        .select_related("penvoerder")
        .get(pk=application_id)
    )


def hold(application_id: int, *, by: Role, kinds: Collection[str]) -> Application:
    """The same, for an act of somebody in one of `kinds` who is not involved in the case.

    What its closing moment ended has ended.

    Raises `Refusal`: `role_ended`, `wrong_role`, and the values of `Involvement`.
    """
    require_kind(by, kinds)
    application = lock(application_id)
    reopening.settle(application, timezone.now())
    require_impartial(by, application)
    return application


def hold_in_assessment(application_id: int, *, by: Role, kinds: Collection[str]) -> Application:
    """The same, of an application that is being assessed; else raises `Refusal` (`wrong_state`)."""
    application = hold(application_id, by=by, kinds=kinds)
    refuse(why_not_in_assessment(application), code="wrong_state")
    return application


def refuse_unread(seen: str | None, mark: object) -> None:
    """Raise `Refusal` (`stale`) when what is decided is no longer what was read.

    `mark` is what becomes another when it is prepared anew; `seen` is the mark of what was shown to
    who decides, None for who decides without a page.
    """
    if seen not in (None, str(mark)):
        raise Refusal(
            _(
                "A colleague has changed this in the meantime, so it was not decided. Read the "
                "letter once more, and then decide."
            ),
            code="stale",
        )
