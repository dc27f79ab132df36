"""Notes beside passages of what an organisation judges."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RoleKind
from applications.domain.people import readable
from applications.templatetags.content import sections_in
from assessments.domain import margin_notes as acts
from assessments.forms import MarginNoteForm
from assessments.judging_queries import margin_notes_read_by
from assessments.models import MarginNote
from assessments.thread_permissions import why_not_note_in_margin
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .lookup import get_member


@for_roles(RoleKind.ASSESSOR)
@require_http_methods(["GET", "HEAD", "POST"])
def margin_notes(request: PortalRequest, pk: int) -> HttpResponse:
    """Read the notes beside what one judges, and note more.

    `section` and `quote` in the address are what was chosen in the application.
    """
    member = get_member(request, pk)
    begin = {name: request.GET.get(name, "") for name in ("section", "quote")}
    found = sections_in(readable(member.panel.submission))
    sections = [(section.kind, section.title) for section, _part in found]
    form = bind(MarginNoteForm, request, sections=sections, initial=begin)
    if request.method == "POST" and form.is_valid():
        add = partial(acts.note_in_margin, member=member, by=request.role, **form.cleaned_data)
        if attempt(request, add, form=form, success=_("The margin note has been saved.")):
            return redirect("assessments:margin_notes", pk)
    context = {
        "member": member,
        "application": member.panel.application,
        "notes": margin_notes_read_by(request.role, member),
        "form": form,
        "why_not": why_not_note_in_margin(member),
    }
    return render(request, "assessments/margin_notes.html", context, status=form_status(form))


@for_roles(RoleKind.ASSESSOR)
@require_POST
def take_away(request: PortalRequest, pk: int) -> HttpResponse:
    """Take away a note of one's own."""
    note = get_visible(MarginNote.objects.all(), request, pk=pk)
    note.member = get_member(request, note.member_id)
    act = partial(acts.take_note_away, note=note, by=request.role)
    attempt(request, act, success=_("The margin note has been taken away."))
    return redirect("assessments:margin_notes", note.member_id)
