"""Conditions: the penvoerder answers them, the Realisatie Eenheid checks and gives more time."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import PENVOERDER_KINDS, RE_KINDS, RoleKind
from assessments.condition_permissions import (
    why_not_answer,
    why_not_extend,
    why_not_hand_in,
    why_not_send_letter,
)
from assessments.condition_queries import answers_of, extensions_of
from assessments.domain import condition_answers, condition_letters, conditions
from assessments.forms import ConditionAnswerForm, ExtendForm, LackingForm, MeetForm
from assessments.models import AnswerState, Condition, ConditionAnswer, ConditionLetter
from common.acts import attempt, form_status, place_refusal, tried
from common.dates import amsterdam_date
from common.numbers import whole_number
from common.unsent_forms import bind
from common.whole_request import takes_files
from documents.downloads import offered

from .lookup_after import get_answer_document, get_condition, get_own_condition


@takes_files
@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PortalRequest, pk: int) -> HttpResponse:
    """A condition with what was answered, and the form with the documents to answer it.

    Every button saves what was typed, and keeps the documents that were chosen.
    """
    condition = get_own_condition(request, pk)
    answers = answers_of(condition, request.role)
    draft = next((one for one in answers if one.state == AnswerState.CONCEPT), None)
    saved = {"text": draft.text, "version": draft.saved} if draft else {"version": 0}
    form = bind(ConditionAnswerForm, request, initial=saved)
    if request.method == "POST":
        if form.is_valid() and (written := _save(request, condition, form)):
            return redirect(written)
        stored = condition.answers.filter(state=AnswerState.CONCEPT).first()
        form.renew(stored.saved if stored else 0)
    context = {
        **_told(request, condition, answers),
        "draft": draft,
        "form": form,
        "most": condition_answers.MOST,
        "most_bytes": settings.DOCUMENT_MAX_BYTES,
        "why_not": why_not_answer(request.role, condition),
    }
    return render(request, "assessments/answer_condition.html", context, status=form_status(form))


def _save(request: PortalRequest, condition: Condition, form: ConditionAnswerForm) -> str:
    """Save what was typed, and the documents; where to go on, or nothing when that was refused."""
    write = partial(
        condition_answers.write_answer,
        condition=condition,
        text=form.cleaned_data["text"],
        saved=form.known,
        by=request.role,
    )
    written = attempt(request, write, form=form)
    if not written:
        return ""
    if key := whole_number(request.POST.get("take_off", "")):
        document = get_answer_document(request, key)
        act = partial(condition_answers.take_off, document=document, by=request.role)
        attempt(request, act, success=_("“%s” was taken off.") % document)
    for upload in form.cleaned_data["documents"]:
        add = partial(condition_answers.attach, condition=condition, upload=upload, by=request.role)
        outcome = tried(add)
        if not outcome:
            place_refusal(form, outcome.refusal, {"": "documents"})
    if form.errors:
        return ""
    if request.POST.get("act") == "hand_in":
        return reverse("assessments:hand_in_answer", args=[written.value.pk])
    messages.success(request, _("Your answer has been saved. It was not handed in yet."))
    return reverse("assessments:answer_condition", args=[condition.pk])


@for_roles(*PENVOERDER_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: PortalRequest, pk: int) -> HttpResponse:
    """Hand an answer in, after showing what will be frozen."""
    found = ConditionAnswer.objects.visible_to(request.role).filter(pk=pk).first()
    if found is None:
        raise Http404
    condition = get_own_condition(request, found.condition_id)
    found.condition = condition
    back = reverse("assessments:answer_condition", args=[condition.pk])
    if reason := why_not_hand_in(request.role, found):
        messages.error(request, str(reason))
        return redirect(back)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        act = partial(condition_answers.hand_in, answer=found, seen=seen, by=request.role)
        said = _("Your answer has been handed in.")
        attempt(request, act, success=said)
        return redirect(back)
    context = {
        "condition": condition,
        "answer": next(one for one in answers_of(condition, request.role) if one.pk == pk),
        "application": condition.decision.application,
        "seen": condition_answers.mark_of(found),
        "back_url": back,
    }
    return render(request, "assessments/hand_in_answer.html", context)


@for_roles(*PENVOERDER_KINDS, *RE_KINDS, RoleKind.ASSESSOR, RoleKind.PARTNER_SIGNATORY)
@require_safe
def document(request: PortalRequest, pk: int) -> HttpResponseBase:
    """Give a document with an answer to who may read the answer."""
    found = get_answer_document(request, pk)
    if not found.version.is_fit:
        raise Http404
    return offered(found.version)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def meet(request: PortalRequest, pk: int) -> HttpResponse:
    """Check what was answered: note that the condition is met, or say what is lacking."""
    condition = get_condition(request, pk)
    answers = answers_of(condition, request.role)
    waiting = next((one for one in answers if one.state == AnswerState.INGEDIEND), None)
    if request.POST.get("act") == "letter":
        send = partial(condition_letters.send_letter, condition=condition, by=request.role)
        sent = _("The letter is being made. The penvoerder gets a mail when it is there.")
        attempt(request, send, success=sent)
        return redirect("assessments:meet_condition", pk=pk)
    says_lacking = request.POST.get("act") == "lacking"
    met_form = MeetForm() if says_lacking else bind(MeetForm, request)
    lacking_form = bind(LackingForm, request) if says_lacking else LackingForm()
    form = lacking_form if says_lacking else met_form
    if request.method == "POST" and form.is_valid():
        done = (
            _note_lacking(request, waiting, lacking_form)
            if says_lacking
            else _note_met(request, condition, met_form)
        )
        if done:
            case = reverse("assessments:case", args=[condition.decision.application_id])
            return redirect(f"{case}#conditions")
    context = {
        **_told(request, condition, answers),
        "case": condition.decision.application,
        "waiting": waiting,
        "form": form,
        "met_form": met_form,
        "lacking_form": lacking_form,
        "why_not": why_not_extend(request.role, condition),
        **_letter(request, condition),
    }
    return render(request, "assessments/meet.html", context, status=form_status(form))


def _letter(request: PortalRequest, condition: Condition) -> dict[str, Any]:
    """The letter that the condition is met: as it was sent, or as it would be."""
    if condition.met_at is None:
        return {}
    asked = ConditionLetter.objects.select_related("letter").filter(condition=condition)
    found = asked.defer("letter__pdf", "letter__body_html").first()
    today = amsterdam_date(request.received_at)
    why_not = why_not_send_letter(request.role, condition, today)
    preview = ""
    if why_not is None:
        from assessments.domain.condition_letters import preview_html  # Starts the PDF engine.

        preview = preview_html(condition, signer=request.role)
    return {"sent": found, "why_not_letter": why_not, "preview": preview}


def _note_met(request: PortalRequest, condition: Condition, form: MeetForm) -> bool:
    act = partial(
        conditions.meet_condition,
        condition=condition,
        note=form.cleaned_data["note"],
        by=request.role,
    )
    noted = _("It has been noted that the condition is met.")
    return bool(attempt(request, act, form=form, success=noted))


def _note_lacking(
    request: PortalRequest, waiting: ConditionAnswer | None, form: LackingForm
) -> bool:
    if waiting is None:
        form.add_error(None, _("No answer waits for your check any more."))
        return False
    act = partial(
        conditions.find_lacking,
        answer=waiting,
        lacking=form.cleaned_data["lacking"],
        by=request.role,
    )
    said = _("The penvoerder has been told what is lacking, and can answer again.")
    return bool(attempt(request, act, form=form, success=said))


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request: PortalRequest, pk: int) -> HttpResponse:
    """Give a condition a later date, and say why."""
    condition = get_condition(request, pk)
    back = reverse("assessments:meet_condition", args=[pk])
    if reason := why_not_extend(request.role, condition):
        messages.error(request, str(reason))
        return redirect(back)
    form = bind(ExtendForm, request)
    if request.method == "POST" and form.is_valid():
        act = partial(conditions.extend, condition=condition, by=request.role, **form.cleaned_data)
        told = _("The condition has a later date. The penvoerder has been told.")
        if attempt(request, act, form=form, success=told):
            return redirect(back)
    context = {
        "condition": condition,
        "case": condition.decision.application,
        "form": form,
        "back_url": back,
    }
    return render(request, "assessments/extend_condition.html", context, status=form_status(form))


def _told(
    request: PortalRequest, condition: Condition, answers: list[ConditionAnswer]
) -> dict[str, Any]:
    return {
        "condition": condition,
        "application": condition.decision.application,
        "contact": condition.contact or condition.decision.application.region.adviser,
        "answers": [one for one in answers if one.state != AnswerState.CONCEPT],
        "extensions": extensions_of(condition),
        "today": amsterdam_date(request.received_at),
    }
