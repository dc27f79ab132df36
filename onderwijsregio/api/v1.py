"""Version 1 of the API, put together from its collections, and what it says of itself."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from ninja import NinjaAPI
from ninja.errors import ValidationError
from ninja.operation import Operation

from common.links import absolute
from onderwijsregio.api import municipalities, organisations, regions, rounds, seats
from onderwijsregio.api.answers import VERSION
from onderwijsregio.api.document import BASE, described
from onderwijsregio.api.problems import Problem, problem

DESCRIPTION = """\
De openbare gegevens van het portaal: onderwijsregio's met hun statussen, gemeenten en partners, de
rondes, en de zetels van de Programmaraad. Iedereen mag ze gebruiken (CC0); een sleutel is niet
nodig. Er staan geen persoonsgegevens in. Een wijziging die een programma kan breken krijgt een
nieuw hoofdnummer; de oude versie blijft dan nog minstens een jaar naast de nieuwe bestaan.
"""


class Api(NinjaAPI):
    """Operations have the names of their addresses."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The name of the address of `operation`."""
        return operation.url_name or ""


api = Api(
    title="API van het portaal voor onderwijsregio's",
    version=VERSION,
    description=DESCRIPTION,
    urls_namespace="api",
    openapi_url=None,
    docs_url=None,
)
for module in (regions, organisations, municipalities, rounds, seats):
    api.add_router("", module.router)


# The kinds of mistakes that the package finds in our parameters.
_WRONG = {
    "int_parsing": "Geef een heel getal.",
    "greater_than_equal": "Dit getal is te klein.",
    "less_than_equal": "Dit getal is te groot.",
    "enum": "Kies een van de waarden in de beschrijving.",
    "string_pattern_mismatch": "Deze code heeft een andere vorm.",
    "string_too_long": "Deze tekst is te lang.",
}


@api.exception_handler(ValidationError)
def _not_valid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [
        {
            "in": str(each["loc"][0]),
            "name": str(each["loc"][-1]),
            "detail": _WRONG.get(each["type"], "Deze waarde kan hier niet."),
        }
        for each in error.errors
    ]
    return problem(request, HTTPStatus.BAD_REQUEST, "Een parameter klopt niet.", errors)


@api.exception_handler(Problem)
def _problem(request: HttpRequest, error: Problem) -> HttpResponse:
    return problem(request, error.status, error.detail)


def root(request: HttpRequest) -> HttpResponse:
    """Say what there is, for who tries the address by hand."""
    paths = described(api)["paths"]
    return JsonResponse(
        {
            "titel": api.title,
            "versie": VERSION,
            "beschrijving": absolute(f"{BASE}/openapi.json"),
            "documentatie": absolute(reverse("open_data")),
            "collecties": [absolute(BASE + path) for path in paths if "{" not in path],
        },
        json_dumps_params={"ensure_ascii": False},
    )


def openapi(request: HttpRequest) -> HttpResponse:
    """Return the OpenAPI document (rule /core/publish-openapi)."""
    return JsonResponse(described(api), json_dumps_params={"ensure_ascii": False})
