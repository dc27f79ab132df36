"""What was granted to a region, on its page: a floor below names this tag and knows no more."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from accounts.models import RoleKind
from regions.models import Region
from subsidies.queries import grants_to

register = template.Library()


@register.inclusion_tag("subsidies/_grants.html", takes_context=True)
def grants(context: Context, region: Region) -> dict[str, Any]:
    """The subsidies of a region for its people and for the RE; nothing for others.

    Partners read what was granted, and not the letters. Three queries for those, none for others.
    """
    role = getattr(context.get("request"), "role", None)
    reads_letters = role is not None and (role.is_penvoerder or role.is_re)
    if role is None or not (reads_letters or role.kind == RoleKind.PARTNER_SIGNATORY):
        return {"grants": []}
    return {"grants": grants_to(region, role), "reads_letters": reads_letters}
