"""Letters that nobody opened, for the RE: the list, and what was done about one."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from common.acts import attempt, form_status
from common.unsent_forms import bind
from correspondence import queries
from correspondence.domain.following_up import note_follow_up
from correspondence.filters import UnreadFilter
from correspondence.forms import FollowUpForm
from correspondence.models import UNREAD_DAYS, Letter

from .lookup import get_letter


@require_safe
@for_roles(*RE_KINDS)
def unread(request: PortalRequest) -> HttpResponseBase:
    """List the letters that nobody of the addressee opened, a week after they came."""
    letters = queries.left_unread(request.role, request.received_at)
    shown = UnreadFilter(request.GET, letters, request=request)
    if (file := shown.download()) is not None:
        return file
    context = {"shown": shown, "page": shown.page(), "days": UNREAD_DAYS}
    return render(request, "letters/unread.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_roles(*RE_KINDS)
def follow_up(request: PortalRequest, reference: str) -> HttpResponse:
    """Note what was done about a letter, so that it leaves the list for a week."""
    found = get_letter(Letter.objects.for_page(), request, reference)
    form = bind(FollowUpForm, request)
    if request.method == "POST" and form.is_valid():
        note_it = partial(note_follow_up, letter=found, by=request.role, **form.cleaned_data)
        if attempt(request, note_it, form=form, success=_("It has been noted.")):
            return redirect("letters:unread")
    context = {"letter": found, "form": form, "days": UNREAD_DAYS}
    return render(request, "letters/follow_up.html", context, status=form_status(form))
