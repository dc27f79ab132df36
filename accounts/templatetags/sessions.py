"""Telling sessions apart in words: which browser, and from where."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django import template
from django.template import Context
from django.utils.translation import gettext as _

register = template.Library()


@register.filter
def browser_name(user_agent: str) -> str:
    """The browser and the system that sent this, such as «Firefox, Windows»."""
    # Read at the first use: few people ever look here.
    from ua_parser import parse_os, parse_user_agent

    browser, system = parse_user_agent(user_agent), parse_os(user_agent)
    known = [each.family for each in (browser, system) if each is not None]
    return ", ".join(known) or _("a browser we do not know")


@register.simple_tag(takes_context=True)
def whereabouts(context: Context, session: UserSession) -> str:
    """Whether a session was begun from where the person is now."""
    if session.ip == get_adapter().get_client_ip(context["request"]):
        return _("the same internet connection as now")
    return _("another internet connection")
