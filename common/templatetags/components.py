"""The components of the design system as template tags; `docs/components.md` shows each in use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.core.paginator import Page
from django.shortcuts import resolve_url
from django.template import Context
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from common import dates
from common.filters import ListFilter
from common.tables import with_labels
from common.timeline import Stop

register = template.Library()

# The words for a tone (of messages, badges and requirements too), with its alert and icon.
TONES = {
    "ok": "ok",
    "success": "ok",
    "met": "ok",
    "not_applicable": "ok",
    "info": "info",
    "neutral": "info",
    "debug": "info",
    "warning": "warning",
    "not_met": "error",
    "error": "error",
    "danger": "error",
}
BADGES = {
    "ok": "success",
    "success": "success",
    "warning": "warning",
    "error": "danger",
    "danger": "danger",
    "info": "neutral",
    "neutral": "inactive",
}
SOON = timedelta(days=3)
# More fields of the form of a list than this fold away on a phone.
FIELDS_ON_A_PHONE = 2
# More than this many met requirements fold away.
MANY_MET = 5


def _spoken(tone: str) -> str:
    """What a tone is called for who does not see colour or icon."""
    return {
        "ok": _("Success"),
        "info": _("Information"),
        "warning": _("Warning"),
        "error": _("Error"),
    }[tone]


@register.simple_block_tag
def alert(content: SafeString, tone: str = "info", heading: str = "", role: str = "") -> SafeString:
    """Draw attention: `{% alert "warning" heading="…" %}<p>…</p>{% endalert %}`."""
    tone = TONES[tone]
    return render_to_string(
        "components/alert.html",
        {
            "content": content,
            "tone": tone,
            "heading": heading,
            "role": role,
            "spoken": _spoken(tone),
            "icon_class": f"tone-{tone}",
        },
    )


@register.simple_tag
def message_tone(message: Message) -> str:
    """The tone of a message of `django.contrib.messages`."""
    return TONES.get(message.level_tag, "info")


@register.simple_tag
def status_badge(text: str, tone: str = "neutral") -> SafeString:
    """Show a status in a word; the word says it all, the colour only helps."""
    return format_html(
        '<strong class="utrecht-status-badge utrecht-status-badge--{}">{}</strong>',
        BADGES[tone],
        text,
    )


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: Iterable[Any]) -> dict[str, Any]:
    """List sections of work; each has `title`, `status` and `tone`.

    Perhaps also `url`, `hint`, and `is_voluntary`: the work may be left undone.
    """
    return {"tasks": tasks}


@register.inclusion_tag("components/requirement_list.html")
def requirement_list(requirements: Iterable[Any]) -> dict[str, Any]:
    """List requirements; each has `outcome`, `title`, `reason`, `source`.

    The outcome is `met`, `not_met`, `warning` or `not_assessable` (what it is judged by is empty).
    Perhaps also `url` and `link_text`: where it is mended. What is met comes last, and folds away
    when there is much of it: what is left to do is what one comes for.
    """
    toned = [(_tone_of(it), it) for it in requirements]
    met = [it for tone, it in toned if tone == "ok"]
    errors = [it for tone, it in toned if tone == "error"]
    left = [*errors, *(it for tone, it in toned if tone not in {"ok", "error"})]
    folds = len(met) > MANY_MET
    return {"shown": left if folds else [*left, *met], "folded": met if folds else []}


def _tone_of(requirement: Any) -> str:
    """The tone of a requirement, be it an object or a dictionary, as templates do not mind."""
    is_dictionary = isinstance(requirement, Mapping)
    return requirement_tone(requirement["outcome"] if is_dictionary else requirement.outcome)


@register.simple_tag
def requirement_tone(outcome: str) -> str:
    """The icon and colour of the outcome of a requirement."""
    return TONES.get(str(outcome), "info")


@register.simple_block_tag
def data_table(content: SafeString, caption: str, *, hide_caption: bool = False) -> SafeString:
    """Frame `<thead>` and `<tbody>`: with a caption; on a phone every row becomes a card."""
    # Not a template of its own, nor is a row of a summary: some pages have them by the dozen.
    return format_html(
        '<div class="table-region" role="region" aria-label="{}" tabindex="0">'
        '<table class="utrecht-table utrecht-table--html-table">'
        "<caption{}>{}</caption>{}</table></div>",
        caption,
        SafeString(' class="visually-hidden"' if hide_caption else ""),
        caption,
        with_labels(content),
    )


@register.simple_block_tag
def summary_row(content: SafeString, label: str, url: str = "", link_text: str = "") -> SafeString:
    """One row of a `<dl class="summary-list">` whose value is more than a word."""
    return format_html(
        "<div><dt>{}</dt><dd>{}</dd>{}</div>",
        label,
        content,
        format_html(
            '<dd><a href="{}">{}<span class="visually-hidden"> ({})</span></a></dd>',
            url,
            link_text or _("Change"),
            label,
        )
        if url
        else "",
    )


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any], parameter: str = "page") -> dict[str, Any]:
    """Lead to the other pages of a list, keeping search and filters."""
    query = context["request"].GET.copy()

    def url(number: int) -> str:
        query[parameter] = str(number)
        return f"?{query.urlencode()}"

    shown = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    ellipsis = page.paginator.ELLIPSIS
    return {
        "page": page,
        "numbers": [(n, url(n) if isinstance(n, int) else "") for n in shown],
        "ellipsis": ellipsis,
        "previous_url": url(page.previous_page_number()) if page.has_previous() else "",
        "next_url": url(page.next_page_number()) if page.has_next() else "",
    }


@register.simple_tag
def countdown(until: datetime) -> SafeString:
    """Say how long it takes until a moment, as text; the moment itself is in `<time>`."""
    left = until - timezone.now()
    return format_html(
        '<time class="countdown{}" datetime="{}">{}</time>',
        " countdown--soon" if timedelta() <= left < SOON else "",
        dates.in_amsterdam(until).isoformat(timespec="minutes"),
        capfirst(dates.remaining_text(until)),
    )


@register.inclusion_tag("components/empty_state.html")
def empty_state(heading: str, text: str = "", url: str = "", link_text: str = "") -> dict[str, Any]:
    """Say that there is nothing yet, and what to do next."""
    return {"heading": heading, "text": text, "url": url, "link_text": link_text}


@register.simple_block_tag(end_name="endbreadcrumbs")
def breadcrumbs(content: SafeString, current: str) -> SafeString:
    """Show where one is: the crumbs that lead here, and the page itself.

    `{% breadcrumbs _("Partners") %}{% crumb _("Applications") "applications:list" %}
    {% endbreadcrumbs %}`
    """
    return render_to_string("components/breadcrumbs.html", {"crumbs": content, "current": current})


@register.simple_tag
def crumb(label: str, to: str, *args: Any) -> SafeString:
    """One step of the breadcrumbs; `to` is the name of a view with its arguments, or an address."""
    return format_html('<li><a href="{}">{}</a></li>', resolve_url(to, *args), label)


BUTTON_TONES = {
    "primary": "primary-action",
    "secondary": "secondary-action",
    "subtle": "subtle",
}


@register.simple_block_tag
def button(
    content: SafeString,
    tone: str = "primary",
    *,
    name: str = "",
    value: str = "",
    id: str = "",  # noqa: A002 the word of HTML
    type: str = "submit",  # noqa: A002 the word of HTML
    formaction: str = "",
    accesskey: str = "",
) -> SafeString:
    """A button of a form: `{% button "secondary" name="act" value="save" %}Save{% endbutton %}`.

    A page that gives a button an `accesskey` lists it for who works with the keyboard.
    """
    given = {"type": type, "id": id, "name": name, "value": value, "formaction": formaction}
    given["accesskey"] = accesskey
    return format_html(
        '<button {} class="utrecht-button utrecht-button--{}">{}</button>',
        format_html_join(" ", '{}="{}"', [pair for pair in given.items() if pair[1]]),
        BUTTON_TONES[tone],
        content,
    )


@register.simple_block_tag
def button_link(content: SafeString, to: str, *args: Any, tone: str = "primary") -> SafeString:
    """A link that looks like a button; `to` as with `crumb`.

    `{% button_link "applications:round" round.pk tone="secondary" %}Back{% endbutton_link %}`
    """
    return format_html(
        '<a class="utrecht-button-link utrecht-button-link--html-a utrecht-button-link--{}" '
        'href="{}">{}</a>',
        BUTTON_TONES[tone],
        resolve_url(to, *args),
        content,
    )


@register.inclusion_tag("components/back_link.html")
def back_link(url: str, text: str = "") -> dict[str, Any]:
    """Lead one step back."""
    return {"url": url, "text": text or _("Back")}


@register.inclusion_tag("components/search_form.html")
def search_form(
    label: str, value: str = "", name: str = "q", action: str = "", hint: str = ""
) -> dict[str, Any]:
    """Ask for words to search for; a GET form, so that a result can be kept as a bookmark."""
    return {"label": label, "value": value, "name": name, "action": action, "hint": hint}


@register.inclusion_tag("components/list_filter.html")
def list_filter(shown: ListFilter, button: str = "", label: str = "") -> dict[str, Any]:
    """The form in which one searches, filters and sorts a list; `button` is called “Search”.

    On a phone all but the first field fold away when there are more than two. Below it a chip for
    each filter that is active, which drops it.
    """
    return {
        "form": shown.form,
        "folds": len(shown.form.fields) > FIELDS_ON_A_PHONE,
        "chips": shown.chips,
        "bare_url": shown.bare_url,
        "button": button or _("Search"),
        "label": label,
    }


@register.inclusion_tag("components/list_status.html")
def list_status(shown: ListFilter, page: Page[Any]) -> dict[str, Any]:
    """How many of how many are on the page, and the list as a file where it can be had."""
    return {
        "page": page,
        "of_all": shown.of_all,
        "only_resembles": shown.forgives,
        "files": [
            (shown.url(export="csv"), _("CSV")),
            (shown.url(export="xlsx"), _("Excel")),
        ]
        if shown.sheet
        else [],
    }


@register.simple_tag
def sort_heading(shown: ListFilter, column: str, text: str, *, numeric: bool = False) -> SafeString:
    """The heading of a column: `{% sort_heading shown "name" _("Name") %}`.

    A link that sorts by it, when the list's `SortFilter` has an order of that name.
    """
    heading = shown.heading(column)
    if heading is None:
        shows: SafeString | str = text
    elif heading.url:
        shows = format_html('<a class="sort" href="{}">{}</a>', heading.url, text)
    else:
        shows = format_html('<span class="sort">{}</span>', text)
    given = {"class": "numeric" if numeric else "", "aria-sort": heading.sorted if heading else ""}
    return format_html(
        '<th scope="col"{}>{}</th>',
        format_html_join("", ' {}="{}"', [pair for pair in given.items() if pair[1]]),
        shows,
    )


@register.simple_tag
def pick(name: str, value: Any, what: str, *, checked: bool = False) -> SafeString:
    """The box of a row that can be chosen together with others; `what` says which row it is."""
    # Not a template of its own: a page has fifty of them.
    return format_html(
        '<label class="pick"><input type="checkbox" name="{}" value="{}"{}>'
        '<span class="visually-hidden">{}</span></label>',
        name,
        value,
        SafeString(" checked") if checked else "",
        _("Choose %(what)s") % {"what": what},
    )


@register.inclusion_tag("components/steps.html")
def steps(current: int, *labels: str) -> dict[str, Any]:
    """Show the steps of a task; `current` counts from 1."""
    return {
        "current": current,
        "total": len(labels),
        "steps": [(number, label) for number, label in enumerate(labels, start=1)],
    }


@register.inclusion_tag("components/timeline.html")
def timeline(stops: Iterable[Stop], label: str = "") -> dict[str, Any]:
    """Show where it stands: what is done, now and next, who is to act and by when.

    `label` names the list where no heading does.
    """
    return {"stops": stops, "label": label}


@register.inclusion_tag("components/comparison.html")
def comparison(
    caption: str,
    headings: Sequence[str],
    rows: Iterable[Any],
    *,
    hide_caption: bool = False,
    word: StrOrPromise = "",
) -> dict[str, Any]:
    """Put versions side by side; a row has `label`, `values` and `changed`.

    `hide_caption` is for a table right below a heading that says the same; `word` says of a row
    that differs what it is, if not "changed".
    """
    return {
        "caption": caption,
        "headings": headings,
        "rows": rows,
        "hide_caption": hide_caption,
        "word": word,
    }
