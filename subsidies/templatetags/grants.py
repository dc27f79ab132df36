"""What was granted to a region, on its page: a floor below names this tag and knows no more."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from regions.models import Region
from subsidies.queries import grants_to

register = template.Library()


@register.inclusion_tag("subsidies/_grants.html", takes_context=True)
def grants(context: Context, region: Region) -> dict[str, Any]:
    """The subsidies of a region for its penvoerder and for the RE; nothing for others.

    One query for those, none for everybody else.
    """
    role = getattr(context.get("request"), "role", None)
    if role is None or not (role.is_penvoerder or role.is_re):
        return {"grants": []}
    return {"grants": grants_to(region, role)}
