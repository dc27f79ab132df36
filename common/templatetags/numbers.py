"""Numbers on the page: `{% load numbers %}`, `{{ pupils|count_text }}`."""

from __future__ import annotations

from django import template

from common import amounts

register = template.Library()
register.filter("count_text", amounts.count_text)
