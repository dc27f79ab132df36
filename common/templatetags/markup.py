"""Showing text with markup."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from common import rich_text as markup

register = template.Library()


@register.filter
def rich_text(text: object) -> SafeString:
    """Show Markdown as headings, lists, bold and links, and anything else as it was typed."""
    return markup.as_html(str(text))
