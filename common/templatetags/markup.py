"""Showing text with markup, and text that has places of its own to break at."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common import rich_text as markup

register = template.Library()


@register.filter
def rich_text(text: object) -> SafeString:
    """Show Markdown as headings, lists, bold and links, and anything else as it was typed."""
    return markup.as_html(str(text))


@register.filter
def email_address(address: str) -> SafeString:
    """An address for e-mail, which on a narrow screen goes on after its @ rather than anywhere."""
    name, at, domain = address.partition("@")
    return format_html("{}{}<wbr>{}", name, at, domain) if at else format_html("{}", address)
