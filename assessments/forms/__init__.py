"""Forms of the assessment: what was typed is checked for shape here, for sense by the acts."""

from .deciding import ConditionFormSet, DecisionForm, MeetForm, ReturnForm
from .judging import AgreeForm, AssessmentForm, DeclarationForm, JointForm, JudgementsForm
from .panel import AddForm, AdviserForm, MergeForm, PanelForm

__all__ = [
    "AddForm",
    "AdviserForm",
    "AgreeForm",
    "AssessmentForm",
    "ConditionFormSet",
    "DecisionForm",
    "DeclarationForm",
    "JointForm",
    "JudgementsForm",
    "MeetForm",
    "MergeForm",
    "PanelForm",
    "ReturnForm",
]
