"""Checking whether a letter is genuine and current: for everybody, without signing in."""

from __future__ import annotations

from http import HTTPStatus

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods

from accounts.access import VisitorRequest, public
from accounts.guessing import may_check_letter
from common.acts import form_status
from correspondence.domain.checking import Standing, standing_by_code, standing_of_file
from correspondence.forms import CheckCodeForm, CheckFileForm


class _InMemory(MemoryFileUploadHandler):
    """Keeps what is brought in memory, however large: nothing of it touches a disk."""

    def handle_raw_input(self, *args: object, **kwargs: object) -> None:
        """Take every file; the whole request is limited already (DATA_UPLOAD_MAX_MEMORY_SIZE)."""
        self.activated = True


@public
# The protection would read the form before it is said where its file goes; it comes just after.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: VisitorRequest) -> HttpResponse:
    """Say of a letter whether it is one of ours and the latest, by its code or by the file."""
    request.upload_handlers = [_InMemory(request)]
    return _check(request)


@csrf_protect
def _check(request: VisitorRequest) -> HttpResponse:
    way = request.POST.get("way", "")
    by_code = CheckCodeForm(request.POST if way == "code" else None)
    by_file = CheckFileForm(*((request.POST, request.FILES) if way == "file" else ()))
    form = by_file if way == "file" else by_code
    standing: Standing | None = None
    is_too_often = form.is_bound and not may_check_letter(request)
    if is_too_often:
        form.add_error(None, _("You checked many letters just now. Wait a minute, and try again."))
    elif form.is_valid():
        given = form.cleaned_data
        if form is by_file:
            standing = standing_of_file(given["file"].chunks())
        else:
            standing = standing_by_code(given["reference"], given["code"])
    status = HTTPStatus.TOO_MANY_REQUESTS if is_too_often else form_status(form)
    context = {"form": form, "by_code": by_code, "by_file": by_file, "standing": standing}
    return render(request, "letters/check.html", context, status=status)
