"""The page on which a decision is prepared, with the checklist of what must hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications.models import Application
from assessments.decision_permissions import possible_outcomes
from assessments.domain import deciding, rules
from assessments.domain.case_facts import CaseFacts
from assessments.domain.drafting import letter_beforehand, save_draft
from assessments.domain.notes import who_may_do
from assessments.forms import ConditionFormSet, DecisionForm
from assessments.handling_permissions import why_not_go_on
from assessments.models import Decision, DecisionDraft, DecisionState, Outcome
from common.acts import attempt, form_status, place_refusal
from common.dates import amsterdam_date
from common.refusal import Refusal
from common.unsent_forms import bind

from .checklist import shown
from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: PortalRequest, pk: int) -> HttpResponse:
    """Write a decision, keep it as a draft, look at its letter, and lay it before the leads.

    Or change one that the lead returned.
    """
    case = get_case(request, pk)
    outcomes = possible_outcomes(case, amsterdam_date(request.received_at))
    if not outcomes and not _returned(case):
        raise Http404
    waiting = case.decisions.filter(state=DecisionState.VOORBEREID).first()
    if waiting is not None and request.method != "POST":
        return redirect("assessments:decision", pk=waiting.pk)
    writing = _writing(request, case, outcomes)
    if request.method == "POST":
        acts = {"draft": _save_draft, "letter": _look, "go_on": _go_on}
        act = acts.get(request.POST.get("act", ""), _lay_before)
        if done := act(request, writing):
            return done
    context = {
        "case": case,
        "form": writing.form,
        "formset": writing.formset,
        "may_have_conditions": Outcome.VOORLOPIG in outcomes,
        "may_leave_unhandled": Outcome.NIET_BEHANDELD in outcomes,
        "may_go_on": why_not_go_on(writing.returned) is None,
        "returned": writing.returned,
        "draft": writing.draft,
        "letter": writing.letter,
        "checklists": _checklists(request, writing, outcomes),
        "case_facts": writing.case_facts,
    }
    status = form_status(writing.form, writing.formset)
    return render(request, "assessments/prepare.html", context, status=status)


@dataclass
class _Writing:
    """A decision that is being written: its form, and what is stored of it so far."""

    case: Application
    case_facts: CaseFacts
    returned: Decision | None
    draft: DecisionDraft | None
    form: DecisionForm
    formset: Any
    letter: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether both parts are right; both are judged, so that every error is shown at once."""
        return all([self.form.is_valid(), self.formset.is_valid()])


def _save_draft(request: PortalRequest, writing: _Writing) -> HttpResponse | None:
    if not (writing.is_valid and _keep(request, writing)):
        return None
    messages.success(request, _("The draft has been saved. The leads do not see it yet."))
    return redirect("assessments:prepare", pk=writing.case.pk)


def _look(request: PortalRequest, writing: _Writing) -> None:
    """Keep what was typed, and show the letter that would come of it."""
    if _is_right(request, writing) and _keep(request, writing):
        beforehand = partial(letter_beforehand, partial(_prepare, request, writing))
        if letter := attempt(request, beforehand, form=writing.form):
            writing.letter = letter.value


def _lay_before(request: PortalRequest, writing: _Writing) -> HttpResponse | None:
    if not _is_right(request, writing):
        return None
    lies_with_leads = _("The decision lies with the leads.")
    act = partial(_prepare, request, writing)
    prepared = attempt(request, act, form=writing.form, success=lies_with_leads)
    return redirect("assessments:decision", pk=prepared.value.pk) if prepared else None


def _go_on(request: PortalRequest, writing: _Writing) -> HttpResponse | None:
    """Drop a returned decision not to handle the application."""
    if writing.returned is None:
        return None
    act = partial(deciding.go_on, decision=writing.returned, by=request.role)
    attempt(request, act, success=_("The decision was dropped: the application is handled."))
    return redirect("assessments:case", pk=writing.case.pk)


def _keep(request: PortalRequest, writing: _Writing) -> bool:
    """Save the draft; when a colleague did so before, show the form on top of theirs."""
    form = writing.form
    act = partial(
        save_draft,
        application=writing.case,
        typed={**form.texts, "conditions": writing.formset.as_draft},
        version=form.known_version,
        by=request.role,
    )
    saved = attempt(request, act, form=form)
    writing.draft = DecisionDraft.objects.filter(application=writing.case).first()
    form.renew_version(writing.draft.version if writing.draft else 0)
    return bool(saved)


