"""What somebody has to do now, over all floors of the house; the content of the dashboard.

Each function reads what waits for one kind of role and takes a fixed number of queries.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy
from django_stubs_ext import StrOrPromise
from post_office.models import STATUS, Email

from accounts.models import Role, RoleKind
from applications.domain.terms import decision_due
from applications.models import (
    Application,
    ApplicationState,
    Partner,
    Round,
    Signature,
    SigningRequest,
)
from assessments.models import (
    Assessment,
    AssessmentState,
    Condition,
    Decision,
    DecisionState,
    Endorsement,
    InterestDeclaration,
    PanelMember,
)
from common.calendar import load_calendar
from correspondence.models import Letter
from programmaraad.models import Seat

S = ApplicationState


@dataclass(frozen=True)
class Todo:
    """One thing to do: what, about which case, where, and by when."""

    action: StrOrPromise
    about: str
    url: str
    moment: datetime | None = None
    day: date | None = None


# What one page shows; of each kind of work no more is read than is needed to know there is more.
MOST = 25
ENOUGH = MOST + 1


def todos(role: Role, *, at: datetime) -> list[Todo]:
    """What waits for somebody who acts in `role` at this moment, perhaps more than `MOST`."""
    return list(TODOS[RoleKind(role.kind)](role, at))


def _case_url(application_id: int, page: str = "case") -> str:
    return reverse(f"assessments:{page}", args=[application_id])


def _for_penvoerder(role: Role, at: datetime) -> Iterable[Todo]:
    own = Application.objects.filter(penvoerder_id=role.organisation_id)
    unread = Letter.objects.visible_to(role).unread_by(role.user).defer("pdf", "body_html")
    for letter in unread.order_by("made_at")[:ENOUGH]:
        yield Todo(
            _("Read the letter"),
            letter.subject,
            reverse("letters:letter", args=[letter.reference]),
        )
    drafts = own.filter(state=S.CONCEPT, round__closes_at__gte=at).select_related("round", "plan")
    for application in drafts.order_by("round__closes_at", "plan__name")[:ENOUGH]:
        yield Todo(
            _("Finish and submit the application"),
            application.name,
            reverse("applications:detail", args=[application.pk]),
            moment=application.round.closes_at,
        )
    open_conditions = Condition.objects.filter(
        decision__application__in=own.filter(state=S.VOORLOPIG),
        decision__state=DecisionState.VERLEEND,
        met_at__isnull=True,
    ).select_related("decision__application__plan")
    for condition in open_conditions[:ENOUGH]:
        yield Todo(
            _("Meet a condition: %(condition)s") % {"condition": condition.text},
            condition.decision.application.name,
            reverse("letters:list"),
            day=condition.due_on,
        )


def _for_partner(role: Role, at: datetime) -> Iterable[Todo]:
    answered = Signature.objects.filter(
        partner=OuterRef("partner_id"), version=OuterRef("version_id")
    )
    newer = SigningRequest.objects.filter(
        partner=OuterRef("partner_id"), requested_at__gt=OuterRef("requested_at")
    )
    waiting = SigningRequest.objects.filter(
        ~Exists(answered),
        ~Exists(newer),
        partner__in=Partner.objects.visible_to(role),
        partner__application__state=S.CONCEPT,
        partner__application__round__closes_at__gte=at,
    ).select_related("partner__application__round", "partner__application__plan")
    for request in waiting.order_by("partner__application__round__closes_at")[:ENOUGH]:
        application = request.partner.application
        yield Todo(
            _("Sign the application, or say why not"),
            application.name,
            reverse("applications:sign", args=[request.partner_id]),
            moment=application.round.closes_at,
        )


def _for_assessor(role: Role, at: datetime) -> Iterable[Todo]:
    mine = Q(role=role.pk)
    declared = InterestDeclaration.objects.filter(member=OuterRef("pk"))
    endorsed = Endorsement.objects.filter(
        member=OuterRef("pk"), version=OuterRef("panel__joint_outcome__version")
    )
    handed_in = Assessment.objects.filter(member=OuterRef("pk"), state=AssessmentState.INGELEVERD)
    members = (
        PanelMember.objects.filter(
            organisation_id=role.organisation_id, panel__application__state=S.IN_BEOORDELING
        )
        .annotate(
            has_declared=Exists(declared.filter(mine)),
            is_shut_out=Exists(declared.filter(mine, has_interest=True)),
            has_handed_in=Exists(handed_in),
            has_endorsed=Exists(endorsed),
            proposed_at=F("panel__joint_outcome__proposed_at"),
        )
        .filter(is_shut_out=False)
        .order_by("panel__opened_at")
        .values(
            "pk",
            "has_declared",
            "has_handed_in",
            "has_endorsed",
            "proposed_at",
            name=F("panel__application__plan__name"),
        )
    )
    for member in members[:ENOUGH]:
        if not member["has_declared"]:
            action, where = _("Declare whether you have an interest"), "declare"
        elif not member["has_handed_in"]:
            action, where = _("Assess the application"), "assess"
        elif member["proposed_at"] is not None and not member["has_endorsed"]:
            action, where = _("Agree with the joint outcome, or say why not"), "agree"
        else:
            continue
        yield Todo(action, member["name"], reverse(f"assessments:{where}", args=[member["pk"]]))


def _for_adviser(role: Role, at: datetime) -> Iterable[Todo]:
    calendar = load_calendar()
    running = Round.objects.filter(applications__state__in=(S.INGEDIEND, S.IN_BEOORDELING))
    due = {round_.pk: decision_due(round_, calendar) for round_ in running.distinct()}
    submitted = (
        Application.objects.filter(state=S.INGEDIEND)
        .select_related("plan")
        .order_by("submitted_at")
    )
    for application in submitted[:ENOUGH]:
        url = _case_url(application.pk, "panel")
        yield Todo(_("Set up the panel"), application.name, url, day=due[application.round_id])
    yield from _judged(due)
    returned = Decision.objects.filter(state=DecisionState.TERUGGEGEVEN)
    for decision in returned.select_related("application__round", "application__plan").order_by(
        "prepared_at"
    )[:ENOUGH]:
        yield Todo(
            _("Look again at the returned decision"),
            decision.application.name,
            _case_url(decision.application_id, "prepare"),
            day=decision_due(decision.application.round, calendar),
        )
    yield from _open_conditions()


def _judged(due: dict[int, date]) -> Iterable[Todo]:
    """Cases that every organisation handed in; `due` gives the last day by round."""
    members = PanelMember.objects.filter(panel__application=OuterRef("pk"))
    busy = members.exclude(assessment__state=AssessmentState.INGELEVERD)
    answers = Endorsement.objects.filter(member=OuterRef("pk"), version=OuterRef("version"))
    silent = members.annotate(version=F("panel__joint_outcome__version")).filter(~Exists(answers))
    cases = (
        Application.objects.filter(state=S.IN_BEOORDELING, decisions__isnull=True)
        .filter(Exists(members), ~Exists(busy))
        .annotate(is_answered=~Exists(silent), proposed_at=F("panel__joint_outcome__proposed_at"))
        .filter(Q(proposed_at__isnull=True) | Q(is_answered=True))
        .order_by("submitted_at")
        .values("pk", "round_id", "proposed_at", name=F("plan__name"))
    )
    for case in cases[:ENOUGH]:
        if case["proposed_at"] is None:
            action, page = _("Write the joint outcome"), "joint_outcome"
        else:
            action, page = _("Prepare the decision"), "prepare"
        yield Todo(action, case["name"], _case_url(case["pk"], page), day=due[case["round_id"]])


def _open_conditions() -> Iterable[Todo]:
    conditions = Condition.objects.filter(
        met_at__isnull=True,
        decision__state=DecisionState.VERLEEND,
        decision__application__state=S.VOORLOPIG,
    ).select_related("decision__application__plan")
    for condition in conditions[:ENOUGH]:
        yield Todo(
            _("Check whether a condition has been met"),
            condition.decision.application.name,
            reverse("assessments:meet_condition", args=[condition.pk]),
            day=condition.due_on,
        )


def _for_lead(role: Role, at: datetime) -> Iterable[Todo]:
    prepared = (
        Decision.objects.filter(state=DecisionState.VOORBEREID)
        .exclude(prepared_by__user_id=role.user_id)
        .select_related("application__round", "application__plan")
    )
    calendar = load_calendar()
    for decision in prepared.select_related("application__round", "application__plan").order_by(
        "prepared_at"
    )[:ENOUGH]:
        yield Todo(
            _("Grant the decision, or return it"),
            decision.application.name,
            reverse("assessments:decision", args=[decision.pk]),
            day=decision_due(decision.application.round, calendar),
        )


def _for_admin(role: Role, at: datetime) -> Iterable[Todo]:
    failed = Email.objects.filter(status=STATUS.failed).count()
    if failed:
        yield Todo(
            ngettext_lazy("%(count)d mail could not be sent", "%(count)d mails could not be sent")
            % {"count": failed},
            "",
            reverse("correspondence:outbox"),
        )
    today = at.date()
    vacant = Seat.objects.filter(ended_on__isnull=True).exclude(
        Q(terms__starts_on__lte=today)
        & (Q(terms__ends_on__isnull=True) | Q(terms__ends_on__gte=today))
    )
    for seat in vacant[:ENOUGH]:
        yield Todo(_("Fill the vacant seat"), seat.name, reverse("programmaraad:manage"))
    if not Round.objects.filter(closes_at__gte=at).exists():
        yield Todo(_("Make the next round"), "", reverse("applications:rounds"))


TODOS: dict[RoleKind, Callable[[Role, datetime], Iterable[Todo]]] = {
    RoleKind.PENVOERDER_EDITOR: _for_penvoerder,
    RoleKind.PENVOERDER_SIGNATORY: _for_penvoerder,
    RoleKind.PARTNER_SIGNATORY: _for_partner,
    RoleKind.ASSESSOR: _for_assessor,
    RoleKind.RE_ADVISER: _for_adviser,
    RoleKind.RE_LEAD: _for_lead,
    RoleKind.ADMIN: _for_admin,
}
