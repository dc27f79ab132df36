"""Who reads and writes on the criteria of a case, and beside its passages; as `permissions`."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import RE_KINDS, Role, RoleKind

from .models import Assessment, AssessmentState, MarginNote, Panel, PanelMember
from .permissions import why_not_in_assessment, why_not_in_kinds

WRITERS = (*RE_KINDS, RoleKind.ASSESSOR)


def why_not_read_threads(role: Role, panel: Panel) -> StrOrPromise | None:
    """The Realisatie Eenheid may, and an assessor who may read what the others judged. A query.

    Whether the case itself may be read stands before this (`why_not_impartial`).
    """
    if role.is_re or PanelMember.objects.reading_others(role).filter(panel=panel.pk).exists():
        return None
    return _("You can discuss a criterion once you may read what the other organisations judged.")


def discussed_in(role: Role, panel: Panel) -> int | None:
    """The key of the case whose criteria one may read about, for the links to it. A query."""
    return None if why_not_read_threads(role, panel) else panel.application_id


def why_not_write_in_thread(role: Role, panel: Panel) -> StrOrPromise | None:
    """Who may read a thread writes in it, until a decision is taken. A query."""
    return (
        why_not_in_kinds(role, WRITERS)
        or why_not_in_assessment(panel.application)
        or why_not_read_threads(role, panel)
    )


def why_not_note_in_margin(member: PanelMember) -> StrOrPromise | None:
    """As long as the application is being assessed."""
    return why_not_in_assessment(member.panel.application)


def why_not_take_note_away(role: Role, note: MarginNote) -> StrOrPromise | None:
    """Who wrote it may; one for the panel only as long as nobody else may have read it. A query."""
    if note.written_by_id != role.pk:
        return _("Only who wrote a margin note takes it away.")
    handed_in = Assessment.objects.filter(member=note.member_id, state=AssessmentState.INGELEVERD)
    if note.is_private or not handed_in.exists():
        return None
    return _("Your organisation has handed in, so the panel may have read this. It stays.")
