"""One page with one form and one act: how every change to the Programmaraad goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render

from accounts.access import PortalRequest
from common.acts import attempt, form_status


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
        filled_in = partial(act, **form.cleaned_data)
        if attempt(request, filled_in, form=form, success=page.done):
            return redirect(page.back)
    context = {"form": form, "page": page}
    return render(request, "programmaraad/fill_in.html", context, status=form_status(form))
