"""Fetching an application for changing it."""

from __future__ import annotations

from applications.models import Application, Plan


def locked(application: Application) -> Application:
    """Return the application as stored, locked until the end of the transaction.

    Every act that changes an application, its parts or its signatures takes this lock first, so
    they wait for each other here and nowhere else. Its round is not joined: while this waits for
    who changes the round, a joined row would stay as it was before that change.
    """
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("region", "penvoerder")
        .get(pk=application.pk)
    )


def close_sections(application: Application) -> None:
    """Close the plan of a locked application for editing, before it stops being a draft."""
    Plan.objects.filter(application=application).update(open_sections=[])
    application.plan.open_sections = []
