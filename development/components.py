"""The page with every component in its states, for whoever makes a screen (docs/components.md)."""

from __future__ import annotations

from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from common.charts import Figure
from common.filters import ListFilter, Order, SortFilter, choice_filter, search_filter
from common.forms import FieldsHelper, ask_by_name
from common.timeline import Stop, StopState
from regions.models import Municipality

TONES = ("ok", "info", "warning", "error")


class ExampleForm(forms.Form):
    """A field of each kind."""

    helper = FieldsHelper(marked=("text", "day"))

    name = forms.CharField(
        label="Naam van de regio",
        help_text="Zoals men haar noemt.",
        error_messages={"required": "Vul de naam van de regio in."},
    )
    text = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea({"rows": 3}))
    day = forms.DateField(
        label="Dag",
        required=False,
        widget=forms.DateInput({"type": "date"}),
        error_messages={"invalid": "Vul een dag in die bestaat, zoals 1-3-2027."},
    )
    kind = forms.ChoiceField(label="Soort", choices=[("a", "Eerste"), ("b", "Tweede")])
    verdict = forms.ChoiceField(
        label="Oordeel",
        choices=[("yes", "voldoet"), ("no", "voldoet niet")],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een oordeel."},
    )
    sectors = forms.MultipleChoiceField(
        label="Sectoren",
        choices=[("po", "po"), ("vo", "vo"), ("mbo", "mbo")],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies een sector of meer."},
    )
    agreed = forms.BooleanField(
        label="Ik heb alles gelezen",
        error_messages={"required": "Zet een vinkje als u alles gelezen hebt."},
    )


class ExampleFilter(ListFilter):
    """A list that is searched, filtered and sorted."""

    q = search_filter("Gemeente", "search")
    province = choice_filter("Provincie", [("Drenthe", "Drenthe"), ("Zeeland", "Zeeland")])
    sort = SortFilter("provincie", {"name": Order("naam", "name", reverse="naam, van Z naar A")})

    def search(self, things: Any, _name: str, value: str) -> Any:
        """Municipalities whose name contains it."""
        return things.filter(name__icontains=value)


@public
@require_safe
def page(request: VisitorRequest) -> HttpResponse:
    """Show every component in every state."""
    now = timezone.now()
    for tone in TONES:
        level = {"ok": "success"}.get(tone, tone)
        getattr(messages, level)(request, f"Dit is een melding ({tone}).")
    shown = ExampleFilter(request.GET, Municipality.objects.order_by("province", "name"))
    context = {
        "tones": TONES,
        "form": ExampleForm(prefix="empty"),
        "wrong": _wrong(),
        "shown": shown,
        "page": shown.page(),
        "pages": Paginator(range(900), 50).get_page(7),
        "soon": now + timedelta(days=2, hours=3),
        "today": now.date(),
        "tasks": _tasks(),
        "requirements": _requirements(),
        "stops": _stops(now.date()),
        "figures": [Figure("po", 12, reverse("components")), Figure("vo", 7), Figure("mbo", 0)],
        "headings": ["Versie 1", "Versie 2"],
        "rows": _rows(),
        "here": reverse("components"),
    }
    return render(request, "development/components.html", context)


def _wrong() -> ExampleForm:
    form = ExampleForm({"wrong-day": "31-2-2027"}, prefix="wrong")
    ask_by_name(form)
    return form


def _tasks() -> list[Any]:
    states = (
        ("klaar", "ok"),
        ("bezig", "info"),
        ("nog niet klaar", "warning"),
        ("leeg", "neutral"),
    )
    return [
        SimpleNamespace(title=f"Onderdeel {number}", status=status, tone=tone, url="#task", hint="")
        for number, (status, tone) in enumerate(states, start=1)
    ]


def _requirements() -> list[dict[str, str]]:
    outcomes = ("not_met", "warning", "not_assessable", "met", "met", "met", "met")
    return [
        {
            "title": f"Eis {number}",
            "outcome": outcome,
            "reason": "Waarom het zo is, in één zin.",
            "source": "Subsidieregeling, artikel 4",
            "url": "#requirement",
            "link_text": "Ga naar het onderdeel",
        }
        for number, outcome in enumerate(outcomes, start=1)
    ]


def _stops(today: Any) -> list[Stop]:
    return [
        Stop("Indienen", StopState.DONE, who="U", at=today),
        Stop(
            "Ondertekenen",
            StopState.NOW,
            who="De partners",
            at=today + timedelta(days=9),
            more="2 van 3 ondertekend",
            url=reverse("components"),
            link_text="Bekijk wie er nog moet",
        ),
        Stop("Besluit", who="De Realisatie Eenheid"),
    ]


def _rows() -> list[dict[str, Any]]:
    return [
        {"label": "Naam", "values": ["Drentse Aa", "Drentse Aa"], "changed": False},
        {"label": "Bestuur", "values": ["Een stuurgroep.", "Een bestuur."], "changed": True},
    ]
