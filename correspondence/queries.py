"""What the pages about mail and about letters left unread read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch, QuerySet
from django_stubs_ext import StrOrPromise
from post_office.models import Email, Log

from accounts.models import Role

from . import wording_kinds
from .mail_states import mail_state
from .models import Letter, LetterFollowUp, LetterWording
from .wording_kinds import Block, Texts


def outbox() -> QuerySet[Email]:
    """Mail newest first, each with its `MailState` as `state` and its attempts, newest first.

    Two queries.

    The texts are not read: they may hold secret links.
    """
    found: QuerySet[Email] = (
        Email.objects.annotate(state=mail_state())
        .order_by("-created", "-pk")
        .defer("message", "html_message", "context")
    )
    attempts = Log.objects.order_by("-date")
    listed: QuerySet[Email] = found.prefetch_related(Prefetch("logs", attempts, to_attr="attempts"))
    return listed


def left_unread(role: Role, at: datetime) -> QuerySet[Letter]:
    """Letters that nobody opened, the oldest first, with addressee and what was done about them.

    Two queries.
    """
    letters = Letter.objects.visible_to(role).left_unread(at)
    plain = letters.defer("pdf", "body_html").select_related("addressee")
    done = LetterFollowUp.objects.select_related("noted_by__user")
    return plain.prefetch_related(Prefetch("follow_ups", done)).order_by("made_at", "pk")


@dataclass(frozen=True)
class WordingRow:
    """A kind of letter with its free text: the version that holds, and one that waits."""

    kind: str
    name: StrOrPromise
    holds: LetterWording | None
    waits: LetterWording | None


def wordings() -> list[WordingRow]:
    """The kinds of letters of which the text can be written. One query."""
    versions = list(LetterWording.objects.select_related("written_by__user", "approved_by__user"))
    in_order = sorted(versions, key=lambda one: one.version)
    holds = {one.kind: one for one in in_order if one.approved_at}
    waits = {one.kind: one for one in in_order if not one.approved_at and not one.dropped_at}
    return [
        WordingRow(kind, wording.name, holds.get(kind), waits.get(kind))
        for kind, wording in wording_kinds.registered().items()
    ]


def versions_of(kind: str) -> QuerySet[LetterWording]:
    """The versions of the text of a kind, the newest first, with who wrote and approved it."""
    versions = LetterWording.objects.filter(kind=kind)
    return versions.select_related("written_by__user", "approved_by__user").order_by("-version")


@dataclass(frozen=True)
class ComparedText:
    """A block in two versions, for `{% comparison %}`."""

    label: StrOrPromise
    values: tuple[str, str]

    @property
    def changed(self) -> bool:
        """Whether they differ."""
        return self.values[0] != self.values[1]


def compared_texts(wording: LetterWording, now: Texts, then: Texts) -> list[ComparedText]:
    """The blocks of a version beside the text that holds now."""
    blocks = wording_kinds.of(wording.kind).blocks
    return [
        ComparedText(Block(block).label, (now.get(block, ""), then.get(block, "")))
        for block in blocks
    ]
