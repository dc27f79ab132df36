"""What joint verdicts and the joint advice allow to be decided: in Python said here alone.

PostgreSQL refuses the same once more: `decision_goes_with_verdicts` in `assessments.models.guards`.

A decision must rest on sound reasons (Awb 3:46), so it cannot contradict the verdicts on which it
rests; and who departs from the joint advice says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from applications.models import Criterion
from assessments.models import Outcome


def why_not_on_verdicts(outcome: str, falls_short: Sequence[Criterion]) -> str:
    """Why `outcome` does not go with the criteria that are (still) below "voldoet", or ""."""
    if outcome == Outcome.DEFINITIEF and falls_short:
        return _("Not or only partly met: %(names)s.") % {
            "names": ", ".join(criterion.title for criterion in falls_short)
        }
    if outcome == Outcome.AFGEWEZEN and not falls_short:
        return _("Every criterion is met, so there is no ground for refusing.")
    return ""


def departs(outcome: str, *, advised: str, is_second: bool) -> bool:
    """Whether an outcome is another one than the panel advised.

    A second decision rests on what became of the conditions, about which the panel did not advise.
    """
    return bool(advised) and not is_second and outcome != advised
