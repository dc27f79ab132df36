"""Fetching an application for changing it."""

from __future__ import annotations

from applications.models import Application


def locked(application: Application) -> Application:
    """Return the application as stored, with its round, locked until the end of the transaction.

    Every act that changes an application, its parts or its signatures takes this lock first, so
    they wait for each other here and nowhere else.
    """
    return (
        Application.objects.select_for_update(of=("self",))
        .select_related("round", "region", "penvoerder")
        .get(pk=application.pk)
    )
