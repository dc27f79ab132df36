"""One page with one form and one act: how every change to the Programmaraad goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import PortalRequest
from common.refusal import Refusal


@dataclass(frozen=True)
class Page:
    """The words around a form, and the address to go to afterwards."""

    title: str
    button: str
    done: str
    back: str
    explanation: str = ""


def fill_in(
    request: PortalRequest, form: Form, act: Callable[..., object], page: Page
) -> HttpResponse:
    """Show `form`; when it was sent and is right, do `act` with what it holds.

    What is wrong or refused is shown beside what was typed, with status 422.
    """
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except Refusal as refusal:
            field = refusal.field if refusal.field in form.fields else None
            form.add_error(field, str(refusal))
        else:
            messages.success(request, page.done)
            return redirect(page.back)
    status = 422 if form.is_bound and form.errors else 200
    context = {"form": form, "page": page}
    return render(request, "programmaraad/fill_in.html", context, status=status)
