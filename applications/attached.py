"""The files behind the attachments that a document names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from applications.models import Application, Attachment
from documents.models import Version


def ever_attached(application: Application) -> QuerySet[Version]:
    """Every version of every document that was ever added to the plan, the newest first."""
    added = Attachment.including_removed.filter(section__plan__application=application)
    found = Version.objects.filter(document__versions__in=added.values("version"))
    return found.order_by("-pk")


def attached(application: Application, content: Mapping[str, Any]) -> dict[str, Version]:
    """The attachments that a frozen document names, by their hash and in its order.

    One query, and none when it names none.
    """
    named = [one["sha256"] for one in content.get("attachments", ())]
    if not named:
        return {}
    found = {one.sha256: one for one in ever_attached(application).filter(sha256__in=named)}
    return {sha256: found[sha256] for sha256 in named if sha256 in found}
