"""The page on which a decision is prepared, with the checklist of what must hold."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles
from accounts.models import RE_KINDS
from applications import workflow
from applications.models import Application
from assessments.domain import deciding, rules
from assessments.forms import ConditionFormSet, DecisionForm
from assessments.models import Decision, DecisionState, Outcome
from common.acts import attempt, form_status
from common.unsent_forms import bind

from .checklist import shown
from .lookup import get_case


@for_roles(*RE_KINDS)
@require_http_methods(["GET", "HEAD", "POST"])
def prepare(request: PortalRequest, pk: int) -> HttpResponse:
    """Prepare a decision, or change one that the lead returned."""
    case = get_case(request, pk)
    outcomes = [one for one in Outcome.values if workflow.FLOW.find(f"grant_{one}", case.state)]
    if not outcomes:
        raise Http404
    returned = case.decisions.filter(state=DecisionState.TERUGGEGEVEN).first()
    waiting = case.decisions.filter(state=DecisionState.VOORBEREID).first()
    if waiting is not None and request.method != "POST":
        return redirect("assessments:decision", pk=waiting.pk)
    form, formset = _forms(request, case, returned, outcomes)
    if request.method == "POST" and form.is_valid() and formset.is_valid():
        act = partial(_act, request, case, returned, form, formset)
        lies_with_leads = _("The decision lies with the leads.")
        if prepared := attempt(request, act, form=form, success=lies_with_leads):
            return redirect("assessments:decision", pk=prepared.value.pk)
    context = {
        "case": case,
        "form": form,
        "formset": formset,
        "returned": returned,
        "checklists": _checklists(request, case, outcomes),
        "case_facts": _draft(request, case, outcomes[0]).case_facts,
    }
    status = form_status(form, formset)
    return render(request, "assessments/prepare.html", context, status=status)


def _forms(
    request: PortalRequest, case: Application, returned: Decision | None, outcomes: list[str]
) -> tuple[DecisionForm, Any]:
    initial: dict[str, Any] = {}
    conditions: list[dict[str, Any]] = []
    if returned is not None:
        initial = {
            "outcome": returned.outcome,
            "reasons": returned.reasons,
            "dissent_response": returned.dissent_response,
            "departure_reasons": returned.departure_reasons,
        }
        conditions = [
            {"text": one.text, "due_on": one.due_on, "criterion": one.criterion_id}
            for one in returned.conditions.all()
        ]
    case_facts = _draft(request, case, outcomes[0]).case_facts
    if returned is None:
        conditions = [{"criterion": criterion.pk} for criterion in case_facts.falls_short]
    form = bind(
        DecisionForm,
        request,
        outcomes=outcomes,
        asks_dissent=bool(case_facts.disagreements) and not case_facts.is_second,
        advised=case_facts.advised if not case_facts.is_second else "",
        initial=initial,
    )
    criteria = list(case.round.criteria.all())
    kwargs: dict[str, Any] = {
        "prefix": "conditions",
        "initial": conditions,
        "form_kwargs": {"criteria": criteria},
    }
    if form.is_bound:
        return form, ConditionFormSet(data=form.data, **kwargs)
    return form, ConditionFormSet(**kwargs)


def _act(
    request: PortalRequest,
    case: Application,
    returned: Decision | None,
    form: DecisionForm,
    formset: Any,
) -> Decision:
    typed = {**form.cleaned_data, "conditions": formset.conditions, "by": request.role}
    if returned is not None:
        return deciding.prepare_again(decision=returned, **typed)
    return deciding.prepare_decision(application=case, **typed)


def _draft(request: PortalRequest, case: Application, outcome: str) -> rules.Draft:
    return deciding.draft_from(application=case, outcome=outcome, reasons="", by=request.role)


def _checklists(
    request: PortalRequest, case: Application, outcomes: list[str]
) -> list[tuple[str, bool, list[dict[str, str]]]]:
    """For each outcome: its name, whether it is possible, and how each rule on facts turns out."""
    case_facts = _draft(request, case, outcomes[0]).case_facts
    lists = []
    for outcome in outcomes:
        draft = _draft(request, case, outcome)
        draft.case_facts = case_facts
        found = [one for one in rules.findings(draft) if one.rule.mend != "form"]
        lists.append(
            (
                str(Outcome(outcome).label),
                all(one.holds for one in found),
                [shown(case, one) for one in found],
            )
        )
    return lists
