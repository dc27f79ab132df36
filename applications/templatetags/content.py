"""Showing frozen content: codes in words, amounts the Dutch way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation
from itertools import groupby
from typing import Any

from django import template
from django.core.cache import caches
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from applications.content import attachments_in, party
from applications.models import Criterion, FullVoice, Round, Signature
from applications.sections import (
    ALL,
    FieldsSection,
    PlanSection,
    Rows,
    asked_in,
    left_out_of,
    not_asked_for,
    quoted,
)
from applications.sections.budget import Totals, totals
from applications.sections.functions import FunctionsSection
from applications.sections.lines import FrozenTable, LinesSection
from applications.sections.partners import locations_in_words
from common.amounts import amount_text, decimal_text
from common.templatetags.markup import rich_text
from documents.kinds import FileKind
from regions.models import PartnerKind, Sector

register = template.Library()
register.filter(locations_in_words)
register.filter(left_out_of)
register.filter(not_asked_for)
register.filter(quoted)


@register.filter
def euro(amount: Decimal | str | None) -> str:
    """Write an amount: «€ 12.500» or «€ 1.234,50», on one line; nothing for what is no amount."""
    try:
        return f"€\N{NO-BREAK SPACE}{amount_text(Decimal(amount or 0))}"
    except InvalidOperation:
        return ""


@register.filter
def slot(name: str) -> SafeString:
    """Where `static/js/totals.js` writes a sum, in a sentence around it."""
    return format_html('<b data-sum="{}"></b>', name)


@register.filter
def sector_names(codes: Iterable[str]) -> str:
    """Sectors in words."""
    return ", ".join(str(Sector(code).label) for code in codes)


@register.filter
def capacity(kind: str) -> str:
    """The capacity of a partner in words."""
    return str(PartnerKind(kind).label)


@register.filter
def full_voice(code: str) -> str:
    """Whether the beroepsgroep has a full voice, in words."""
    return str(FullVoice(code).label)


@register.filter
def party_of(reference: str, content: Mapping[str, Any]) -> Mapping[str, Any]:
    """The party that the document means by a reference."""
    return party(content, reference)


@register.filter
def signature_of(
    signatures: Mapping[tuple[str, str], Signature], row: Mapping[str, str]
) -> Signature | None:
    """The signature of the partner with this reference."""
    return signatures.get((row["partner"], row["signed_at"]))


@register.filter
def parts_about(criterion: Criterion) -> str:
    """The parts of a plan that a criterion is about and its round asks, in words and in order."""
    asked = asked_in(criterion.round)
    return ", ".join(str(one.title) for one in asked if one.kind in criterion.sections)


@register.filter
def parts_asked(round: Round) -> str:  # noqa: A002 the word of the domain
    """The parts of a plan that a round asks, in words and in order."""
    return ", ".join(str(section.title) for section in asked_in(round))


@register.filter
def about(content: Mapping[str, Any], criterion: Criterion) -> list[PlanSection]:
    """The sections of a document that a criterion is about."""
    return [each for each, _part in sections_in(content) if each.kind in criterion.sections]


@register.simple_tag
def frozen_section(
    section: PlanSection, part: Any, content: Mapping[str, Any], frozen_as: str = ""
) -> SafeString:
    """A section of a document, drawn by its own template, without its attachments.

    `frozen_as` names what can never read otherwise (`applications.domain.people.frozen_as`): that
    is drawn once in each process and language.
    """
    context = {"section": section, "part": part, "content": content}
    if not frozen_as:
        return render_to_string(section.frozen_template, context)
    key = f"{section.kind}:{frozen_as}:{get_language()}"
    drawn: SafeString | None = caches["drawn"].get(key)
    if drawn is None:
        drawn = render_to_string(section.frozen_template, context)
        caches["drawn"].set(key, drawn, timeout=None)
    return drawn


@register.filter
def sections_in(content: Mapping[str, Any]) -> list[tuple[PlanSection, Any]]:
    """The sections that a document has, in their order, each with its part."""
    return [(section, content[section.kind]) for section in ALL if section.kind in content]


@register.filter
def rows_of(section: FieldsSection, part: Mapping[str, Any]) -> Rows | None:
    """What a section of fields says, by the names of its fields; None when it was erased."""
    return section.frozen_rows(part)


@register.filter
def tables_of(section: LinesSection, part: Mapping[str, Any]) -> list[FrozenTable]:
    """The tables of a section of lines, with what stands in them in words."""
    return section.frozen_tables(part)


@register.filter
def attached_to(content: Mapping[str, Any], section: PlanSection) -> list[Any]:
    """The attachments of a section in a document."""
    return attachments_in(content, section.kind)


@register.filter
def kind_of_file(kind: str) -> str:
    """The kind of an attachment in words."""
    return str(FileKind(kind).label)


@register.filter
def budget_totals(lines: Sequence[Mapping[str, Any]]) -> Totals:
    """The sums of the lines of a budget."""
    return totals(lines)


@register.filter
def decimal(number: Decimal) -> str:
    """Write a number with the decimals that it needs: «12,5»."""
    return decimal_text(number)


@register.filter
def functions_of(
    section: FunctionsSection, part: Sequence[Mapping[str, Any]]
) -> list[tuple[StrOrPromise, Rows]]:
    """The five functions by name, each with what a document says of it in words."""
    return section.frozen_functions(part)


@register.filter
def as_written(text: str) -> SafeString:
    """A text of the plan with its lines; that it was not filled in, when it was not."""
    if text:
        return format_html('<div class="rich-text">{}</div>', rich_text(text))
    return format_html('<span class="muted">{}</span>', _("not filled in"))


@register.filter
def by_province(places: Iterable[Mapping[str, Any]]) -> list[tuple[str, str]]:
    """Municipalities as (province, names), in the order of the provinces."""
    in_order = sorted(places, key=lambda place: (place["province"], place["name"]))
    return [
        (province, ", ".join(place["name"] for place in group))
        for province, group in groupby(in_order, key=lambda place: place["province"])
    ]


@register.filter
def iso_moment(text: str) -> datetime:
    """The moment that a frozen text names."""
    return datetime.fromisoformat(text)
