"""The views of a list that somebody keeps, above that list."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from accounts.domain.saved_views import question, views_of
from accounts.forms import SaveViewForm

register = template.Library()


@register.inclusion_tag("accounts/_saved_views.html", takes_context=True)
def saved_views(context: Context) -> dict[str, Any]:
    """Links to the views of this list that the person keeps, and a form to keep this one."""
    request = context["request"]
    if not request.user.is_authenticated or request.resolver_match is None:
        return {}
    list_name = request.resolver_match.view_name
    asked = question(request.GET)
    views = views_of(request.user, list_name)
    return {
        "views": views,
        "current": next((view for view in views if view.query == asked), None),
        "asked": asked,
        "form": SaveViewForm(initial={"list_name": list_name, "query": asked}, auto_id="view-%s"),
        "csrf_token": context.get("csrf_token"),
    }
