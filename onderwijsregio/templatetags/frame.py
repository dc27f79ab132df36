"""Parts of the page frame in `templates/base.html`."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from accounts.access import PUBLIC, classification
from common.links import absolute
from common.masking import without_secret_links
from onderwijsregio.navigation import links_for

register = template.Library()

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}
# https://ogp.me asks a language with a territory.
OG_LOCALES = {"nl": "nl_NL", "en": "en_GB"}


@register.inclusion_tag("components/navigation.html", takes_context=True)
def navigation(context: Context) -> dict[str, Any]:
    """Show the main navigation for the role one acts in."""
    request = context.get("request")
    return {"links": links_for(request) if request is not None else []}


@register.inclusion_tag("components/role_bar.html", takes_context=True)
def role_bar(context: Context) -> dict[str, Any]:
    """Tell for whom one acts; `request.roles` (all current roles) decides about the switch link."""
    request = context.get("request")
    roles = getattr(request, "roles", None) or []
    return {"role": getattr(request, "role", None), "has_several": len(roles) > 1}


@register.inclusion_tag("components/language_switch.html", takes_context=True)
def language_switch(context: Context) -> dict[str, Any]:
    """Offer the other languages; a form, because it changes what is remembered."""
    request = context.get("request")
    current = get_language()
    others = [(code, LANGUAGE_NAMES[code]) for code, _name in settings.LANGUAGES if code != current]
    return {
        "others": others,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "next": request.get_full_path() if request is not None and request.method == "GET" else "/",
    }


@register.simple_block_tag
def in_one_line(content: SafeString) -> SafeString:
    """What stands between, on one line: `{% in_one_line as page_title %}{% block title %}…`."""
    return SafeString(" ".join(content.split()))


@register.inclusion_tag("components/about_page.html", takes_context=True)
def about_page(context: Context, title: str, description: str) -> dict[str, Any]:
    """Say what a page is, for search engines and for messages with a link to it.

    Only of a page that anyone may find, with its one address: searches and filters of a list are
    the same page. Others are to be passed by. A link from a mail is public, and for who has it
    only.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    said = {"description": description}
    if request is None or match is None:
        return said
    access = classification(match.func, match.view_name)
    if access is not PUBLIC or without_secret_links(request.path) != request.path:
        return said
    current = get_language() or settings.LANGUAGE_CODE
    return {
        **said,
        "title": title,
        "address": absolute(request.path),
        "site": settings.SITE_URL,
        "locale": OG_LOCALES[current],
        "other_locales": [locale for code, locale in OG_LOCALES.items() if code != current],
    }


@register.simple_tag
def is_demo() -> bool:
    """Whether the "Demo" banner must be shown."""
    return bool(getattr(settings, "DEMO", False))
