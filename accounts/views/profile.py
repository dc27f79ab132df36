"""One's own details."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from accounts.access import SignedInRequest, signed_in
from accounts.domain.profile import change_profile
from accounts.forms import ProfileForm
from common.acts import attempt, form_status
from common.unsent_forms import bind


@signed_in
@require_http_methods(["GET", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Show and change name, phone number, job titles and the language on this device."""
    details = {"name": request.user.name, "phone": request.user.phone}
    form = bind(ProfileForm, request, roles=request.roles, initial=details)
    if request.method == "POST" and form.is_valid():
        language = form.cleaned_data["language"]
        change = partial(
            change_profile,
            user=request.user,
            name=form.cleaned_data["name"],
            phone=form.cleaned_data["phone"],
            job_titles=form.job_titles(),
        )
        with override(language):
            saved = attempt(request, change, form=form, success=_("Your details have been saved."))
        if saved:
            return _in_language(language, redirect("accounts:profile"))
    context = {"form": form}
    return render(request, "accounts/profile.html", context, status=form_status(form))


def _in_language(language: str, response: HttpResponse) -> HttpResponse:
    """Have the browser ask for this language from now on, as Django's own switch does."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        path=settings.LANGUAGE_COOKIE_PATH,
        domain=settings.LANGUAGE_COOKIE_DOMAIN,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
    )
    return response
