"""Forms of the assessment: what was typed is checked for shape here, for sense by the acts."""

from .answering import AnswerForm, HelpTextForm
from .assigning import AssignForm, CoordinatorsForm
from .completing import CompletionForm
from .conditions import (
    ConditionAnswerForm,
    ConfirmForm,
    ExtendForm,
    LackingForm,
    ReendorseForm,
)
from .deciding import ConditionFormSet, CorrectionForm, DecisionForm, MeetForm, ReturnForm
from .judging import (
    AgreeForm,
    AssessmentForm,
    ConcurForm,
    DeclarationForm,
    JointForm,
    JudgementsForm,
    ReviseForm,
)
from .meetings import (
    AttendanceForm,
    CallOffForm,
    MeetingForm,
    NewMeetingForm,
    OutcomeForm,
)
from .merging import MergeForm, OthersForm
from .notes import NoteForm
from .notices import HearingForm, NoticeForm, ProposalForm
from .objections import (
    AdjournForm,
    AskCostsForm,
    CarryOutForm,
    LateDecisionForm,
    MendForm,
    ObjectForm,
    ObjectionDecisionForm,
    ObjectionHearingForm,
    RecordCostsAskedForm,
    RecordMendedForm,
    RecordObjectionForm,
    TakeUpForm,
    WithdrawObjectionForm,
    WithdrawOwnObjectionForm,
)
from .panel import AddForm, AdviserForm, ManyAdviserForm, PanelForm, PanelTemplateForm
from .rubric import JudgesForm, RubricForm
from .talking import ChoiceForm, MomentsForm, RecordForm, TalkForm, WhyForm
from .term import DefaultNoticeForm, DelayForm
from .threads import MarginNoteForm, PostForm
from .withdrawals import DropForm, IntentionForm, RespondForm, ToldForm, WithdrawalForm

__all__ = [
    "AddForm",
    "AdjournForm",
    "AdviserForm",
    "AgreeForm",
    "AnswerForm",
    "AskCostsForm",
    "AssessmentForm",
    "AssignForm",
    "AttendanceForm",
    "CallOffForm",
    "CarryOutForm",
    "ChoiceForm",
    "CompletionForm",
    "ConcurForm",
    "ConditionAnswerForm",
    "ConditionFormSet",
    "ConfirmForm",
    "CoordinatorsForm",
    "CorrectionForm",
    "DecisionForm",
    "DeclarationForm",
    "DefaultNoticeForm",
    "DelayForm",
    "DropForm",
    "ExtendForm",
    "HearingForm",
    "HelpTextForm",
    "IntentionForm",
    "JointForm",
    "JudgementsForm",
    "JudgesForm",
    "LackingForm",
    "LateDecisionForm",
    "ManyAdviserForm",
    "MarginNoteForm",
    "MeetForm",
    "MeetingForm",
    "MendForm",
    "MergeForm",
    "MomentsForm",
    "NewMeetingForm",
    "NoteForm",
    "NoticeForm",
    "ObjectForm",
    "ObjectionDecisionForm",
    "ObjectionHearingForm",
    "OthersForm",
    "OutcomeForm",
    "PanelForm",
    "PanelTemplateForm",
    "PostForm",
    "ProposalForm",
    "RecordCostsAskedForm",
    "RecordForm",
    "RecordMendedForm",
    "RecordObjectionForm",
    "ReendorseForm",
    "RespondForm",
    "ReturnForm",
    "ReviseForm",
    "RubricForm",
    "TakeUpForm",
    "TalkForm",
    "ToldForm",
    "WhyForm",
    "WithdrawObjectionForm",
    "WithdrawOwnObjectionForm",
    "WithdrawalForm",
]
