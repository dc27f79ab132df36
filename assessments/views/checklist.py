"""The rules of a decision as the list of requirements shows them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Application
from applications.progress import requirement_outcome
from applications.requirements import Result
from assessments.domain import rules
from assessments.domain.case_facts import CaseFacts

# Where a lack is mended: a page of its own, or else a part of the case page.
PAGES = {
    "joint": "assessments:joint_outcome",
    "form": "assessments:prepare",
    "requirements": "assessments:requirements",
}


def shown(case: Application, finding: rules.Finding) -> dict[str, str]:
    """A finding as the list of requirements shows it, with a link to where a lack is mended."""
    page = PAGES.get(finding.rule.mend)
    anchor = f"{reverse('assessments:case', args=[case.pk])}#{finding.rule.mend}"
    return {
        "outcome": "met" if finding.holds else "not_met",
        "title": str(finding.rule.sentence),
        "reason": finding.lack,
        "source": "",
        "url": "" if finding.holds else (reverse(page, args=[case.pk]) if page else anchor),
        "link_text": _("Go there"),
    }


def requirements_shown(case: Application) -> list[dict[str, str]]:
    """What the round asked and how the case met it when it was submitted."""
    return [_result_shown(result) for result in CaseFacts(case).requirements]


def _result_shown(result: Result) -> dict[str, str]:
    known = result.requirement
    return {
        "outcome": requirement_outcome(result),
        "title": str(result.title),
        "reason": result.sentence or str(known.reason if known else ""),
        "source": str(known.source if known else ""),
    }
