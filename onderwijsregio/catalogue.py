"""The open data described for catalogues of data: DCAT-AP-NL 3.0 as JSON-LD, at a fixed address.

https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ says which properties are asked.
"""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.views.decorators.http import require_safe

from accounts.access import public
from common.links import absolute
from onderwijsregio.api.document import BASE
from onderwijsregio.open_data import DATASETS, Dataset, what_places_are
from regions.drawing.shapes import shapes

CC0 = "http://creativecommons.org/publicdomain/zero/1.0/"
_EU = "http://publications.europa.eu/resource/authority"
_IANA = "http://www.iana.org/assignments/media-types"
FILES = {"csv": "text/csv", "json": "application/json", "geojson": "application/geo+json"}
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
}


@public
@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Return the catalogue."""
    with translation.override("nl"):
        text = json.dumps(_catalogue(), ensure_ascii=False)
    return HttpResponse(text, content_type="application/ld+json")


def _catalogue() -> dict[str, Any]:
    page = absolute(reverse("open_data"))
    return {
        "@context": CONTEXT,
        "@id": f"{page}#catalogus",
        "@type": "dcat:Catalog",
        **_titled(
            "Open data van het portaal voor onderwijsregio's", "Regio's, partners en rondes."
        ),
        **_published(),
        "foaf:homepage": _to(page),
        "dct:language": _to(f"{_EU}/language/NLD"),
        "dct:license": _to(CC0),
        "dcat:dataset": [_dataset(dataset) for dataset in DATASETS],
        "dcat:service": {
            "@id": absolute(BASE),
            "@type": "dcat:DataService",
            **_titled("API van het portaal voor onderwijsregio's", "Dezelfde gegevens, per vraag."),
            **_published(),
            "dct:identifier": absolute(BASE),
            "dct:language": _to(f"{_EU}/language/NLD"),
            "dcat:landingPage": _to(page),
            "dcat:endpointURL": _to(absolute(BASE)),
            "dcat:endpointDescription": _to(absolute(reverse("api:openapi"))),
            "dct:license": _to(CC0),
            "dct:accessRights": _to(f"{_EU}/access-right/PUBLIC"),
            "dcat:theme": _to(f"{_EU}/data-theme/EDUC"),
            "dcat:servesDataset": [_to(_id(dataset)) for dataset in DATASETS],
        },
    }


def _dataset(dataset: Dataset) -> dict[str, Any]:
    return {
        "@id": _id(dataset),
        "@type": "dcat:Dataset",
        **_titled(str(dataset.title), str(dataset.description)),
        **_published(),
        "dct:identifier": _id(dataset),
        "dct:language": _to(f"{_EU}/language/NLD"),
        "dct:accessRights": _to(f"{_EU}/access-right/PUBLIC"),
        "dct:accrualPeriodicity": _to(f"{_EU}/frequency/UPDATE_CONT"),
        "dcat:theme": _to(f"{_EU}/data-theme/EDUC"),
        "dcat:landingPage": _to(absolute(reverse("open_data"))),
        "dcat:distribution": [
            _distribution(dataset, kind, media_type)
            for kind, media_type in FILES.items()
            if kind != "geojson" or dataset.places
        ],
    }


def _distribution(dataset: Dataset, kind: str, media_type: str) -> dict[str, Any]:
    file = absolute(reverse(f"open_data_{kind}", args=[dataset.name]))
    described = [str(dataset.description)]
    if kind == "geojson":
        described.append(str(what_places_are(shapes())))
    return {
        "@id": file,
        "@type": "dcat:Distribution",
        **_titled(f"{dataset.title} ({kind.upper()})", " ".join(described)),
        "dcat:accessURL": _to(file),
        "dcat:downloadURL": _to(file),
        "dct:license": _to(CC0),
        "dct:format": _to(f"{_EU}/file-type/{kind.upper()}"),
        "dcat:mediaType": _to(f"{_IANA}/{media_type}"),
    }


def _published() -> dict[str, Any]:
    """By whom, and who answers questions."""
    return {
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": settings.OWNER["name"]},
        "dct:creator": {"@type": "foaf:Agent", "foaf:name": settings.OWNER["name"]},
        "dcat:contactPoint": {
            "@type": "vcard:Kind",
            "vcard:fn": str(settings.CONTACT["name"]),
            "vcard:hasEmail": _to(f"mailto:{settings.CONTACT['email']}"),
        },
    }


def _titled(title: str, description: str) -> dict[str, Any]:
    return {
        "dct:title": {"@value": title, "@language": "nl"},
        "dct:description": {"@value": description, "@language": "nl"},
    }


def _id(dataset: Dataset) -> str:
    return f"{absolute(reverse('open_data'))}#{dataset.name}"


def _to(where: str) -> dict[str, str]:
    return {"@id": where}
