"""Adding documents to a section of a plan, replacing them by a newer version, taking them off."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Role
from applications.models import Application, Attachment, Section
from common.refusal import Refusal
from documents.domain.adding import CheckedFile, add, checked

from .editing import refuse_unless_editable
from .locking import locked_section

# Who reads a plan reads the attachments too.
MOST = 20


def attach(
    *, application: Application, kind: str, upload: UploadedFile[Any], by: Role
) -> Attachment:
    """Add `upload` to section `kind`; the same file under the same name is added once.

    Raises `Refusal` (`not_editable`, `too_many`, and those of `documents.domain.adding.checked`).
    """
    refuse_unless_editable(application, kind, by)
    return _attached(application, kind, file=checked(upload), by=by)


@transaction.atomic
def _attached(application: Application, kind: str, *, file: CheckedFile, by: Role) -> Attachment:
    section = _editable(application, kind, by)
    present = {one.version: one for one in section.attachments.select_related("version")}
    if len(present) >= MOST:
        raise Refusal(
            _("“%(name)s” was not added: a part can have at most %(most)d documents.")
            % {"name": file.name, "most": MOST},
            code="too_many",
        )
    version = add(file=file, by=by, among=present)
    if version in present:
        return present[version]
    attachment = Attachment.objects.create(section=section, version=version)
    _note(section, by)
    return attachment


def replace(*, attachment: Attachment, upload: UploadedFile[Any], by: Role) -> Attachment:
    """Let `upload` be the version of a document that counts; the earlier ones are kept.

    Raises `Refusal` (`not_editable`, `taken_off`, and those of
    `documents.domain.adding.checked`).
    """
    section = attachment.section
    refuse_unless_editable(section.plan.application, section.kind, by)
    return _replaced(attachment, file=checked(upload), by=by)


@transaction.atomic
def _replaced(attachment: Attachment, *, file: CheckedFile, by: Role) -> Attachment:
    section, current = _current(attachment, by)
    version = add(file=file, by=by, document=current.version.document)
    if version.pk != current.version_id:
        current.version = version
        current.save(update_fields=["version"])
        _note(section, by)
    return current


@transaction.atomic
def take_off(*, attachment: Attachment, by: Role) -> None:
    """Take a document off a section. What was submitted or signed with it still has it.

    Raises `Refusal` (`not_editable`, `taken_off`).
    """
    section, current = _current(attachment, by)
    current.removed_at = timezone.now()
    current.save(update_fields=["removed_at"])
    _note(section, by)


def _editable(application: Application, kind: str, by: Role) -> Section:
    """The section, locked, as long as `by` may change it."""
    section = locked_section(application, kind)
    refuse_unless_editable(section.plan.application, kind, by)
    return section


def _current(attachment: Attachment, by: Role) -> tuple[Section, Attachment]:
    section = attachment.section
    locked = _editable(section.plan.application, section.kind, by)
    current = Attachment.objects.select_related("version__document").filter(pk=attachment.pk)
    found = current.first()
    if found is None:
        raise Refusal(
            _("A colleague has taken this document off in the meantime."), code="taken_off"
        )
    return locked, found


def _note(section: Section, by: Role) -> None:
    """Say who changed the section last; what is written in it is still of the same version."""
    section.changed_at, section.changed_by = timezone.now(), by
    section.save(update_fields=["changed_at", "changed_by"])
