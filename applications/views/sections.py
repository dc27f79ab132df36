"""One page for each section of a plan that is filled in as a form."""

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
from applications.content import attachments_in
from applications.domain.editing import Stale, save_section
from applications.models import Application, Section, SectionKind
from applications.permissions import why_not_edit
from applications.progress import (
    last_change,
    of_step,
    progress,
    shown,
    step_after,
    step_title,
    step_url,
    unmet_in,
)
from applications.requirements import RequirementOutcome, blocking, evaluate
from applications.sections import WrittenSection, section_of, written_section
from common.acts import form_status, show_refusal, tried
from common.numbers import whole_number
from common.unsent_forms import bind

from .lookup import own_application

# No section has this version, so what is saved against it is compared first.
UNKNOWN = -1


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def edit(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Show and save a section."""
    application = own_application(request, pk)
    if kind not in SectionKind.values:
        raise Http404
    section = section_of(kind)
    if not isinstance(section, WrittenSection):
        return redirect(section.url(application))
    reason = why_not_edit(request.role, application, kind)
    if reason:
        messages.info(request, str(reason))
        return redirect("applications:detail", pk)
    row = application.plan.sections.select_related("changed_by__user").get(kind=kind)
    if request.method == "POST" and "more" in request.POST:
        return _page(request, application, row, form=_with_more_lines(request, section))
    stored = section.read(application.plan)
    form = bind(section.form, request, initial=section.form.initial_of(stored))
    if request.method == "POST" and form.is_valid():
        return _save(request, application, row, form)
    return _page(request, application, row, form=form)


def _save(
    request: PortalRequest, application: Application, row: Section, form: Any
) -> HttpResponse:
    typed = form.as_data()
    save = partial(
        save_section,
        application=application,
        kind=row.kind,
        version=_version(form, row),
        data=typed,
        by=request.role,
    )
    saved = tried(save)
    if not saved and isinstance(saved.refusal, Stale):
        return _page(request, application, saved.refusal.section, form=form, typed=typed)
    if not saved:
        show_refusal(request, saved.refusal)
        return _page(request, application, row, form=form, status=422)
    _say_saved(request, application.pk, row.kind)
    if request.POST.get("then") == "next":
        return redirect(step_url(application, step_after(row.kind)))
    return redirect("applications:detail", application.pk)


def _say_saved(request: PortalRequest, pk: int, kind: str) -> None:
    """Say that a part was saved, and what the checklist still finds lacking in it."""
    # Read anew, because what is stored has just changed.
    lacking = unmet_in(evaluate(own_application(request, pk)), kind)
    # What cannot be judged yet waits for the rest, and several may wait for the same.
    judged = [one for one in lacking if one.outcome == RequirementOutcome.NOT_MET] or lacking
    problems = dict.fromkeys(str(one.problem) for one in judged)
    told = {"part": step_title(kind), "lacking": " ".join(problems)}
    if not lacking:
        messages.success(request, _("The part “%s” has been saved.") % told["part"])
    elif blocking(lacking):
        sentence = _("The part “%(part)s” has been saved, but is not ready yet: %(lacking)s")
        messages.warning(request, sentence % told)
    else:
        sentence = _("The part “%(part)s” has been saved. Please note: %(lacking)s")
        messages.warning(request, sentence % told)


def _page(
    request: PortalRequest,
    application: Application,
    row: Section,
    *,
    form: Any,
    typed: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the section; with `typed` because somebody else saved it first."""
    section = written_section(row.kind)
    state = progress(application, request.role)
    context = {
        "application": application,
        "section": section,
        "title": section.title,
        "form": form,
        # After a clash the form carries the version that the person now sees beside it.
        "version": row.version if typed is not None else _version(form, row),
        "comparison": typed is not None and _comparison(application, section, row, typed),
        "last_change": last_change(row),
        "signed": state.partner_signatures.signed if section.is_essential else [],
        "requirements": shown(
            application, of_step(state.findings, section.kind), here=section.kind
        ),
        # What is stored of this section, as it would be frozen.
        "stored": state.facts.content[section.kind],
        "attached": attachments_in(state.facts.content, section.kind),
        "next_title": step_title(step_after(section.kind)),
    }
    status = 422 if typed is not None else max(form_status(form), status)
    return render(request, section.template, context, status=status)


def _version(form: Any, row: Section) -> int:
    """The version that the person had before them when they typed; unknown counts as an old one."""
    # A form to which lines are added is not bound, but carries what was typed.
    if not form.is_bound and not form.data:
        return row.version
    number = whole_number(str(form.data.get("version", "")))
    return UNKNOWN if number is None else number


def _comparison(
    application: Application, section: WrittenSection, row: Section, typed: dict[str, Any]
) -> dict[str, Any]:
    """What the other person saved beside what was typed."""
    theirs = section.described(section.read(application.plan))
    mine = section.described(typed)
    return {
        "headings": [
            _("Saved by %s") % (row.changed_by.user if row.changed_by else "?"),
            _("What you typed"),
        ],
        "rows": [
            {"label": label, "values": [their, my], "changed": their != my}
            for (label, their), (_label, my) in zip(theirs, mine, strict=True)
        ],
    }


def _with_more_lines(request: PortalRequest, section: WrittenSection) -> Any:
    form = section.with_more_lines(request.POST)
    if form is None:
        raise Http404
    return form
