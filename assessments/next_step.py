"""What is next about a case, as pages say it: in words, how far it is, and where it is done.

Which step that is stands stored; see `assessments.models.next_step`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from .disagreements import disagreeing_words
from .models import BEFORE_DECISION, OF_ADVISER, NextStep, Step

PLACES: Mapping[Step, str] = {
    Step.REOPENED: "submitted",
    Step.PANEL: "panel",
    Step.JOINT: "joint_outcome",
    Step.ANSWERS: "joint_outcome",
    Step.CONCURRENCE: "joint_outcome",
    Step.PREPARE: "prepare",
    Step.RETURNED: "prepare",
    Step.DEFINITIVE: "prepare",
}
"""The page on which a step is taken, by its address; else the part of the case page below."""

PARTS: Mapping[Step, str] = {
    Step.COMPLETION: "completion",
    Step.MERGED_PLAN: "merging",
    Step.ASSESSMENTS: "panel",
    Step.CONDITIONS: "conditions",
    Step.CONFIRMATIONS: "conditions",
    Step.CHANGE: "changes",
}

LINK_TEXTS: Mapping[Step, StrOrPromise] = {
    Step.REOPENED: gettext_lazy("See what was submitted"),
    Step.COMPLETION: gettext_lazy("See what was asked"),
    Step.MERGED_PLAN: gettext_lazy("See what was merged"),
    Step.ASSESSMENTS: gettext_lazy("See who has handed in"),
    Step.ANSWERS: gettext_lazy("See who has answered"),
    Step.CONCURRENCE: gettext_lazy("See what everyone answered"),
    Step.GRANT: gettext_lazy("To the decision and its letter"),
    Step.CONDITIONS: gettext_lazy("See the conditions"),
    Step.CONFIRMATIONS: gettext_lazy("See who has answered"),
    Step.CHANGE: gettext_lazy("See what was reported"),
}
"""What the button to a step says where the step itself is not what one does there."""


@dataclass(frozen=True)
class Next:
    """The next step of a case as pages show it; `decision` is the key of one in preparation.

    `unsigned` tells who has not signed, without whom no status becomes definitive; `against` is how
    many organisations of the panel do not agree.
    """

    row: NextStep
    decision: int | None = None
    unsigned: Callable[[], str] = str
    against: int = 0

    @property
    def step(self) -> Step:
        """The step itself."""
        return Step(self.row.step)

    @property
    def label(self) -> str:
        """The step in words."""
        return str(self.step.label)

    @property
    def tone(self) -> str:
        """The tone of its badge: a warning where the Realisatie Eenheid itself is to act."""
        if self.step == Step.DONE:
            return "ok"
        return "warning" if self.step in (*OF_ADVISER, Step.GRANT) else "info"

    @property
    def link_text(self) -> str:
        """Where `url` leads, for a button: to the act, or to the part where one sees how far."""
        return str(LINK_TEXTS.get(self.step, self.step.label))

    @property
    def progress(self) -> str:
        """How far it is, where one waits for others, and how many of them do not agree."""
        against = disagreeing_words(self.against)
        return ", ".join(filter(None, [self._how_far(), against]))

    @property
    def day_of(self) -> StrOrPromise:
        """Of what the day is on which it is due, when this step only leads to that."""
        return _("for the decision") if self.step in BEFORE_DECISION else ""

    def _how_far(self) -> str:
        done, total = self.row.done, self.row.total
        if self.step == Step.ASSESSMENTS:
            return _("%(done)d of %(all)d handed in") % {"done": done, "all": total}
        if self.step in (Step.ANSWERS, Step.CONFIRMATIONS):
            return _("%(done)d of %(all)d answered") % {"done": done, "all": total}
        if self.step == Step.CONDITIONS:
            return _("%(count)d open") % {"count": total - done}
        return self.unsigned() if self.step == Step.DEFINITIVE else ""

    @property
    def url(self) -> str:
        """Where the step is taken; empty when there is nothing more to do."""
        if self.step == Step.GRANT and self.decision is not None:
            return reverse("assessments:decision", args=[self.decision])
        if self.step in PLACES:
            return reverse(f"assessments:{PLACES[self.step]}", args=[self.row.application_id])
        if self.step == Step.DONE:
            return ""
        page = reverse("assessments:case", args=[self.row.application_id])
        return f"{page}#{PARTS.get(self.step, 'decisions')}"
