"""The rules of a decision as the list of requirements shows them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from applications.models import Application
from assessments.domain import rules

# Where a lack is mended: a page of its own, or else a part of the case page.
PAGES = {"joint": "assessments:joint_outcome", "form": "assessments:prepare"}


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
