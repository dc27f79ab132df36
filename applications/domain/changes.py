"""What changed between two documents that partners sign, field by field, as sections tell it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from applications.content import Content, attachments_in
from applications.models import ContentVersion, Partner, Signature, SignatureOutcome
from applications.sections import ALL, PlanSection, Rows


@dataclass(frozen=True)
class Change:
    """A field of a section that reads otherwise: before and now, empty when it was not there."""

    section: StrOrPromise
    field: StrOrPromise
    before: str
    now: str

    # For putting the two beside each other.
    changed = True

    @property
    def label(self) -> str:
        """The field with its section."""
        return f"{self.section}: {self.field}"

    @property
    def values(self) -> tuple[str, str]:
        """What it said, and what it says."""
        return self.before, self.now


def changes(before: Content, now: Content) -> list[Change]:
    """What reads otherwise in `now` than in `before`, in the order of the sections. No queries."""
    return [change for section in ALL for change in _changes_in(section, before, now)]


def since_signed(
    partner: Partner, version: ContentVersion
) -> tuple[Signature | None, list[Change]]:
    """The newest signature of a partner under another version, and what changed since: one query.

    Both are empty for who signed this version, or never signed.
    """
    signed = partner.signatures.filter(outcome=SignatureOutcome.SIGNED)
    rows = signed.select_related("version", "signed_by__user", "link")
    newest = rows.order_by("-signed_at", "-pk").first()
    if newest is None or newest.version_id == version.pk:
        return None, []
    return newest, changes(newest.version.content, version.content)


def _changes_in(section: PlanSection, before: Content, now: Content) -> Iterator[Change]:
    old, new = (_told(section, document) for document in (before, now))
    for field in dict.fromkeys([*old, *new]):
        if old.get(field, "") != new.get(field, ""):
            yield Change(section.title, field, old.get(field, ""), new.get(field, ""))


def _told(section: PlanSection, document: Content) -> dict[str, str]:
    """The fields of a section by their names; several of one name are told together."""
    part = document.get(section.kind)
    rows: Rows = [] if part is None else list(section.told(part))
    rows += [(_("Attachments"), one["name"]) for one in attachments_in(document, section.kind)]
    told: dict[str, str] = {}
    for field, text in rows:
        name = str(field)
        told[name] = "\n".join(filter(None, [told.get(name), str(text)]))
    return told
