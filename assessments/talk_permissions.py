"""Who may propose, choose, call off and record a talk, and why not.

That those of the Realisatie Eenheid are not involved in the case was asked before (see
`permissions`).
"""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role
from applications.models import Application, ApplicationState
from applications.permissions import is_own

from .models import Talk
from .permissions import why_not_in_kinds
from .talk_workflow import TALK_FLOW

NO_TALK = (
    ApplicationState.CONCEPT,
    ApplicationState.INGETROKKEN,
    ApplicationState.SAMENGEVOEGD,
)


def why_not_propose_talk(role: Role, application: Application) -> StrOrPromise | None:
    """The Realisatie Eenheid talks with who submitted, as long as that application goes on."""
    if application.state in NO_TALK:
        return _("The application is now “%(state)s”, so there is nothing to talk about here.") % {
            "state": application.get_state_display()
        }
    return why_not_in_kinds(role, RE_KINDS)


def why_not_move_talk(role: Role | None, talk: Talk, name: str) -> StrOrPromise | None:
    """Whether `role` may make the transition `name` from where the talk is."""
    if role is None or not (role.is_re or is_own(role, talk.application)):
        return _("This talk is with the people of the penvoerder.")
    return why_not_in_kinds(role, TALK_FLOW.who(name)) or TALK_FLOW.why_not(
        talk, name, kind=role.kind
    )


def why_not_record(role: Role, talk: Talk, at: datetime) -> StrOrPromise | None:
    """What was agreed is recorded once the talk has begun."""
    reason = why_not_move_talk(role, talk, "record")
    if reason is None and talk.starts_at is not None and at < talk.starts_at:
        return _("You can record what was agreed once the talk has begun.")
    return reason
