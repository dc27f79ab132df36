"""The OpenAPI 3.1 document: made from the operations and their facts, with what always holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from django.conf import settings
from django.urls import reverse

from common.links import absolute
from onderwijsregio.api.answers import KEPT_SECONDS, VERSION
from onderwijsregio.api.operations import Operation
from onderwijsregio.api.problems import CONTENT_TYPE
from onderwijsregio.api.shape import LICENCE

BASE = "/api/v1"
TITLE = "API van het portaal voor onderwijsregio's"
DESCRIPTION = """\
De openbare gegevens van het portaal: onderwijsregio's met hun statussen, gemeenten en partners, de
rondes, en de zetels van de Programmaraad. Iedereen mag ze gebruiken (CC0); een sleutel is niet
nodig. Er staan geen persoonsgegevens in. Een wijziging die een programma kan breken krijgt een
nieuw hoofdnummer; de oude versie blijft dan nog minstens een jaar naast de nieuwe bestaan.
"""
_REF = "#/components/schemas/{name}"
# A part of a route: `<int:id>`.
_PART = re.compile(r"<(\w+):(\w+)>")
_TYPES = {"int": "integer", "slug": "string"}

Json = dict[str, Any]


def described(operations: Sequence[Operation]) -> Json:
    """The document of `operations`, with what holds for every answer (`answers`)."""
    asked = [operation.asked for operation in operations if operation.asked]
    (_refs, read) = msgspec.json.schema_components(asked, ref_template=_REF)
    (_refs, told) = msgspec.json.schema_components(
        [operation.answer for operation in operations], ref_template=_REF
    )
    names = {each.__name__ for each in asked}
    words = {name: schema for name, schema in read.items() if name not in names}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITLE,
            "version": VERSION,
            "description": DESCRIPTION,
            "contact": {
                "name": str(settings.CONTACT["name"]),
                "email": settings.CONTACT["email"],
                "url": absolute(reverse("contact")),
            },
            "license": {"name": "CC0 1.0", "url": LICENCE},
        },
        "servers": [{"url": absolute(BASE), "description": "Deze versie"}],
        "externalDocs": {"url": absolute(reverse("open_data")), "description": "Open data"},
        "security": [],
        "paths": {
            "/" + _PART.sub(r"{\2}", operation.route): {"get": _operation(operation, read)}
            for operation in operations
        },
        "components": {"schemas": {**words, **told, "Probleem": _PROBLEM}, **_COMPONENTS},
    }


def _operation(operation: Operation, read: Json) -> Json:
    parts: list[Json] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": _TYPES[kind]}}
        for kind, name in _PART.findall(operation.route)
    ]
    if operation.asked:
        fields = read[operation.asked.__name__]["properties"]
        parts += [_parameter(name, schema) for name, schema in fields.items()]
    return {
        "operationId": operation.name,
        "summary": operation.summary,
        "description": operation.respond.__doc__ or "",
        "parameters": parts,
        "responses": _responses(operation.answer.__name__),
    }


def _parameter(name: str, schema: Json) -> Json:
    """A parameter in the query. Who leaves it out sends no null, so that is not among its types."""
    text = {key: value for key, value in schema.items() if key == "description"}
    kinds = [each for each in schema.get("anyOf", [schema]) if each.get("type") != "null"]
    return {"name": name, "in": "query", "required": False, **text, "schema": kinds[0]}


def _responses(answer: str) -> Json:
    headers = {
        name: {"$ref": f"#/components/headers/{name}"} for name in ("API-Version", "ETag", "Link")
    }
    return {
        "200": {
            "description": "Gelukt",
            "headers": headers,
            "content": {"application/json": {"schema": {"$ref": _REF.format(name=answer)}}},
        },
        "304": {
            "description": "Niet veranderd sinds de `ETag` die werd meegestuurd",
            "headers": {"API-Version": headers["API-Version"], "ETag": headers["ETag"]},
        },
        **{
            str(int(status)): {"$ref": f"#/components/responses/{name}"}
            for status, name in _PROBLEMS.items()
        },
    }


_PROBLEMS = {
    HTTPStatus.BAD_REQUEST: "VraagKloptNiet",
    HTTPStatus.NOT_FOUND: "NietGevonden",
    HTTPStatus.NOT_ACCEPTABLE: "FormaatIsErNiet",
    HTTPStatus.TOO_MANY_REQUESTS: "TeVeelVragen",
}
_VERSION_HEADER = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
_CONTENT = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Probleem"}}}
_COMPONENTS: dict[str, Any] = {
    "headers": {
        "API-Version": {
            "description": "Het volledige nummer van de versie.",
            "schema": {"type": "string", "examples": [VERSION]},
        },
        "ETag": {
            "description": "Wat met `If-None-Match` kan worden meegestuurd. Een antwoord mag "
            f"{KEPT_SECONDS} seconden worden hergebruikt.",
            "schema": {"type": "string"},
        },
        "Link": {
            "description": "De licentie en de andere pagina's (RFC 8288).",
            "schema": {"type": "string"},
        },
        "Retry-After": {
            "description": "Na hoeveel seconden het weer kan.",
            "schema": {"type": "integer"},
        },
    },
    "responses": {
        "VraagKloptNiet": {
            "description": "Een parameter klopt niet.",
            "headers": _VERSION_HEADER,
            "content": _CONTENT,
        },
        "NietGevonden": {
            "description": "Er is hier niets.",
            "headers": _VERSION_HEADER,
            "content": _CONTENT,
        },
        "FormaatIsErNiet": {
            "description": "Het antwoord is er niet in een formaat dat in `Accept` staat.",
            "headers": _VERSION_HEADER,
            "content": _CONTENT,
        },
        "TeVeelVragen": {
            "description": "Te veel vragen in een minuut vanaf dezelfde plaats.",
            "headers": {
                **_VERSION_HEADER,
                "Retry-After": {"$ref": "#/components/headers/Retry-After"},
            },
            "content": _CONTENT,
        },
    },
}
_PROBLEM: dict[str, Any] = {
    "type": "object",
    "title": "Probleem",
    "description": "Wat er misging (RFC 9457).",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "instance": {"type": "string", "format": "uri-reference"},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "name", "detail"],
                "properties": {
                    "in": {"type": "string"},
                    "name": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}
