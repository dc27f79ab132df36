"""The OpenAPI 3.1 document: made from the operations and their facts, with what always holds."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.urls import reverse
from ninja import NinjaAPI

from common.links import absolute
from onderwijsregio.api.answers import KEPT_SECONDS, VERSION
from onderwijsregio.api.problems import CONTENT_TYPE
from onderwijsregio.api.shape import LICENCE

BASE = "/api/v1"


def described(api: NinjaAPI) -> dict[str, Any]:
    """The document of `api`: its operations, and what holds for every answer (`answers`)."""
    made = dict(api.get_openapi_schema(path_prefix=""))
    made["info"] = {
        **made["info"],
        "contact": {
            "name": settings.CONTACT["name"],
            "email": settings.CONTACT["email"],
            "url": absolute(reverse("contact")),
        },
        "license": {"name": "CC0 1.0", "url": LICENCE},
    }
    made["servers"] = [{"url": absolute(BASE), "description": "Deze versie"}]
    made["externalDocs"] = {"url": absolute(reverse("open_data")), "description": "Open data"}
    made["security"] = []
    for path in made["paths"].values():
        for operation in path.values():
            operation["responses"] = _responses(operation)
    # The package lists what parameters were read into too; nothing leads to those.
    schemas = {
        name: schema
        for name, schema in made["components"]["schemas"].items()
        if not name.endswith("Vraag") and name != "Asked"
    }
    schemas["Probleem"] = _PROBLEM
    made["components"] = {"schemas": schemas, **_COMPONENTS}
    return made


def _responses(operation: dict[str, Any]) -> dict[str, Any]:
    good = operation["responses"][int(HTTPStatus.OK)]
    headers = {
        name: {"$ref": f"#/components/headers/{name}"} for name in ("API-Version", "ETag", "Link")
    }
    return {
        "200": {**good, "description": "Gelukt", "headers": headers},
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
    "required": ["type", "title", "status", "instance"],
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
