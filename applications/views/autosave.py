"""Saving a section while it is written, and seeing who else is there.

Both answer with a part of the page. The header `Autosave` says what became of it, so that the page
(`static/js/writing.js`) never takes something else, such as a page to sign in, for a success.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from functools import partial
from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrOrPromise

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain.editing import Saved, Stale, save_section
from applications.domain.presence import note_present
from applications.models import Application, SectionKind
from applications.permissions import may_edit
from applications.sections import Data, WrittenSection, section_of
from common.acts import Done, Refused, tried
from common.dates import clock_text
from common.three_way import fingerprints, written_fingerprints
from common.unsent_forms import writer_name

from .carrying import Carried, carried, passed_over
from .lookup import team_application

SAVED, PARTLY, REFUSED, PRESENT = "saved", "partly", "refused", "present"


@for_roles(*PENVOERDER_KINDS)
@require_POST
@never_cache
def autosave(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Save what can be saved of a section, and say what was not and why.

    The person's application is not looked up first: the act locks it and asks whether it is theirs.
    """
    section = _written(kind)
    if request.POST.get("writer") != writer_name(request.user.pk):
        # Somebody else signed in meanwhile in another tab of this browser.
        team_application(request, pk)  # Raises for who may not know of it.
        return HttpResponse(status=HTTPStatus.CONFLICT)
    form = section.form(data=request.POST)
    wrong = set() if form.is_valid() else form.pass_over_wrong()
    before, typed = carried(request.POST), form.as_data()
    left_out = wrong | before.given_up | before.undecided
    save = partial(
        save_section,
        application=Application(pk=pk),
        kind=kind,
        version=before.version,
        data=typed,
        by=request.role,
        was=before.was,
    )
    try:
        saved, left_out = _saved_as_far_as_it_goes(save, left_out)
    except Application.DoesNotExist:
        raise Http404 from None
    if not saved:
        team_application(request, pk)  # Says so when it is not theirs to know of.
        context = {"seen": before, "problems": [{"text": str(saved)}], "is_any_saved": False}
        return _answer(request, REFUSED, context)
    plain = section.plain(typed)
    units = section.units(plain)
    taken = {name: unit for name, unit in units.items() if name not in left_out}
    passed = passed_over(section, saved.value.section.plan.application.round, request.POST)
    context = {
        "seen": Carried(saved.value.seen, {**before.was, **fingerprints(taken)}),
        "problems": list(_problems(form, passed)) if wrong or passed else [],
        "clashes": _labels(section, typed, left_out - wrong),
        "is_any_saved": bool(taken),
        "counted": "" if wrong else section.counted(plain),
        "section": section,
    }
    is_all_stored = not left_out and saved.value.seen == saved.value.version
    if section.changes_on_saving and is_all_stored:
        context["stored"] = plain
    return _answer(request, PARTLY if left_out or passed else SAVED, context)


@for_roles(*PENVOERDER_KINDS)
@require_safe
@never_cache
def present(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Note that somebody has the section before them, and say who else has."""
    _written(kind)
    application = team_application(request, pk)
    if not may_edit(request.role, application, kind):
        raise PermissionDenied
    context = {
        "others": note_present(application=application, kind=kind, by=request.role),
        # After signing in again in another tab, the page needs a new token to go on.
        "same_writer": request.GET.get("writer") == writer_name(request.user.pk),
    }
    response = render(request, "applications/sections/_others.html", context)
    response["Autosave"] = PRESENT
    return response


def _written(kind: str) -> WrittenSection:
    if kind in SectionKind.values:
        section = section_of(kind)
        if isinstance(section, WrittenSection):
            return section
    raise Http404


def _labels(section: WrittenSection, typed: Data, names: Collection[str]) -> list[StrOrPromise]:
    """What these units are called on the screen."""
    if not names:
        return []
    plain = section.plain(typed)
    rows = zip(section.units(plain), section.described(plain), strict=True)
    return [label for name, (label, _text) in rows if name in names]


def _saved_as_far_as_it_goes(
    save: Any, left_out: AbstractSet[str]
) -> tuple[Done[Saved] | Refused, AbstractSet[str]]:
    """Save all but `left_out` and what somebody else changed too; return also what that is."""
    saved = tried(partial(save, without=left_out))
    if not saved and isinstance(saved.refusal, Stale):
        left_out = {*left_out, *saved.refusal.clashes}
        saved = tried(partial(save, without=left_out))
    return saved, left_out


def _answer(request: PortalRequest, outcome: str, context: dict[str, Any]) -> HttpResponse:
    seen: Carried = context["seen"]
    context = {
        **context,
        "outcome": outcome,
        "version": seen.version,
        "was": written_fingerprints(seen.was),
        "time": clock_text(timezone.now()),
    }
    response = render(request, "applications/sections/_saved.html", context)
    response["Autosave"] = outcome
    return response


def _problems(form: Any, passed: str) -> Iterator[dict[str, str]]:
    """What cannot be stored as it was typed: the name of the field, why, and where it stands.

    `passed` tells what else was passed over.
    """
    for field in form:
        yield from _problems_of(field)
    yield from ({"text": text} for text in (*map(str, form.non_field_errors()), passed) if text)


def _problems_of(field: BoundField) -> Iterator[dict[str, str]]:
    for error in field.errors:
        anchor = field.id_for_label or str(field.auto_id)
        yield {"label": str(field.label), "text": str(error), "anchor": anchor}
