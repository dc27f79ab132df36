"""Days and moments in templates: `{{ round.closes_at|moment }}`, `{{ condition.due_on|day }}`."""

from __future__ import annotations

from datetime import date, datetime

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from common import dates

register = template.Library()


@register.filter
def moment(value: datetime | None) -> str:
    """Write "vrijdag 28 april 2023, 16.00 uur" (Amsterdam); nothing for None."""
    return dates.moment_text(value) if value else ""


@register.filter
def moment_short(value: datetime | None) -> str:
    """Write "28 april 2023, 16.00 uur" (Amsterdam), for tables; nothing for None."""
    return dates.moment_text(value, weekday=False) if value else ""


@register.filter
def day(value: date | None) -> str:
    """Write "vrijdag 28 april 2023"; nothing for None."""
    return dates.day_text(value) if value else ""


@register.filter
def day_short(value: date | None) -> str:
    """Write "28 april 2023", for tables; nothing for None."""
    return dates.day_text(value, weekday=False) if value else ""


@register.filter
def remaining(value: datetime | None) -> str:
    """Say how long it takes until then: "nog 3 dagen en 4 uur"; nothing for None."""
    return dates.remaining_text(value) if value else ""


@register.simple_tag
def time_element(value: datetime) -> SafeString:
    """Write a moment as `<time datetime="…">`, readable for people and machines."""
    return format_html(
        '<time datetime="{}">{}</time>',
        dates.in_amsterdam(value).isoformat(timespec="minutes"),
        dates.moment_text(value),
    )
