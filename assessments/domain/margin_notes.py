"""Noting something beside a passage of what was submitted."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Role, RoleKind
from applications.models import SectionKind
from assessments.models import Audience, MarginNote, PanelMember
from assessments.thread_permissions import why_not_note_in_margin, why_not_take_note_away
from common.refusal import Refusal, refuse, written

from . import cases
from .assessing import require_free


@transaction.atomic
def note_in_margin(
    *, member: PanelMember, section: str, text: str, audience: str, quote: str = "", by: Role
) -> MarginNote:
    """Note something beside a section, and beside the words `quote` in it when these are given.

    Raises `Refusal`: those of `cases.hold`, `not_yours`, `wrong_state`, `no_section`,
    `text_missing`, `no_audience`.
    """
    cases.hold(member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,))
    require_free(member, by)
    refuse(why_not_note_in_margin(member), code="wrong_state")
    if section not in SectionKind.values or section not in member.panel.submission.content:
        raise Refusal(_("Choose a part of the plan."), code="no_section", field="section")
    text = written(text, _("Write the note."), code="text_missing", field="text")
    if audience not in Audience.values:
        raise Refusal(_("Choose who reads it."), code="no_audience", field="audience")
    return MarginNote.objects.create(
        member=member,
        submission=member.panel.submission,
        section=section,
        quote=" ".join(quote.split()),
        text=text,
        audience=audience,
        written_by=by,
    )


@transaction.atomic
def take_note_away(*, note: MarginNote, by: Role) -> None:
    """Take away a margin note of one's own. Raises `Refusal`: those of `cases.hold`,
    `cannot_take_away`.
    """
    cases.hold(note.member.panel.application_id, by=by, kinds=(RoleKind.ASSESSOR,))
    refuse(why_not_take_note_away(by, note), code="cannot_take_away")
    note.delete()
