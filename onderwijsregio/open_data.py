"""Open data: the facts of the API as files, and the page and the catalogue that lead to them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import content_disposition_header
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from common.exports import no_formula
from common.links import absolute
from onderwijsregio.api import municipalities, organisations, regions, rounds, seats
from onderwijsregio.api.answers import MOST_A_MINUTE, VERSION
from onderwijsregio.api.document import BASE
from onderwijsregio.api.problems import problem
from onderwijsregio.api.shape import LICENCE, Fact
from regions import facts
from regions.drawing.shapes import Shapes, shapes

Row = dict[str, Any]


@dataclass(frozen=True)
class Dataset:
    """A table of facts: `rows` gives them flat, with the same `columns` in each."""

    name: str
    title: Promise
    description: Promise
    columns: tuple[str, ...]
    rows: Callable[[], list[Row]]
    # The municipalities by which a row is placed on a map, where it has any.
    places: Callable[[Row], list[str]] | None = None


def _columns(fact: type[Fact], without: set[str]) -> tuple[str, ...]:
    names = (field.encode_name for field in msgspec.structs.fields(fact))
    return tuple(name for name in names if name not in without)


def _whole(
    fact: type[Fact], read: Callable[[], Sequence[Fact]], without: set[str] | None = None
) -> dict[str, Any]:
    """Columns and rows of a dataset with a row for each fact, leaving out the nested ones."""
    columns = _columns(fact, without or set())
    return {
        "columns": columns,
        "rows": lambda: [
            {column: row[column] for column in columns} for row in msgspec.to_builtins(read())
        ],
    }


def _of_regions(fact: type[Fact], part: str) -> dict[str, Any]:
    """Columns and rows of a dataset with a row for each fact in `part` of a region."""
    return {
        "columns": ("regio", *_columns(fact, set())),
        "rows": lambda: [
            {"regio": region["id"], **row}
            for region in msgspec.to_builtins(regions.regions())
            for row in region[part]
        ],
    }


DATASETS = (
    Dataset(
        "regios",
        _("Regions"),
        _("Every region with a status, or that is being formed, with its sectors and area."),
        **_whole(regions.Regio, regions.regions, {"statussen", "partners"}),
        places=lambda row: row["gemeenten"],
    ),
    Dataset(
        "statussen",
        _("Statuses"),
        _("From when until when each region had which status."),
        **_of_regions(regions.Status, "statussen"),
    ),
    Dataset(
        "partners",
        _("Partners by region"),
        _("Which organisation takes part in which region, as what and since when."),
        **_of_regions(regions.Partner, "partners"),
    ),
    Dataset(
        "organisaties",
        _("Partners"),
        _("Every organisation that takes part in a region, with its numbers in the registers."),
        **_whole(organisations.Organisatie, organisations.organisations, {"regios"}),
    ),
    Dataset(
        "gemeenten",
        _("Municipalities"),
        _("Every municipality with the regions it lies in."),
        **_whole(municipalities.Gemeente, municipalities.municipalities),
        places=lambda row: [row["code"]],
    ),
    Dataset(
        "rondes",
        _("Rounds"),
        _("Every round with its dates and amount."),
        **_whole(rounds.Ronde, rounds.rounds, {"criteria"}),
    ),
    Dataset(
        "zetels",
        _("Seats of the Programmaraad"),
        _("Every seat with its term of office; who holds it is not in the file."),
        **_whole(seats.Zetel, seats.seats),
    ),
)
BY_NAME: Mapping[str, Dataset] = {dataset.name: dataset for dataset in DATASETS}


@public
@require_safe
def open_data(request: VisitorRequest) -> HttpResponse:
    """Say which data anyone may take along, under which licence, and how."""
    context = {
        "datasets": DATASETS,
        "today": timezone.localdate(),
        "licence": LICENCE,
        "version": VERSION,
        "most_a_minute": MOST_A_MINUTE,
        "api_address": absolute(BASE),
        "contact": settings.CONTACT,
        "places": what_places_are(shapes()),
    }
    return render(request, "pages/open_data.html", context)


@public
@require_safe
def as_csv(request: HttpRequest, name: str) -> HttpResponse:
    """Return a dataset as CSV (RFC 4180): lists with spaces between, moments in UTC."""
    dataset = BY_NAME.get(name)
    if dataset is None:
        return problem(request, HTTPStatus.NOT_FOUND)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(dataset.columns)
    writer.writerows([_cell(row[column]) for column in dataset.columns] for row in dataset.rows())
    return _file(dataset, "csv", text.getvalue(), "text/csv; charset=utf-8; header=present")


@public
@require_safe
def as_json(request: HttpRequest, name: str) -> HttpResponse:
    """Return a dataset as JSON, with its licence and its day."""
    dataset = BY_NAME.get(name)
    if dataset is None:
        return problem(request, HTTPStatus.NOT_FOUND)
    said = {
        "titel": str(dataset.title),
        "licentie": LICENCE,
        "datum": timezone.localdate().isoformat(),
        "items": dataset.rows(),
    }
    return _file(dataset, "json", json.dumps(said, ensure_ascii=False), "application/json")


@public
@require_safe
def as_geojson(request: HttpRequest, name: str) -> HttpResponse:
    """Return a dataset with places as GeoJSON (RFC 7946), which says what these places are."""
    dataset = BY_NAME.get(name)
    if dataset is None or dataset.places is None:
        return problem(request, HTTPStatus.NOT_FOUND)
    drawn = shapes()
    said = {
        "type": "FeatureCollection",
        "licentie": LICENCE,
        "datum": timezone.localdate().isoformat(),
        "geometrie": str(what_places_are(drawn)),
        "features": [
            {
                "type": "Feature",
                "geometry": _place(drawn, dataset.places(row)),
                "properties": row,
            }
            for row in dataset.rows()
        ],
    }
    text = json.dumps(said, ensure_ascii=False)
    return _file(dataset, "geojson", text, "application/geo+json")


def what_places_are(drawn: Shapes) -> Promise:
    """What stands as geometry in GeoJSON: borders once outlines were imported, centres until then.

    The hexagons of the map lie nowhere in the country.
    """
    if drawn.frame:
        return _(
            "Borders, simplified for a map of the whole country: to about 300 metres. From the "
            "outlines of CBS and Kadaster."
        )
    return _("The centres of the municipalities, to about a kilometre; no borders.")


def _place(drawn: Shapes, codes: list[str]) -> dict[str, Any] | None:
    """Where municipalities lie; None, which GeoJSON allows, where that is not known of any."""
    known = facts.centres()
    points = [list(known[code]) for code in codes if code in known]
    return drawn.geometry(codes) or (
        {"type": "MultiPoint", "coordinates": points} if points else None
    )


def _cell(value: Any) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict():
            return " ".join(str(part) for part in value.values() if part is not None)
        case list():
            return " ".join(_cell(part) for part in value)
        case str():
            return no_formula(value)
        case _:
            return str(value)


def _file(dataset: Dataset, kind: str, text: str, content_type: str) -> HttpResponse:
    filename = f"{dataset.name}-{timezone.localdate().isoformat()}.{kind}"
    response = HttpResponse(text, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=filename
    )
    response["Link"] = f'<{LICENCE}>; rel="license"'
    return response
