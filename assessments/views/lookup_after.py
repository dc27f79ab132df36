"""What the views fetch of what comes with and after a decision: conditions, corrections, changes,
talks, withdrawals and objections. As `lookup` does for cases.
"""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from accounts.access import VisitorRequest, get_visible
from accounts.models import Role, RoleKind
from applications.models import Application
from assessments.domain.objecting import case_of_letter
from assessments.models import (
    OF_LETTER,
    AnswerDocument,
    ChangeNotice,
    Condition,
    ConditionAnswer,
    Correction,
    DecisionState,
    Objection,
    Talk,
    Withdrawal,
    has_known,
    involvement,
    involvement_by_letter,
    made_known_by,
)
from correspondence.models import Letter

from .lookup import get_case, get_impartially


class _Conditions:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Condition]:
        cases = Application.objects.visible_to(role)
        return (
            Condition.objects.filter(
                decision__state=DecisionState.VERLEEND, decision__application__in=cases
            )
            .select_related(*_WITH_CASE)
            .annotate(involvement=involvement(role, "decision__application__"))
        )


_WITH_CASE = (
    "criterion",
    "contact",
    "met_by__user",
    "decision__application__plan",
    "decision__application__penvoerder",
    "decision__application__round",
    "decision__application__region__adviser",
)


class _DocumentsOfAnswers:
    """Documents that the Realisatie Eenheid may read unless involved; else as the answers."""

    @staticmethod
    def visible_to(role: Role) -> QuerySet[AnswerDocument]:
        case = "answer__condition__decision__application"
        documents = AnswerDocument.objects.select_related("version", "answer__condition__decision")
        if role.is_re:
            cases = Application.objects.visible_to(role)
            handed_in = ConditionAnswer.objects.handed_in()
            found = documents.filter(answer__in=handed_in, **{f"{case}__in": cases})
        else:
            found = documents.visible_to(role)
        return found.annotate(involvement=involvement(role, f"{case}__"))


class _Corrections:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Correction]:
        people = ("prepared_by__user", "issued_by__user", "dropped_by__user")
        cases = Application.objects.visible_to(role)
        about_these = Q()
        for path in OF_LETTER:
            about_these |= Q(**{f"letter__{path}__application__in": cases})
        plans = (f"letter__{path}__application__plan" for path in OF_LETTER)
        return (
            Correction.objects.filter(about_these)
            .select_related(*plans, *people)
            .annotate(involvement=involvement_by_letter(role, "letter__"))
        )


class _Notices:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[ChangeNotice]:
        return (
            ChangeNotice.objects.visible_to(role)
            .with_letters()
            .select_related(
                "organisation",
                "letter",
                "application__round",
                "application__region__adviser",
                "application__penvoerder",
                "application__plan",
                "notified_by__user",
                "prepared_by__user",
                "prepared_by__organisation",
                "settled_by__user",
            )
            .defer("letter__pdf", "letter__body_html")
            .annotate(involvement=involvement(role, "application__"))
        )


class _Talks:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Talk]:
        cases = Application.objects.visible_to(role)
        return (
            Talk.objects.filter(application__in=cases)
            .select_related("application__plan", "application__penvoerder", "proposed_by__user")
            .annotate(involvement=involvement(role, "application__"))
        )


_WITHDRAWAL_OF_CASE = (
    "intention_letter",
    "letter",
    "application__round",
    "application__region__adviser",
    "application__penvoerder",
    "application__plan",
    "intended_by__user",
    "intended_by__organisation",
    "told_by__user",
    "zienswijze_by__user",
    "prepared_by__user",
    "prepared_by__organisation",
    "settled_by__user",
)


class _Withdrawals:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Withdrawal]:
        found = Withdrawal.objects.visible_to(role).select_related(*_WITHDRAWAL_OF_CASE)
        return found.annotate(involvement=involvement(role, "application__"))


_OBJECTION_OF_CASE = (
    "letter__addressee",
    "letter__withdrawal",
    "letter__decision_letter__decision",
    "application__round",
    "application__region__adviser",
    "application__penvoerder",
    "application__plan",
    "recorded_by__user",
    "recorded_by__organisation",
    "handled_by__user",
    "handled_by__organisation",
    "adjourned_by__user",
    "prepared_by__user",
    "settled_by__user",
    "carried_out_by__user",
    "withdrawn_by__user",
)


class _Objections:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Objection]:
        found = Objection.objects.visible_to(role).with_letters()
        with_case = found.select_related(*_OBJECTION_OF_CASE)
        return with_case.annotate(involvement=involvement(role, "application__"))


class _KnownLetters:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Letter]:
        return Letter.objects.known_to(role).for_page()


