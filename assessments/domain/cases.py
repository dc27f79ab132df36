"""Holding a case still: every act on one case first locks its application row.

One lock, always taken first, so that two acts on one case follow each other and never wait for
each other.
"""

from __future__ import annotations

from applications.models import Application
from assessments.permissions import why_not_in_assessment
from common.refusal import refuse


def lock(application_id: int) -> Application:
    """Return the application as stored, locked until the end of the transaction."""
    return (
        Application.objects.select_for_update(no_key=True, of=("self",))
        .select_related("region", "round", "penvoerder")
        .get(pk=application_id)
    )


def lock_in_assessment(application_id: int) -> Application:
    """The same, of an application that is being assessed; else raise `Refusal` (`wrong_state`)."""
    application = lock(application_id)
    refuse(why_not_in_assessment(application), code="wrong_state")
    return application
