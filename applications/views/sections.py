"""One page for each section of a plan that is filled in as a form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, User
from applications.content import attachments_in
from applications.domain.editing import Stale, save_section
from applications.domain.presence import note_present
from applications.models import Application, Partner, Section
from applications.permissions import is_own, why_not_edit
from applications.progress import (
    is_voluntary,
    last_change,
    needed_fields,
    shown,
    step_after,
    step_title,
    step_url,
    unmet_in,
)
from applications.requirements import (
    SIGNING,
    Facts,
    RequirementOutcome,
    blocking,
    evaluate,
    facts_of,
)
from applications.section_queries import beside, lacks, section_row
from applications.sections import WrittenSection, as_asked, written_section
from applications.sections.budget import BudgetSection
from applications.sections.lines import LinesSection
from applications.sections.lines_beside import LineChange, lines_beside
from applications.sections.spreadsheet import MOST_BYTES, template_of
from applications.signature_states import signed_partners
from applications.taking_over import offered, united
from common.acts import form_status, show_refusal, tried
from common.dates import amsterdam_date
from common.exports import XLSX_TYPE
from common.numbers import whole_number
from common.three_way import fingerprints, written_fingerprints
from common.unsent_forms import bind

from .carrying import Carried, ShownClash, after_clash, carried, passed_over, shown_clashes
from .lookup import asked_section, team_application


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "POST"])
def edit(request: PortalRequest, pk: int, kind: str) -> HttpResponse:
    """Show and save a section."""
    application = team_application(request, pk)
    section = asked_section(application, kind)
    if not isinstance(section, WrittenSection):
        return redirect(section.url(application))
    reason = why_not_edit(request.role, application, kind)
    if reason:
        messages.info(request, str(reason))
        return redirect("applications:detail", pk)
    row = section_row(application, kind, request.role)
    if request.method == "POST" and (page := _filled_in(request, application, row, section)):
        return page
    # Read after the row, so that its version is never newer than what it is of.
    facts = facts_of(application)
    form = bind(
        section.form, request, initial=section.form.initial_of(section.as_stored(facts.content))
    )
    if request.method == "POST" and form.is_valid():
        return _save(request, application, row, form)
    return _page(request, application, row, form=form, facts=facts)


def _asked(application: Application, row: Section) -> WrittenSection:
    return as_asked(written_section(row.kind), application.round)


def _filled_in(
    request: PortalRequest, application: Application, row: Section, section: WrittenSection
) -> HttpResponse | None:
    """The page with more in the form than was typed, when that was asked instead of saving."""
    if "more" in request.POST:
        return _page(request, application, row, form=_with_more_lines(request, section))
    if "sheet" in request.POST:
        return _sheet_page(request, application, row, section)
    if "take" in request.POST:
        return _with_what_others_wrote(request, application, row, section)
    return None


def _save(
    request: PortalRequest, application: Application, row: Section, form: Any
) -> HttpResponse:
    typed, before = form.as_data(), carried(request.POST)
    # Where nothing was chosen yet, what the person saw counts as not seen: so it is asked again.
    was = {name: print_ for name, print_ in before.was.items() if name not in before.undecided}
    save = partial(
        save_section,
        application=application,
        kind=row.kind,
        version=before.version,
        data=typed,
        by=request.role,
        was=was,
        without=before.given_up,
    )
    signed = signed_partners(application)
    saved = tried(save)
    if not saved and isinstance(saved.refusal, Stale):
        return _clash_page(request, application, saved.refusal, form, typed)
    if not saved:
        show_refusal(request, saved.refusal)
        return _page(request, application, row, form=form, status=422)
    _say_saved(request, application.pk, row.kind)
    for remark in _asked(application, row).remarks(typed, amsterdam_date(request.received_at)):
        messages.warning(request, str(remark))
    if told := passed_over(written_section(row.kind), application.round, request.POST):
        messages.warning(request, told)
    _say_lapsed(request, application.pk, signed)
    goes_on = application.is_being_written and is_own(request.role, application)
    if request.POST.get("then") == "next" and goes_on:
        return redirect(step_url(application, step_after(application, row.kind)))
    if request.POST.get("then") == "stay":
        return redirect(step_url(application, row.kind))
    return redirect("applications:detail", application.pk)


def _say_saved(request: PortalRequest, pk: int, kind: str) -> None:
    """Say that a part was saved, and what the checklist still finds lacking in it."""
    # Read anew, because what is stored has just changed.
    lacking = unmet_in(evaluate(team_application(request, pk), step=kind), kind)
    # What cannot be judged yet waits for the rest, and several may wait for the same.
    judged = [one for one in lacking if one.outcome == RequirementOutcome.NOT_MET] or lacking
    problems = dict.fromkeys(str(one.problem) for one in judged)
    # Whatever the browser kept of this page can go (static/js/unsaved.js).
    saved = request.path
    told = {"part": step_title(kind), "lacking": " ".join(problems)}
    if not lacking:
        sentence = _("The part “%s” has been saved.") % told["part"]
        messages.success(request, sentence, extra_tags=saved)
    elif blocking(lacking):
        sentence = _("The part “%(part)s” has been saved, but is not ready yet: %(lacking)s")
        messages.warning(request, sentence % told, extra_tags=saved)
    else:
        sentence = _("The part “%(part)s” has been saved. Please note: %(lacking)s")
        messages.warning(request, sentence % told, extra_tags=saved)


def _say_lapsed(request: PortalRequest, pk: int, had_signed: Sequence[Partner]) -> None:
    """Warn whose signature lapsed by what was just saved, with where to ask for it again."""
    if not had_signed:
        return
    application = team_application(request, pk)
    still = signed_partners(application)
    lapsed = [one.name for one in had_signed if one not in still]
    if not lapsed:
        return
    told = ngettext(
        "Please note: %(names)s must sign again, because the application has changed. Ask for it.",
        "Please note: %(names)s must sign again, because the application has changed. Ask them.",
        len(lapsed),
    ) % {"names": ", ".join(lapsed)}
    if is_own(request.role, application):
        told = format_html(
            '{} <a href="{}">{}</a>', told, step_url(application, SIGNING), step_title(SIGNING)
        )
    messages.warning(request, told)


def _clash_page(
    request: PortalRequest, application: Application, stale: Stale, form: Any, typed: dict[str, Any]
) -> HttpResponse:
    """Show what two people wrote beside each other, to choose from."""
    row, before = stale.section, carried(request.POST)
    section = _asked(application, row)
    clashes = list(shown_clashes(section, stale.clashes, row.plan, typed, before.undecided))
    return _page(
        request,
        application,
        row,
        form=form,
        status=422,
        seen=after_clash(before.was, stale),
        clashes=clashes,
    )


def _page(
    request: PortalRequest,
    application: Application,
    row: Section,
    *,
    form: Any,
    facts: Facts | None = None,
    status: int = 200,
    seen: Carried | None = None,
    clashes: list[ShownClash] | None = None,
    sheet_problems: Sequence[str] = (),
    sheet_changes: Sequence[LineChange] | None = None,
) -> HttpResponse:
    """Show the section; `seen` is what the person has before them, if not what they typed on.

    `facts` are read anew unless they are at hand. `sheet_changes` is what the lines of a file, in
    `form`, would change; None without a file.
    """
    section = _asked(application, row)
    facts = facts or facts_of(application)
    findings = evaluate(application, facts=facts, step=row.kind)
    seen = seen or _seen(section, form, facts, row)
    can_do_without = is_voluntary(findings, row.kind)
    if not can_do_without:
        # Of a part that is voluntary as a whole that is said once, and not at each field.
        form.mark_voluntary(needed_fields(findings, row.kind))
    context = {
        "application": application,
        "section": section,
        "is_voluntary": can_do_without,
        "title": section.title,
        "form": form,
        "version": seen.version,
        "was": written_fingerprints(seen.was),
        "clashes": clashes,
        "sheet_problems": sheet_problems,
        "sheet_changes": sheet_changes,
        "sheet_headings": (_("Saved now"), _("In your file")),
        "first_saver": _somebody_else(row, request),
        "others": note_present(application=application, kind=row.kind, by=request.role),
        "last_change": last_change(row),
        **beside(row),
        "signed": signed_partners(application, content=facts.content)
        if section.is_essential
        else [],
        "requirements": shown(application, findings, facts=facts, here=section.kind),
        # What is stored of this section, as it would be frozen.
        "stored": facts.content[section.kind],
        "attached": attachments_in(facts.content, section.kind),
        # While it is completed, what follows may be closed.
        "next_title": step_title(step_after(application, section.kind))
        if application.is_being_written
        else "",
        "lacks": lacks(row),
        "offered": offered(application, section),
    }
    return render(request, section.template, context, status=max(form_status(form), status))


def _somebody_else(row: Section, request: PortalRequest) -> User | None:
    """Who saved the section last, when that was somebody else."""
    by = row.changed_by.user if row.changed_by else None
    return by if by != request.user else None


def _seen(section: WrittenSection, form: Any, facts: Facts, row: Section) -> Carried:
    """What the person had before them when they typed, or has now."""
    # A form to which lines are added is not bound, but carries what was typed.
    if form.is_bound or form.data:
        return carried(form.data)
    units = section.units(section.as_stored(facts.content))
    return Carried(row.version, fingerprints(units))


def _sheet_page(
    request: PortalRequest, application: Application, row: Section, section: WrittenSection
) -> HttpResponse:
    """Show what a filled spreadsheet says, to be looked at and saved, or what is wrong with it."""
    before = section.read(application.plan)
    stored = section.form(initial=section.form.initial_of(before))
    file = request.FILES.get("file")
    if not isinstance(file, UploadedFile):
        told = [_("Choose the file that you filled in.")]
        return _page(request, application, row, form=stored, status=422, sheet_problems=told)
    read = tried(partial(section.from_sheet, file.read(MOST_BYTES + 1)))
    if not read:
        told = [str(one) for one in read.refusal.each]
        return _page(request, application, row, form=stored, status=422, sheet_problems=told)
    if read.value is None or not isinstance(section, LinesSection):
        raise Http404
    form = section.form(initial=section.form.initial_of(read.value))
    changes = lines_beside(section, before, section.plain(read.value))
    return _page(request, application, row, form=form, sheet_changes=changes)


@for_roles(*PENVOERDER_KINDS)
@require_safe
def budget_template(request: PortalRequest, pk: int) -> HttpResponse:
    """Give the lines of the budget as a spreadsheet, to fill in further and bring back."""
    application = team_application(request, pk)
    section = BudgetSection()
    asked_section(application, section.kind)
    (table,) = section.tables
    content = template_of(table, section.read(application.plan)["lines"])
    name = f"{slugify(section.title)}-{slugify(application.name)}.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    headers = {"Content-Disposition": disposition}
    return HttpResponse(content, content_type=XLSX_TYPE, headers=headers)


def _with_what_others_wrote(
    request: PortalRequest, application: Application, row: Section, section: WrittenSection
) -> HttpResponse:
    """Show the section as it was typed, with what an application that was merged says added."""
    chosen = whole_number(request.POST["take"])
    one = next((o for o in offered(application, section) if o.application.pk == chosen), None)
    if one is None:
        raise Http404
    typed = section.form(request.POST)
    if not typed.is_valid():
        return _page(request, application, row, form=typed)
    data = united(section.plain(typed.as_data()), one.data)
    form = section.form(initial=section.form.initial_of(data))
    sentence = _("What %s wrote stands below your own. Nothing has been saved yet.")
    messages.info(request, sentence % one.application)
    return _page(request, application, row, form=form, seen=carried(request.POST))


def _with_more_lines(request: PortalRequest, section: WrittenSection) -> Any:
    form = section.with_more_lines(request.POST)
    if form is None:
        raise Http404
    return form
