"""One page for each part of a draft that is written."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS
from applications.domain.editing import Stale, read_section, save_section
from applications.forms.sections import FORMS
from applications.models import Application, Section, SectionKind
from applications.permissions import why_not_edit
from applications.progress import last_change, progress, shown, step_url
from common.acts import show_refusal, tried
from common.numbers import whole_number
from common.unsent_forms import bind

from .loading import own_application

MORE_LINES = 3
# No part has this version, so what is saved against it is compared first.
UNKNOWN = -1
# What changes freely: nobody signed for it.
NOT_SIGNED = (SectionKind.CONTACT,)


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def edit(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Show and save a part of a draft."""
    application = own_application(request, pk)
    if kind == SectionKind.PARTNERS:
        return redirect("applications:partners", pk)
    if kind not in SectionKind.values:
        raise Http404
    reason = why_not_edit(request.role, application, kind)
    if reason:
        messages.info(request, str(reason))
        return redirect("applications:detail", pk)
    section = application.plan.sections.select_related("changed_by__user").get(kind=kind)
    if request.method == "POST" and "more" in request.POST:
        return _page(request, application, section, form=_with_more_lines(request, kind))
    stored = read_section(application, kind)
    form_class = FORMS[SectionKind(kind)]
    form = bind(form_class, request, initial=form_class.initial_of(stored))
    if request.method == "POST" and form.is_valid():
        return _save(request, application, section, form)
    return _page(request, application, section, form=form)


def _save(
    request: PortalRequest, application: Application, section: Section, form: Any
) -> HttpResponse:
    typed = form.as_data()
    save = partial(
        save_section,
        application=application,
        kind=section.kind,
        version=_version(form, section),
        data=typed,
        by=request.role,
    )
    saved = tried(save)
    if not saved and isinstance(saved.refusal, Stale):
        return _page(request, application, saved.refusal.section, form=form, typed=typed)
    if not saved:
        show_refusal(request, saved.refusal)
        return _page(request, application, section, form=form, status=422)
    messages.success(request, _("The part “%s” has been saved.") % SectionKind(section.kind).label)
    if request.POST.get("then") == "next":
        return redirect(step_url(application, _next(section.kind)))
    return redirect("applications:detail", application.pk)


def _page(
    request: PortalRequest,
    application: Application,
    section: Section,
    *,
    form: Any,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the part; with `typed` because somebody else saved it first."""
    now = progress(application, request.role)
    has_errors = form.is_bound and (
        any(form.errors) or (hasattr(form, "forms") and bool(form.non_form_errors()))
    )
    context = {
        "application": application,
        "section": section,
        "kind": section.kind,
        "title": SectionKind(section.kind).label,
        "form": form,
        # After a clash the form carries the version that the person now sees beside it.
        "version": section.version if typed is not None else _version(form, section),
        "comparison": typed is not None and _comparison(application, section, form, typed),
        "last_change": last_change(section),
        "signed": [] if section.kind in NOT_SIGNED else now.standings.signed,
        "requirements": shown(
            application, [finding for finding in now.findings if finding.step == section.kind]
        ),
        "maximum": application.round.maximum_amount,
        "total": now.facts.content["budget"]["total"],
        "next_title": _next_title(section.kind),
    }
    status = 422 if has_errors or typed is not None else status
    return render(request, f"applications/sections/{section.kind}.html", context, status=status)


def _version(form: Any, section: Section) -> int:
    """The version that the person had before them when they typed; unknown counts as an old one."""
    if not form.data:
        return section.version
    number = whole_number(str(form.data.get("version", "")))
    return UNKNOWN if number is None else number


def _comparison(
    application: Application, section: Section, form: Any, typed: dict[str, Any]
) -> dict[str, Any]:
    """What the other person saved beside what was typed."""
    theirs = form.described(read_section(application, section.kind))
    mine = form.described(typed)
    return {
        "headings": [
            _("Saved by %s") % (section.changed_by.user if section.changed_by else "?"),
            _("What you typed"),
        ],
        "rows": [
            {"label": label, "values": [their, my], "changed": their != my}
            for (label, their), (_label, my) in zip(theirs, mine, strict=True)
        ],
    }


def _with_more_lines(request: PortalRequest, kind: str) -> Any:
    """The form as it was typed, with some more empty lines, not saved and not judged."""
    if kind != SectionKind.BUDGET:
        raise Http404
    data = request.POST.copy()
    present = whole_number(data.get("form-TOTAL_FORMS", "")) or 0
    form_class = FORMS[SectionKind.BUDGET]
    lines = [
        {name: data.get(f"form-{number}-{name}", "") for name in ("description", "amount")}
        for number in range(min(present, form_class.max_num - MORE_LINES))
    ]
    form = form_class(initial=[*lines, *({} for _line in range(MORE_LINES))])
    form.data = data  # The version that the person had before them travels along.
    return form


def _next(kind: str) -> str:
    kinds = list(SectionKind.values)
    following = kinds.index(kind) + 1
    return kinds[following] if following < len(kinds) else "signing"


def _next_title(kind: str) -> str:
    following = _next(kind)
    if following == "signing":
        return _("Signatures of the partners")
    return str(SectionKind(following).label)
