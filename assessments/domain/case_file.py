"""A case as a file to keep: asked for on a page, made by a worker, removed after a day.

Nothing heavy happens while somebody waits: the page only notes that a file is wanted. The worker
asks again what the person may see, and the page asks once more before it gives the file.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from accounts.models import Role
from applications.content import canonical_json
from applications.domain.receipts import DEMO_MARK
from applications.models import Application
from assessments.domain.case_contents import Contents, contents_for
from assessments.models import CaseFile
from common.dates import moment_text
from common.jobs import enqueue
from common.pdf.rendering import LANGUAGE, render_pdf
from correspondence.domain.letters import one_level_down
from regions.models import Origin

KEPT_FOR = timedelta(hours=24)
# How many bytes of attachments go into a ZIP.
MOST_ATTACHED = 25 * 1024 * 1024
# The oldest day that a ZIP can name: the same content gives the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)


@transaction.atomic
def ask(*, application: Application, by: Role) -> CaseFile:
    """Have the file made of what `by` may see of the case; one that was there is replaced.

    One that is still to be made stays as it is, so that nobody fills the queue by asking again.
    """
    mine = CaseFile.objects.select_for_update().filter(application=application, role=by)
    waiting = mine.filter(made_at=None).first()
    if waiting is not None:
        return waiting
    wanted, _made = CaseFile.objects.update_or_create(
        application=application,
        role=by,
        defaults={"asked_at": timezone.now(), "made_at": None, "pdf": None, "archive": None},
    )
    enqueue("assessments.tasks.make_case_file", wanted.pk)
    return wanted


def make(*, file_id: int) -> None:
    """Make a file that was asked for; a second call changes nothing.

    Who may see nothing of the case any more gets none.
    """
    wanted = (
        CaseFile.objects.select_related(
            "role__user", "role__organisation", "application__plan", "application__round"
        )
        .filter(pk=file_id, made_at=None)
        .first()
    )
    if wanted is None:
        return
    contents = contents_for(wanted.role, wanted.application)
    if contents is None:
        wanted.delete()
        return
    pdf = case_pdf(contents, wanted.asked_at)
    # Nobody asked for another one meanwhile.
    CaseFile.objects.filter(pk=wanted.pk, asked_at=wanted.asked_at, made_at=None).update(
        pdf=pdf, archive=case_archive(contents, pdf), made_at=timezone.now()
    )


def remove_old(*, now: datetime) -> None:
    """Remove the files that were asked for longer than `KEPT_FOR` ago."""
    CaseFile.objects.filter(asked_at__lt=now - KEPT_FOR).delete()


def case_pdf(contents: Contents, at: datetime) -> bytes:
    """The case as one PDF, tagged and in Dutch, as it is at the moment `at`."""
    application = contents.application
    with translation.override(LANGUAGE):
        body = render_to_string(
            "assessments/case_file_pdf.html",
            {
                "contents": contents,
                "application": application,
                "content": contents.frozen.readable,
                "letters": [(one, one_level_down(one.body_html)) for one in contents.letters],
                "at": at,
            },
        ).strip()
        title = translation.gettext("Application %(name)s") % {
            "name": f"{application.number or ''} {application.name}".strip()
        }
    return render_pdf(
        body,
        title=title,
        subject=application.round.name,
        footer=f"{title}, {moment_text(at, language=LANGUAGE, weekday=False)}",
        mark=DEMO_MARK if application.round.origin == Origin.DEMO else "",
    ).content


def case_archive(contents: Contents, pdf: bytes) -> bytes:
    """The case as a ZIP: the PDF, the frozen document as it was hashed, receipts and letters."""
    with translation.override(LANGUAGE):
        files = dict(_files(contents, pdf))
    lines = [f"{sha256(data).hexdigest()}  {name}" for name, data in files.items()]
    files["sha256sums.txt"] = "\n".join([*lines, ""]).encode()
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, _NO_DAY), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _files(contents: Contents, pdf: bytes) -> Iterator[tuple[str, bytes]]:
    frozen = contents.frozen
    yield f"{contents.name}.pdf", pdf
    yield f"{contents.name}.json", canonical_json(frozen.document).encode()
    if frozen.people:
        yield f"{contents.name}-personen.json", canonical_json(frozen.people).encode()
    for receipt in contents.receipts:
        yield f"ontvangstbewijs-{receipt.submission.number}.pdf", bytes(receipt.pdf)
    for letter in contents.letters:
        yield f"brief-{letter.reference}.pdf", bytes(letter.pdf)
    yield from _attachments(contents)


def _attachments(contents: Contents) -> Iterator[tuple[str, bytes]]:
    """The attachments under a number and their name; what is too much is named in a text instead.

    A ZIP is made in memory and kept in the database, and the pages offer each document by itself.
    """
    left_out, room = [], MOST_ATTACHED
    for number, version in enumerate(contents.attachments, start=1):
        if not version.is_fit or version.size > room:
            left_out.append(f"{version.sha256}  {version.name}")
            continue
        room -= version.size
        with version.file.open("rb") as content:
            yield f"bijlagen/{number:02}-{version.name}", content.read()
    if left_out:
        told = [translation.gettext("Not in this file; the page of the application has them:")]
        yield "bijlagen/niet-opgenomen.txt", "\n".join([*told, *left_out, ""]).encode()
