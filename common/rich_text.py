"""Text with headings, lists, bold and links, stored as Markdown: the one place that knows it.

    text = RichTextField(...)        in a form: what was pasted from Word is cleaned
    {{ text|rich_text }}             in a template: the text as HTML

Stored is what was typed. HTML in it is shown as typed, never carried out.
"""

from __future__ import annotations

import re
from typing import Any

import nh3
from django import forms
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "strong", "ul", "ol", "li", "a"}
ATTRIBUTES: dict[str, set[str]] = {"*": set(), "a": {"href"}, "ol": {"start"}, "p": {"class"}}
SCHEMES = {"http", "https", "mailto"}

# A single line end stays one, as it was before there was markup.
_MARKDOWN = MarkdownIt("zero", {"breaks": True}).enable(
    ["heading", "list", "emphasis", "link", "newline", "escape"]
)

# Bullets as Word and mail programs paste them in plain text, and what nobody sees.
_BULLET = re.compile(r"^([ \t]*)(?:[•·▪◦‣\uf0b7\uf0a7]|o(?=\t))[ \t\u00a0]*", re.MULTILINE)
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0b\x0c\x0e-\x1f]")


def cleaned(text: str) -> str:
    """What was pasted without what it brings along: bullets become those of a list."""
    text = _INVISIBLE.sub("", text).replace("\u00a0", " ")
    return _BULLET.sub(r"\1- ", text)


def as_html(text: str) -> SafeString:
    """The text as safe HTML."""
    tokens = _MARKDOWN.parse(text)
    for token in tokens:
        _as_paragraph(token)
        for part in token.children or ():
            _as_typed(part)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    safe = nh3.clean(html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES)
    return mark_safe(safe)  # noqa: S308 - nh3 let nothing through but what is listed above.


def _as_paragraph(token: Token) -> None:
    """Draw a heading as a bold line: a level of its own would skip those of the page around it."""
    if token.type in {"heading_open", "heading_close"}:
        token.tag = "p"
        if token.nesting == 1:
            token.attrSet("class", "rich-text__heading")


def _as_typed(token: Token) -> None:
    """Show one star or underscore as it was typed: only two make bold."""
    if token.type in {"em_open", "em_close"}:
        token.type, token.tag, token.nesting, token.content = "text", "", 0, token.markup


class RichTextField(forms.CharField):
    """A field for some paragraphs with markup."""

    def to_python(self, value: Any) -> Any:
        """Return the cleaned text."""
        text = super().to_python(value)
        return cleaned(text) if text else text
