"""The components say in words what they show in colour, and lead where they should."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory
from django.utils import timezone
from lxml.html import HtmlElement

from tests.markup import find, fragment, text


def render(source: str, **context) -> HtmlElement:
    template = engines["django"].from_string("{% load components %}" + source)
    request = RequestFactory().get("/lijst/?q=noord&page=7")
    return fragment(template.render(context, request))


@pytest.mark.parametrize(
    ("tone", "word"),
    [("ok", "Gelukt"), ("info", "Informatie"), ("warning", "Let op"), ("error", "Fout")],
)
def test_alert_says_its_tone(tone, word):
    page = render("{% alert tone %}<p>Zo is het.</p>{% endalert %}", tone=tone)
    assert text(page) == f"{word}: Zo is het."


def test_badge_escapes_what_people_typed():
    page = render("{% status_badge name 'ok' %}", name="<b>x</b>")
    assert text(page) == "<b>x</b>"


def test_pagination_keeps_the_search_and_names_the_page():
    page = render("{% pagination page %}", page=Paginator(range(500), 20).page(7))
    links = {text(link): link.get("href") for link in find(page, "a")}
    assert links["Pagina 8"] == "?q=noord&page=8"
    assert links["Vorige"] == "?q=noord&page=6"
    assert links["Volgende"] == "?q=noord&page=8"
    assert [text(it) for it in find(page, "[aria-current=page]")] == ["Pagina 7"]


def test_one_page_needs_no_pagination():
    assert text(render("{% pagination page %}", page=Paginator([1], 20).page(1))) == ""


def test_table_scrolls_in_a_region_that_the_keyboard_reaches():
    page = render(
        "{% data_table 'Aanvragen' hide_caption=True %}<tbody></tbody>{% enddata_table %}"
    )
    region = find(page, "[role=region]")[0]
    assert (region.get("aria-label"), region.get("tabindex")) == ("Aanvragen", "0")
    assert text(find(region, "caption")[0]) == "Aanvragen"


@pytest.mark.parametrize(
    ("outcome", "word", "leads"),
    [
        ("met", "voldaan", False),
        ("not_met", "niet voldaan", True),
        ("warning", "let op", True),
        ("not_assessable", "nog niet te beoordelen", True),
    ],
)
def test_requirement_says_its_outcome_and_leads_to_the_mend(outcome, word, leads):
    requirement = SimpleNamespace(
        outcome=outcome, title="Partners", reason="Reden.", source="Art. 1", url="/mend/"
    )
    page = render("{% requirement_list it %}", it=[requirement])
    assert f"– {word}" in text(page)
    assert bool(find(page, "a[href='/mend/']")) is leads


def test_what_is_left_comes_first_and_much_that_is_met_folds_away():
    outcomes = ["met"] * 6 + ["warning", "not_met"]
    every = [SimpleNamespace(outcome=it, title=f"{it} {n}") for n, it in enumerate(outcomes)]
    page = render("{% requirement_list it %}", it=every)
    titles = [text(it) for it in find(page, ".requirement-list__title")]
    assert titles[:2] == ["not_met 7", "warning 6"]
    assert len(find(page, "details .requirement-list__title")) == 6
    few = render("{% requirement_list it %}", it=[vars(it) for it in every[5:]])
    assert len(find(few, ".requirement-list__title")) == 3
    assert not find(few, "details")


def test_task_without_address_is_no_link():
    tasks = [
        SimpleNamespace(title="Plan", url="/plan/", status="bezig", tone="info"),
        SimpleNamespace(title="Indienen", status="kan nog niet", tone="neutral"),
    ]
    page = render("{% task_list tasks %}", tasks=tasks)
    assert [text(link) for link in find(page, "a")] == ["Plan"]


def test_countdown_stands_out_in_the_last_days_only():
    now = timezone.now()
    soon = render("{% countdown at %}", at=now + timedelta(hours=5, seconds=5))
    later = render("{% countdown at %}", at=now + timedelta(days=20))
    past = render("{% countdown at %}", at=now - timedelta(days=1))
    assert [bool(find(it, ".countdown--soon")) for it in (soon, later, past)] == [
        True,
        False,
        False,
    ]
    assert text(soon) == "Nog 5 uur"


def test_steps_tell_which_are_done_and_where_one_is():
    page = render("{% steps 2 'Gegevens' 'Controleren' 'Indienen' %}")
    assert "Stap 2 van 3" in text(page)
    assert [text(it) for it in find(page, "[aria-current=step]")] == ["Controleren"]


def test_comparison_says_what_changed():
    rows = [SimpleNamespace(label="Naam", values=["a", "b"], changed=True)]
    page = render("{% comparison 'Versies' headings rows %}", headings=["1", "2"], rows=rows)
    assert text(find(page, "th[scope=row]")[0]) == "Naam (gewijzigd)"


def test_button_says_what_it_does_and_sends():
    page = render('{% button "secondary" name="act" value="save" %}Bewaar{% endbutton %}')
    button = find(page, "button")[0]
    assert text(button) == "Bewaar"
    assert button.get("type") == "submit"
    assert (button.get("name"), button.get("value")) == ("act", "save")
    assert button.get("class") == "utrecht-button utrecht-button--secondary-action"


def test_link_that_looks_like_a_button_leads_to_a_view_or_an_address():
    source = '{% button_link to tone="secondary" %}Terug{% endbutton_link %}'
    for to, address in [("regions:list", "/regios/"), ("/elders/?a=1", "/elders/?a=1")]:
        assert [link.get("href") for link in find(render(source, to=to), "a")] == [address]


def test_breadcrumbs_lead_here_step_by_step():
    source = '{% breadcrumbs here %}{% crumb "Regio\'s" "regions:list" %}{% endbreadcrumbs %}'
    page = render(source, here="Noord <b>")
    assert [text(item) for item in find(page, "li")] == ["Overzicht", "Regio's", "Noord <b>"]
    assert [link.get("href") for link in find(page, "a")] == ["/", "/regios/"]
    assert text(find(page, "[aria-current=page]")[0]) == "Noord <b>"
