"""Keeping what one asks of a list, and forgetting it again; each person only their own."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import SignedInRequest, signed_in
from accounts.domain.saved_views import drop_view, list_url, save_view
from accounts.forms import SaveViewForm
from common.acts import attempt, form_status


@signed_in
@require_POST
def save(request: SignedInRequest) -> HttpResponse:
    """Keep the question to a list under a name, and go back to that list."""
    form = SaveViewForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        save_it = partial(
            save_view,
            user=request.user,
            list_name=given["list_name"],
            name=given["name"],
            asked=QueryDict(given["query"]),
        )
        if saved := attempt(request, save_it, form=form, success=_("The view has been saved.")):
            return redirect(saved.value.url)
    return render(request, "accounts/save_view.html", {"form": form}, status=form_status(form))


@signed_in
@require_POST
def drop(request: SignedInRequest) -> HttpResponse:
    """Forget a view, and go back to its list."""
    list_name = request.POST.get("list_name", "")
    drop_view(user=request.user, list_name=list_name, name=request.POST.get("name", ""))
    return redirect(list_url(list_name) or "home")