class _LettersOfDecisions:
    @staticmethod
    def visible_to(role: Role) -> QuerySet[Letter]:
        letters = Letter.objects.known_to(role).filter(has_known()).for_page()
        cases = (f"{path}__application__plan" for path in OF_LETTER)
        return letters.select_related(*cases).annotate(involvement=involvement_by_letter(role))


def get_condition(request: VisitorRequest, pk: int) -> Condition:
    """The condition that is to be met, or was; raises as `get_impartially` does."""
    return get_impartially(_Conditions(), request, lambda found: found.decision.application, pk=pk)


def get_own_condition(request: VisitorRequest, pk: int) -> Condition:
    """A condition of an application of the organisation of the person, or raise 404."""
    return get_visible(Condition.objects.select_related(*_WITH_CASE), request, pk=pk)


def get_answer_document(request: VisitorRequest, pk: int) -> AnswerDocument:
    """A document with an answer; raises as `get_impartially` does for who judges or decides."""
    if request.role is not None and (request.role.is_re or request.role.kind == RoleKind.ASSESSOR):
        return get_impartially(
            _DocumentsOfAnswers(),
            request,
            lambda found: found.answer.condition.decision.application,
            pk=pk,
        )
    own = AnswerDocument.objects.select_related("version", "answer__condition__decision")
    return get_visible(own, request, pk=pk)


def get_correction(request: VisitorRequest, pk: int) -> Correction:
    """A correction that the Realisatie Eenheid may see; raises as `get_impartially` does."""
    return get_impartially(_Corrections(), request, lambda found: found.application, pk=pk)


def get_notice(request: VisitorRequest, pk: int) -> ChangeNotice:
    """A change that the Realisatie Eenheid decides on; raises as `get_impartially` does."""
    return get_impartially(_Notices(), request, lambda found: found.application, pk=pk)


def get_own_notice(request: VisitorRequest, pk: int) -> ChangeNotice:
    """A change that the organisation of the person reported, or raise 404."""
    own = ChangeNotice.objects.select_related("application__plan", "organisation")
    return get_visible(own, request, pk=pk)


def get_talk(request: VisitorRequest, pk: int) -> Talk:
    """A talk that the Realisatie Eenheid proposed; raises as `get_impartially` does."""
    return get_impartially(_Talks(), request, lambda found: found.application, pk=pk)


def get_own_talk(request: VisitorRequest, pk: int) -> Talk:
    """A talk with the organisation of the person, or raise 404."""
    own = Talk.objects.select_related(
        "application__plan", "application__penvoerder", "proposed_by__user"
    )
    return get_visible(own, request, pk=pk)


def get_withdrawal(request: VisitorRequest, pk: int) -> Withdrawal:
    """A withdrawal that the Realisatie Eenheid decides on; raises as `get_impartially` does."""
    return get_impartially(_Withdrawals(), request, lambda found: found.application, pk=pk)


def get_own_withdrawal(request: VisitorRequest, pk: int) -> Withdrawal:
    """A withdrawal of which the organisation of the person knows, or raise 404."""
    own = Withdrawal.objects.select_related(*_WITHDRAWAL_OF_CASE)
    return get_visible(own, request, pk=pk)


def get_objection(request: VisitorRequest, pk: int) -> Objection:
    """An objection for the Realisatie Eenheid; raises as `get_impartially` does."""
    return get_impartially(_Objections(), request, lambda found: found.application, pk=pk)


def get_own_objection(request: VisitorRequest, pk: int) -> Objection:
    """An objection that the organisation of the person made, or raise 404."""
    own = Objection.objects.with_letters().select_related(*_OBJECTION_OF_CASE)
    return get_visible(own, request, pk=pk)


def get_own_letter(request: VisitorRequest, reference: str) -> tuple[Letter, Application]:
    """A letter to the organisation of the person with a decision, and its case; or raise 404."""
    return _with_case(get_visible(Letter.objects.for_page(), request, reference=reference))


def get_letter_objected_to(request: VisitorRequest, reference: str) -> tuple[Letter, Application]:
    """The same, for the Realisatie Eenheid; raises as `get_impartially` does."""
    letter, case = _with_case(get_visible(_KnownLetters(), request, reference=reference))
    return letter, get_case(request, case.pk)


def _with_case(letter: Letter) -> tuple[Letter, Application]:
    case = case_of_letter(letter)
    if case is None:
        raise Http404
    return letter, case


def get_letter_of_decision(request: VisitorRequest, reference: str) -> Letter:
    """A letter that may be corrected; raises as `get_impartially` does."""
    return get_impartially(
        _LettersOfDecisions(),
        request,
        lambda letter: made_known_by(letter).application,
        reference=reference,
    )
