"""Fetching an application for changing it. See docs/decisions/0054-a-lock-per-section.md."""

from __future__ import annotations

from django.utils import timezone

from applications.models import Application, LeadTransfer, LeadTransferState, Plan, Section
from applications.models.team import as_levels, team_levels_of


def locked(application: Application) -> Application:
    """Return the application as stored, locked until the end of the transaction.

    Every act that changes an application or its signatures takes this lock first; it waits for
    sections that are being saved, and they for it. Its round and its plan are not joined: while
    this waits for who changes them, a joined row would stay as it was before that change.
    """
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("region", "penvoerder")
        .get(pk=application.pk)
    )


def locked_section(application: Application, kind: str) -> Section:
    """Return section `kind` as stored, locked until the end of the transaction.

    Its application, loaded afresh, is shared with who saves another section, so nobody waits but
    for the same section; it does not change meanwhile, nor does what its round asks. Django has no
    word for FOR SHARE.
    Raises `Application.DoesNotExist`.
    """
    # Who was let in by name is read along, so that saving takes no query more.
    levels, parameters = team_levels_of(application.pk).query.sql_with_params()
    found = Application.objects.raw(
        f"SELECT *, ARRAY({levels}) AS let_in FROM applications_application "  # noqa: S608 - ours
        "WHERE id = %s FOR SHARE",
        [*parameters, application.pk],
    )
    held = next(iter(found), None)
    if held is None:
        raise Application.DoesNotExist
    held.team_levels = as_levels(vars(held)["let_in"])
    row = (
        Section.objects.select_for_update(of=("self",))
        .select_related("plan__application__round")
        .get(plan__application=held, kind=kind)
    )
    held.round = row.plan.application.round
    row.plan.application = held
    return row


def close_sections(application: Application) -> None:
    """Close the plan of a locked application for editing, before it stops being a draft.

    Nobody is asked to lead it any more: that is for who still writes.
    """
    LeadTransfer.objects.under_way().filter(application=application).update(
        state=LeadTransferState.VERVALLEN, ended_at=timezone.now()
    )
    Plan.objects.filter(application=application).update(open_sections=[])
    application.plan.open_sections = []
