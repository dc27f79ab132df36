"""Verdicts on criteria in templates."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from assessments.models import Verdict
from assessments.models.panel import JudgementBase
from common.templatetags.components import status_badge

register = template.Library()

TONES = {Verdict.VOLDOET: "ok", Verdict.DEELS: "warning", Verdict.NIET: "error"}


@register.simple_tag
def verdict_badge(judgement: JudgementBase | None) -> SafeString:
    """Show the verdict of a judgement; a dash where there is no judgement or no verdict in it."""
    # Not a template of its own: a table has one in every cell.
    if judgement is None or not judgement.verdict:
        return SafeString('<span class="muted">–</span>')
    verdict = Verdict(judgement.verdict)
    return status_badge(str(verdict.label), TONES[verdict])
