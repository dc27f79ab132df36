"""Making a plan say again what was last submitted, when what was opened was not handed in.

So the plan of a submitted application always reads as its newest version, unless it is open.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import F
from django.utils import timezone

from applications.content import Content, attachments_in
from applications.models import Application, Attachment, Partner, Plan, Section, SectionKind
from applications.sections import WrittenSection, as_asked, section_of
from documents.models import Version

from .locking import close_sections
from .people import readable


def close_as_submitted(application: Application) -> None:
    """Close the plan of a locked application whose open sections were not handed in."""
    put_back(application)
    Section.objects.filter(
        plan__application=application, kind__in=application.plan.open_sections
    ).update(version=F("version") + 1)
    close_sections(application)


def put_back(application: Application) -> None:
    """Give the open sections of a locked application the content of its newest submission.

    What a person's erasure took from that stays as it is in the plan. What was written since is
    kept in the history of its tables.
    """
    submission = application.latest_submission
    if submission is None:
        return
    content = readable(submission)
    plan = application.plan
    for kind in plan.open_sections:
        section = as_asked(section_of(kind), application.round)
        _put_documents_back(plan, kind, attachments_in(content, kind))
        if kind == SectionKind.PARTNERS:
            _put_partners_back(application, content["partners"])
        elif isinstance(section, WrittenSection) and content.get(kind) is not None:
            data = section.thawed(content[kind])
            if data is not None:
                section.write(plan, data)


def _put_partners_back(application: Application, parties: Sequence[Content]) -> None:
    """Have these parties on the list and no other, each with the locations it took part with."""
    references = {one["reference"] for one in parties}
    rows = Partner.including_removed.filter(application=application)
    for one in parties:
        chosen = one.get("locations", {})
        columns = {f"location_{name}": chosen.get(name, []) for name in ("sectors", "codes")}
        rows.filter(reference=one["reference"]).exclude(**columns).update(**columns)
    rows.filter(reference__in=references).exclude(removed_at=None).update(removed_at=None)
    rows.filter(removed_at=None).exclude(reference__in=references).update(removed_at=timezone.now())


def _put_documents_back(plan: Plan, kind: str, frozen: Sequence[Content]) -> None:
    """Let each document of a section have the version that was submitted, and no other be there.

    A file that was taken off and added anew is two documents; the first of them is put back.
    """
    wanted = {(one["name"], one["sha256"]) for one in frozen}
    rows = Attachment.including_removed.filter(section__plan=plan, section__kind=kind)
    for row in rows.select_related("version").order_by("pk"):
        versions = Version.objects.filter(document=row.version.document_id)
        as_was = next((one for one in versions if (one.name, one.sha256) in wanted), None)
        if as_was is not None:
            wanted.remove((as_was.name, as_was.sha256))
            row.version, row.removed_at = as_was, None
        elif row.removed_at is None:
            row.removed_at = timezone.now()
        row.save(update_fields=["version", "removed_at"])
