"""Parts of the page frame in `templates/base.html`."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings
from django.template import Context
from django.utils.translation import get_language

from onderwijsregio.navigation import links_for

register = template.Library()

LANGUAGE_NAMES = {"nl": "Nederlands", "en": "English"}


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


@register.simple_tag
def is_demo() -> bool:
    """Whether the "Demo" banner must be shown."""
    return bool(getattr(settings, "DEMO", False))
