"""What is the next thing to do about a case, from what `queries.with_progress` counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from applications.models import Application, ApplicationState

from .models import DecisionState


class Step(TextChoices):
    """Where a case waits; the filter of the worklist."""

    PANEL = "panel", gettext_lazy("set up the panel")
    ASSESSMENTS = "assessments", gettext_lazy("wait for the assessments")
    JOINT = "joint", gettext_lazy("write the joint outcome")
    ANSWERS = "answers", gettext_lazy("wait for the answers")
    PREPARE = "prepare", gettext_lazy("prepare the decision")
    GRANT = "grant", gettext_lazy("take the decision")
    RETURNED = "returned", gettext_lazy("change the returned decision")
    CONDITIONS = "conditions", gettext_lazy("follow the conditions")
    DONE = "done", gettext_lazy("nothing more to do")


WAITING = (Step.ASSESSMENTS, Step.ANSWERS, Step.CONDITIONS)
"""Steps at which the Realisatie Eenheid waits for others."""


@dataclass(frozen=True)
class Next:
    """The next step of a case: how far it is, and where it is taken."""

    step: Step
    progress: str = ""
    url: str = ""

    @property
    def tone(self) -> str:
        """The tone of its badge: a warning where the Realisatie Eenheid itself is to act."""
        if self.step == Step.DONE:
            return "ok"
        return "info" if self.step in WAITING else "warning"

    @property
    def label(self) -> str:
        """The step in words."""
        return str(self.step.label)


def next_step(case: Application) -> Next:
    """The next step of a case that came from `queries.with_progress`."""
    count: Any = case
    if case.state == ApplicationState.INGEDIEND:
        return Next(Step.PANEL, url=reverse("assessments:panel", args=[case.pk]))
    if count.decision_state == DecisionState.VOORBEREID:
        return Next(Step.GRANT, url=reverse("assessments:decision", args=[count.decision_pk]))
    if count.decision_state == DecisionState.TERUGGEGEVEN:
        return Next(Step.RETURNED, url=reverse("assessments:prepare", args=[case.pk]))
    if case.state == ApplicationState.IN_BEOORDELING:
        return _assessing(case)
    if case.state == ApplicationState.VOORLOPIG:
        return _provisional(case)
    return Next(Step.DONE)


def _assessing(case: Application) -> Next:
    count: Any = case
    joint = reverse("assessments:joint_outcome", args=[case.pk])
    if count.handed_in < count.members:
        progress = _("%(done)d of %(all)d handed in") % {
            "done": count.handed_in,
            "all": count.members,
        }
        return Next(Step.ASSESSMENTS, progress, f"{_case(case)}#panel")
    if count.proposed_at is None:
        return Next(Step.JOINT, url=joint)
    if count.answered < count.members:
        progress = _("%(done)d of %(all)d answered") % {
            "done": count.answered,
            "all": count.members,
        }
        return Next(Step.ANSWERS, progress, joint)
    return Next(Step.PREPARE, url=reverse("assessments:prepare", args=[case.pk]))


def _provisional(case: Application) -> Next:
    count: Any = case
    if count.open_conditions:
        progress = _("%(count)d open") % {"count": count.open_conditions}
        return Next(Step.CONDITIONS, progress, f"{_case(case)}#conditions")
    return Next(Step.PREPARE, url=reverse("assessments:prepare", args=[case.pk]))


def _case(case: Application) -> str:
    return reverse("assessments:case", args=[case.pk])
