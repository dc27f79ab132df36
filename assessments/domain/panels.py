"""Setting up the panel: OCW and national partners who assess one submission together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import RE_KINDS, Role
from applications import workflow
from applications.models import Application
from assessments.models import Assessment, AssessmentState, Panel, PanelMember, Rubric
from assessments.panel_permissions import (
    ASSESSING_KINDS,
    why_not_before_proposal,
    why_not_ended,
    why_not_of_its_kind,
    why_not_taking_part,
    why_not_without_adviser,
    why_not_without_assessors,
)
from assessments.permissions import why_not_while_preparing, why_not_yet
from common.refusal import Refusal, refuse
from regions.models import Organisation, OrganisationKind, OrganisationQuerySet

from . import cases, mails


def assessing_organisations() -> OrganisationQuerySet:
    """The organisations that can sit in a panel, by name."""
    return Organisation.objects.current().filter(kind__in=ASSESSING_KINDS).order_by("name")


@transaction.atomic
def open_panel(
    *, application: Application, organisations: Iterable[Organisation], by: Role
) -> Panel:
    """Invite `organisations` to assess the newest submission and tell their assessors by mail.

    Raises `Refusal`: those of `cases.hold`, `round_open`, `already_prepared`, `no_adviser`,
    `wrong_state`, `no_ocw`, `no_national_partner`, `no_beroepsgroep`, `not_assessing`, `ended`,
    `own_application`, `no_assessors`.
    """
    locked = cases.hold(application.pk, by=by, kinds=RE_KINDS)
    refuse(why_not_yet(locked, timezone.now()), code="round_open")
    workflow.FLOW.move(locked, "open_panel", kind=by.kind)
    refuse(why_not_while_preparing(locked), code="already_prepared")
    invited = list({organisation.pk: organisation for organisation in organisations}.values())
    refuse_unfit(invited, locked)
    refuse(why_not_without_adviser(locked), code="no_adviser")
    locked.save(update_fields=["state"])
    submission = locked.latest_submission
    if submission is None:  # The database does not allow a submitted application without one.
        raise Refusal(_("This application was never submitted."), code="wrong_state")
    panel = Panel.objects.create(
        application=locked,
        submission=submission,
        rubric=Rubric.objects.select_for_update().filter(round=locked.round_id).first(),
        opened_by=by,
    )
    for organisation in invited:
        _invite(panel, organisation)
    return panel


@transaction.atomic
def add_organisation(*, panel: Panel, organisation: Organisation, by: Role) -> PanelMember:
    """Invite one more organisation, as long as no joint outcome lies before the panel.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `already_proposed`,
    `already_invited`, `not_assessing`, `ended`, `own_application`, `no_assessors`.
    """
    application = cases.hold_in_assessment(panel.application_id, by=by, kinds=RE_KINDS)
    refuse(why_not_before_proposal(application), code="already_proposed")
    if panel.members.filter(organisation=organisation).exists():
        raise Refusal(
            _("%(name)s is already in the panel.") % {"name": organisation}, code="already_invited"
        )
    _refuse_unable([organisation], application)
    return _invite(panel, organisation)


@transaction.atomic
def remove_organisation(*, member: PanelMember, by: Role) -> None:
    """Take an organisation out of the panel that has not handed in, such as when nobody is left
    there without an interest. What was declared and written stays in the history.

    Raises `Refusal`: those of `cases.hold`, `wrong_state`, `already_proposed`,
    `handed_in`, `no_ocw`, `no_national_partner`, `no_beroepsgroep`.
    """
    panel = member.panel
    application = cases.hold_in_assessment(panel.application_id, by=by, kinds=RE_KINDS)
    refuse(why_not_before_proposal(application), code="already_proposed")
    if Assessment.objects.filter(member=member, state=AssessmentState.INGELEVERD).exists():
        raise Refusal(
            _("%(name)s has handed in its assessment and stays in the panel.")
            % {"name": member.organisation},
            code="handed_in",
        )
    others = Organisation.objects.filter(
        pk__in=panel.members.exclude(pk=member.pk).values("organisation")
    )
    _refuse_incomplete(others)
    member.delete()


def _invite(panel: Panel, organisation: Organisation) -> PanelMember:
    member = PanelMember.objects.create(panel=panel, organisation=organisation)
    mails.invited(member)
    return member


def refuse_unfit(
    organisations: Sequence[Organisation], application: Application | None = None
) -> None:
    """Raise `Refusal` unless these can be a panel together, of `application` when it is given.

    `no_ocw`, `no_national_partner`, `no_beroepsgroep`, `not_assessing`, `ended`,
    `own_application`, `no_assessors`.
    """
    _refuse_incomplete(organisations)
    _refuse_unable(organisations, application)


def _refuse_incomplete(organisations: Sequence[Organisation] | Iterable[Organisation]) -> None:
    """OCW and at least one national partner assess together, the beroepsgroep among them.

    Source: FvOv, «Voorlopers van start», 2023 (its national organisations judged too).
    """
    kinds = {organisation.kind for organisation in organisations}
    if OrganisationKind.OCW not in kinds:
        raise Refusal(
            _("The Ministry of OCW is always in the panel. Choose it too."),
            code="no_ocw",
            field="organisations",
        )
    if OrganisationKind.NATIONAL_PARTNER not in kinds:
        raise Refusal(
            _("Choose at least one national partner beside the Ministry of OCW."),
            code="no_national_partner",
            field="organisations",
        )
    if not any(organisation.speaks_for_beroepsgroep for organisation in organisations):
        raise Refusal(
            _("At least one national organisation of the beroepsgroep judges too. Choose one."),
            code="no_beroepsgroep",
            field="organisations",
        )


def _refuse_unable(organisations: Sequence[Organisation], application: Application | None) -> None:
    """Each is a current OCW or national partner for which somebody assesses, and takes no part."""
    for one in organisations:
        refuse(why_not_of_its_kind(one), code="not_assessing", field="organisations")
        refuse(why_not_ended(one), code="ended", field="organisations")
        if application is not None:
            why_not = why_not_taking_part(one, application)
            refuse(why_not, code="own_application", field="organisations")
    for one in organisations:
        refuse(why_not_without_assessors(one), code="no_assessors", field="organisations")
