"""The free text of letters: which blocks a kind of letter has, and what may stand in them.

A block is plain text in paragraphs, with placeholders such as `{regio}` that are filled in for each
letter. What the law asks (the decision, its basis, terms, how to object) is no block: it stands in
the templates. Each app registers its kinds with their default texts, which hold until somebody
writes others (`domain.wordings`). Letters are in Dutch (Awb 2:6), and so are placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from accounts.models import Role
from common.refusal import Refusal

_BRACES = re.compile(r"\{([^{}]*)\}")


class Block(TextChoices):
    """A piece of free text of a letter, by the field that holds it."""

    OPENING = "opening", _("Opening")
    EXPLANATION = "explanation", _("What happens now")
    CONTACT = "contact", _("Whom to ask")
    CLOSING = "closing", _("Closing")


Texts = Mapping[str, str]
"""The text of each block that a kind of letter has."""


@dataclass(frozen=True)
class FreeText:
    """What a block says by default, and which placeholders must and may stand in it."""

    default: str
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()

    @property
    def placeholders(self) -> tuple[str, ...]:
        """All that may stand in it."""
        return self.required + self.optional


@dataclass(frozen=True)
class Example:
    """A real letter with the text as it is and as it would be, as HTML for a page."""

    name: str
    before: SafeString
    after: SafeString


@dataclass(frozen=True)
class WordingKind:
    """A kind of letter with free text. `examples` makes real letters with the texts given."""

    name: StrOrPromise
    blocks: Mapping[str, FreeText]
    examples: Callable[[Role, Texts], Sequence[Example]] = field(default=lambda _role, _texts: ())

    @property
    def defaults(self) -> dict[str, str]:
        """What it says as long as nobody wrote anything else."""
        return {block: text.default for block, text in self.blocks.items()}


CONTACT = FreeText(
    "Neem dan contact op met {contactpersoon} van {afzender}, via {bereikbaar}. "
    "Noem daarbij {kenmerk}.",
    required=("contactpersoon", "bereikbaar"),
    optional=("afzender", "kenmerk", "regio"),
)
CONTACT_IN_TERM = FreeText(
    f"{CONTACT.default} Lukt het niet binnen de termijn? Neem dan contact op voordat de termijn "
    "voorbij is.",
    CONTACT.required,
    CONTACT.optional,
)
"""That of a letter that asks for something within a term."""
CLOSING = FreeText("Met vriendelijke groet,")
COMMON = WordingKind(
    _("any other letter"), {Block.CONTACT.value: CONTACT, Block.CLOSING.value: CLOSING}
)
"""What a letter says whose kind nobody registered."""

_kinds: dict[str, WordingKind] = {}


def register(kind: str, wording: WordingKind) -> None:
    """Let the free text of letters of `kind` be written."""
    _kinds[kind] = wording


def of(kind: str) -> WordingKind:
    """The blocks of a kind."""
    return _kinds.get(kind, COMMON)


def registered() -> Mapping[str, WordingKind]:
    """Every kind of which the text can be written."""
    return _kinds


def lacks(kind: str, texts: Texts) -> list[Refusal]:
    """All that is wrong with these texts: codes `empty`, `brace`, `unknown` and `missing`."""
    return [
        refusal
        for block, text in of(kind).blocks.items()
        for refusal in _lacks_of(block, text, texts.get(block, ""))
    ]


def _lacks_of(block: str, text: FreeText, written: str) -> list[Refusal]:
    if not written.strip():
        return [Refusal(_("Write this text."), code="empty", field=block)]
    found = _BRACES.findall(written)
    wrong: list[Refusal] = []
    if "{" in _BRACES.sub("", written) or "}" in _BRACES.sub("", written):
        message = _("Every { needs a } after it, with a name between them.")
        wrong.append(Refusal(message, code="brace", field=block))
    known = ", ".join(f"{{{name}}}" for name in text.placeholders) or _("none")
    wrong += [
        Refusal(
            _("%(name)s cannot be filled in here. You can use: %(known)s.")
            % {"name": f"{{{name}}}", "known": known},
            code="unknown",
            field=block,
        )
        for name in dict.fromkeys(found)
        if name not in text.placeholders
    ]
    wrong += [
        Refusal(
            _("%(name)s must stand in this text.") % {"name": f"{{{name}}}"},
            code="missing",
            field=block,
        )
        for name in text.required
        if name not in found
    ]
    return wrong


def filled_in(written: str, values: Mapping[str, str]) -> SafeString:
    """A text as paragraphs of HTML, with what its placeholders stand for; all of it escaped.

    Raises KeyError for a placeholder without a value.
    """

    def value(match: re.Match[str]) -> str:
        return conditional_escape(values[match[1]])

    paragraphs = re.split(r"\n\s*\n", written.strip().replace("\r\n", "\n"))
    return mark_safe(  # noqa: S308  Text and values are escaped.
        "\n".join(
            format_html("<p>{}</p>", mark_safe(_BRACES.sub(value, _lines(paragraph))))  # noqa: S308
            for paragraph in paragraphs
        )
    )


def _lines(paragraph: str) -> str:
    return conditional_escape(paragraph).replace("\n", "<br>")
