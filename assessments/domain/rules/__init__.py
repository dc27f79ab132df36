"""The rules of a decision. Each is one small function that says what is lacking, if anything.

The page where a decision is prepared shows them as a checklist with a link to where a lack is
mended; the acts in `deciding` enforce the same list. What PostgreSQL can check, it checks once
more (`assessments.models.decision_guards`).
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from assessments.models import Outcome
from common.refusal import Refusal

from .draft import Draft, Finding
from .of_status import OF_STATUS
from .of_text import OF_TEXT
from .possible import POSSIBLE

RULES = (*POSSIBLE, *OF_STATUS, *OF_TEXT)
"""In the order of the checklist."""


def findings(draft: Draft) -> list[Finding]:
    """How every rule for this outcome turns out, in the order of the checklist."""
    return [
        Finding(rule, rule.lack(draft))
        for rule in RULES
        if draft.outcome in rule.outcomes and (draft.signer or not rule.of_signer)
    ]


def enforce(draft: Draft) -> None:
    """Raise `Refusal` with the code of the first rule that does not hold."""
    if draft.outcome not in Outcome.values:
        raise Refusal(_("Choose an outcome."), code="outcome", field="outcome")
    for finding in findings(draft):
        if not finding.holds:
            raise Refusal(finding.lack, code=finding.rule.code, field=finding.rule.field)
