"""Notes and tasks about a case, which only the Realisatie Eenheid sees."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS, User
from assessments.domain import notes as acts
from assessments.forms import NoteForm
from assessments.models import Note
from common.acts import attempt, form_status
from common.dates import amsterdam_date
from common.filters import paged
from common.unsent_forms import bind

from .lookup import get_case, get_note


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what was noted about a case, and note more."""
    found = get_case(request, pk)
    choices = User.objects.filter(pk__in=[user.pk for user in acts.who_may_do(found)])
    form = bind(NoteForm, request, choices=choices.order_by("name", "pk"))
    if request.method == "POST" and form.is_valid():
        write = partial(acts.write_note, application=found, by=request.role, **form.cleaned_data)
        if attempt(request, write, form=form, success=_("It has been noted.")):
            return redirect("assessments:notes", pk)
    written = Note.objects.visible_to(request.role).filter(application=found)
    with_people = written.select_related("written_by__user", "assigned_to", "done_by__user")
    context = {
        "case": found,
        "form": form,
        "page": paged(with_people, request.GET),
        "today": amsterdam_date(request.received_at),
    }
    return render(request, "assessments/notes.html", context, status=form_status(form))


@for_roles(*RE_KINDS)
@require_POST
def finish(request: PortalRequest, pk: int) -> HttpResponse:
    """Note that a task is done."""
    note = get_note(request, pk)
    finish_it = partial(acts.finish, note=note, by=request.role)
    attempt(request, finish_it, success=_("The task is done."))
    return redirect("assessments:notes", note.application_id)
