"""Fetching an application for changing it."""

from __future__ import annotations

from applications.models import Application


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