def _is_right(request: PortalRequest, writing: _Writing) -> bool:
    """Whether nothing is wrong in what was typed; each lack is shown at its field."""
    form, formset = writing.form, writing.formset
    is_valid = writing.is_valid
    if not formset.is_valid() or not form.texts["outcome"]:
        return False
    typed = {**form.texts, "conditions": formset.conditions}
    draft = deciding.draft_from(
        application=writing.case, **typed, by=request.role, case_facts=writing.case_facts
    )
    lacks = [one for one in rules.findings(draft) if one.rule.mend == "form" and not one.holds]
    for one in lacks:
        if one.rule.field == "conditions":
            formset.show_lack(draft, one)
        elif one.rule.field not in form.errors:
            place_refusal(form, Refusal(one.lack, code=one.rule.code, field=one.rule.field))
    return is_valid and not lacks


def _prepare(request: PortalRequest, writing: _Writing) -> Decision:
    typed = {**writing.form.texts, "conditions": writing.formset.conditions, "by": request.role}
    if writing.returned is not None:
        return deciding.prepare_again(decision=writing.returned, **typed)
    return deciding.prepare_decision(application=writing.case, **typed)


def _returned(case: Application) -> Decision | None:
    return case.decisions.filter(state=DecisionState.TERUGGEGEVEN).first()


def _writing(request: PortalRequest, case: Application, outcomes: list[str]) -> _Writing:
    returned = _returned(case)
    draft = DecisionDraft.objects.select_related("written_by__user").filter(application=case)
    stored = draft.first()
    case_facts = CaseFacts(case)
    begun = _begun(returned, stored) or ({"outcome": outcomes[0]} if len(outcomes) == 1 else {})
    form = bind(
        DecisionForm,
        request,
        outcomes=outcomes,
        asks_dissent=case_facts.asks_dissent,
        advised=case_facts.advised if not case_facts.is_second else "",
        is_draft=request.POST.get("act") == "draft",
        initial={**begun, "version": stored.version if stored else 0},
    )
    bare = [{"criterion": criterion.pk} for criterion in case_facts.falls_short]
    kwargs: dict[str, Any] = {
        "prefix": "conditions",
        "initial": begun.get("conditions") or (bare if returned is None else []),
        "form_kwargs": {
            "criteria": list(case.round.criteria.all()),
            "helpers": who_may_do(case) if Outcome.VOORLOPIG in outcomes else [],
        },
    }
    if form.is_bound:
        kwargs["data"] = form.data
    return _Writing(case, case_facts, returned, stored, form, ConditionFormSet(**kwargs))


def _begun(returned: Decision | None, draft: DecisionDraft | None) -> dict[str, Any]:
    """What the form begins with: the draft, else the returned decision, else nothing."""
    if draft is not None:
        return {**draft.typed}
    if returned is None:
        return {}
    return {
        "outcome": returned.outcome,
        "reasons": returned.reasons,
        "dissent_response": returned.dissent_response,
        "departure_reasons": returned.departure_reasons,
        "hearing": returned.hearing,
        "hearing_told": returned.hearing_told,
        "conditions": [
            {
                "text": one.text,
                "due_on": one.due_on,
                "criterion": one.criterion_id,
                "contact": one.contact_id,
            }
            for one in returned.conditions.all()
        ],
    }


def _checklists(
    request: PortalRequest, writing: _Writing, outcomes: list[str]
) -> list[tuple[str, bool, list[dict[str, str]]]]:
    """For each outcome: its name, whether it is possible, and how each rule on facts turns out."""
    lists = []
    for outcome in outcomes:
        draft = deciding.draft_from(
            application=writing.case,
            outcome=outcome,
            reasons="",
            by=request.role,
            case_facts=writing.case_facts,
        )
        found = [one for one in rules.findings(draft) if one.rule.mend != "form"]
        lists.append(
            (
                str(Outcome(outcome).label),
                all(one.holds for one in found),
                [shown(writing.case, one) for one in found],
            )
        )
    return lists
