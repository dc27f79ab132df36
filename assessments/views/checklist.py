"""The rules of a decision as the list of requirements shows them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from applications.models import Application, Submission
from applications.progress import requirement_outcome
from applications.requirements import Result, read_deliveries, read_results
from assessments.domain.case_facts import CaseFacts
from assessments.domain.rules.draft import Finding
from regions.domain.deliveries import Delivery

# Where a lack is mended: a page of its own, or else a part of the case page.
PAGES = {
    "joint": "assessments:joint_outcome",
    "form": "assessments:prepare",
    "requirements": "assessments:requirements",
    "partners": "assessments:partners",
}
# What is mended for every case at once.
BEYOND = {"mandates": "correspondence:mandates"}
LINK_TEXTS = {
    "joint": _("To the joint outcome"),
    "form": _("To the decision"),
    "requirements": _("To the requirements"),
    "completion": _("To the completion"),
    "conditions": _("To the conditions"),
    "partners": _("To the partners and signatures"),
    "summary": _("To the summary of the case"),
    "mandates": _("To the register of mandates"),
}


def shown(case: Application, finding: Finding) -> dict[str, str]:
    """A finding as the list of requirements shows it, with a link to where a lack is mended."""
    return {
        "outcome": "met" if finding.holds else "not_met",
        "title": str(finding.rule.sentence),
        "reason": finding.lack,
        "source": "",
        "url": "" if finding.holds else _address(case, finding.rule.mend),
        "link_text": str(LINK_TEXTS[finding.rule.mend]),
    }


def _address(case: Application, mend: str) -> str:
    if mend in BEYOND:
        return reverse(BEYOND[mend])
    if mend in PAGES:
        return reverse(PAGES[mend], args=[case.pk])
    return f"{reverse('assessments:case', args=[case.pk])}#{mend}"


def requirements_shown(
    case: Application, submission: Submission | None = None
) -> list[dict[str, Any]]:
    """What the round asked and how the case met it when it was submitted; by default the newest."""
    submitted = CaseFacts(case, submission).submitted
    if submitted is None:
        return []
    deliveries = read_deliveries(submitted.content)
    results = read_results(submitted.content, with_sums=True)
    return [_result_shown(result, deliveries) for result in results]


def _result_shown(result: Result, deliveries: Sequence[Delivery]) -> dict[str, Any]:
    known = result.requirement
    return {
        "outcome": requirement_outcome(result),
        "title": str(result.title),
        "reason": result.sentence or str(known.reason if known else ""),
        "source": str(known.source if known else ""),
        "sum": result.sum,
        "deliveries": deliveries,
    }
