"""Questions of applicants, their answers, and the help texts that some become."""

from __future__ import annotations

from functools import partial

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import HelpText, Question
from assessments.domain import answering
from assessments.forms import AnswerForm, HelpTextForm
from assessments.models import is_involved
from common.acts import attempt, form_status
from common.filters import paged
from common.unsent_forms import bind

from .lookup import get_answer, get_question

MOST_HELPS = 100


@for_roles(*RE_KINDS)
@require_safe
def questions(request: PortalRequest) -> HttpResponse:
    """List the questions, what waits first, and the help texts."""
    found = (
        Question.objects.visible_to(request.role)
        .exclude(is_involved(request.role, "application__"))
        .select_related("application__round", "application__penvoerder")
        .waiting_first()
    )
    helps = HelpText.objects.select_related("round").order_by("-round__closes_at", "section", "pk")
    context = {
        "page": paged(found, request.GET),
        "helps": helps[:MOST_HELPS],
    }
    return render(request, "assessments/questions.html", context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def question(request: PortalRequest, pk: int) -> HttpResponse:
    """Show what was asked about a section before and now, and answer."""
    asked = get_question(request, pk)
    form = bind(AnswerForm, request)
    if request.method == "POST" and form.is_valid():
        give = partial(
            answering.answer, question=asked, text=form.cleaned_data["text"], by=request.role
        )
        if attempt(request, give, form=form, success=_("The answer has been sent.")):
            return redirect("assessments:question", pk)
    context = {"asked": asked, "thread": _thread(asked), "form": form}
    return render(request, "assessments/question.html", context, status=form_status(form))


def _thread(asked: Question) -> QuerySet[Question]:
    """All questions of the same application about the same section, the oldest first."""
    same = Question.objects.filter(application=asked.application_id, section=asked.section)
    with_people = same.select_related("asked_by__user").order_by("asked_at", "pk")
    return with_people.prefetch_related("answers__answered_by__user", "answers__help_text")


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: PortalRequest, pk: int) -> HttpResponse:
    """Make a help text of an answer, after taking the names out."""
    given = get_answer(request, pk)
    published = HelpText.objects.filter(from_answer=given).first()
    if published is not None:
        return redirect("assessments:help_text", published.pk)
    asked = given.question
    initial = {"question_text": asked.text[:300], "answer_text": given.text}
    form = bind(HelpTextForm, request, initial=initial)
    if request.method == "POST" and form.is_valid():
        make = partial(answering.publish, answer=given, by=request.role, **form.cleaned_data)
        done = _("Everybody in the round reads this answer now.")
        if attempt(request, make, form=form, success=done):
            return redirect("assessments:question", asked.pk)
    context = {"section": asked.get_section_display(), "round": asked.application.round}
    return _help_page(request, form, context)


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def help_text(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a help text, or withdraw it."""
    helped = get_object_or_404(HelpText.objects.select_related("round"), pk=pk)
    if request.method == "POST" and "withdraw" in request.POST:
        withdraw = partial(answering.withdraw_help, help_text=helped, by=request.role)
        attempt(request, withdraw, success=_("The help text is shown nowhere any more."))
        return redirect("assessments:help_text", pk)
    initial = {"question_text": helped.question, "answer_text": helped.answer}
    form = bind(HelpTextForm, request, initial=initial)
    if request.method == "POST" and form.is_valid():
        change = partial(
            answering.change_help, help_text=helped, by=request.role, **form.cleaned_data
        )
        done = _("Everybody in the round reads the new version now.")
        if attempt(request, change, form=form, success=done):
            return redirect("assessments:help_text", pk)
    context = {"section": helped.get_section_display(), "round": helped.round, "helped": helped}
    return _help_page(request, form, context)


def _help_page(
    request: PortalRequest, form: HelpTextForm, context: dict[str, object]
) -> HttpResponse:
    page = {"helped": None, **context, "form": form}
    return render(request, "assessments/help_text.html", page, status=form_status(form))
