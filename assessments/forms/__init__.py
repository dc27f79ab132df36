"""Forms of the assessment: what was typed is checked for shape here, for sense by the acts."""

from .completing import CompletionForm
from .deciding import ConditionFormSet, CorrectionForm, DecisionForm, MeetForm, ReturnForm
from .judging import AgreeForm, AssessmentForm, DeclarationForm, JointForm, JudgementsForm
from .notes import NoteForm
from .panel import AddForm, AdviserForm, ManyAdviserForm, MergeForm, PanelForm, PanelTemplateForm

__all__ = [
    "AddForm",
    "AdviserForm",
    "AgreeForm",
    "AssessmentForm",
    "CompletionForm",
    "ConditionFormSet",
    "CorrectionForm",
    "DecisionForm",
    "DeclarationForm",
    "JointForm",
    "JudgementsForm",
    "ManyAdviserForm",
    "MeetForm",
    "MergeForm",
    "NoteForm",
    "PanelForm",
    "PanelTemplateForm",
    "ReturnForm",
]
