"""What can be asked: an address with what it takes and what it answers, read in three ways.

From an `Operation` come the address (`urls`), the reading of its parameters, and its part of the
OpenAPI document (`document`), so that these cannot say different things.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.views.decorators.http import require_safe

from accounts.access import public
from onderwijsregio.api.problems import Problem, problem
from onderwijsregio.api.shape import Asked, Fact

_FIELD = re.compile(r"\$\.(\w+)|unknown field `(.*)`")
# How the messages of msgspec begin, and what we say.
_WRONG = {
    "Expected `int`": "Geef een heel getal dat hier kan.",
    "Invalid enum value": "Kies een van de waarden in de beschrijving.",
    "Object contains unknown field": "Deze parameter is er niet.",
}


@dataclass(frozen=True)
class Operation:
    """A question: its `name`, Django's `route`, the view, and the facts that it answers with.

    `asked` are the parameters in the query; the view gets them as `asked`, and the parts of the
    route by their names.
    """

    name: str
    route: str
    respond: Callable[..., HttpResponse]
    answer: type[Fact]
    summary: str
    asked: type[Asked] | None = None

    @property
    def address(self) -> URLPattern:
        """The address, open to anyone. Parameters that do not fit are answered with a problem."""

        @public
        @require_safe
        def view(request: HttpRequest, **parts: Any) -> HttpResponse:
            try:
                if self.asked is not None:
                    parts["asked"] = _read(self.asked, request)
                return self.respond(request, **parts)
            except Problem as wrong:
                return problem(request, wrong.status, wrong.detail, wrong.errors)

        return path(f"v1/{self.route}", view, name=self.name)


def _read(asked: type[Asked], request: HttpRequest) -> Asked:
    """The parameters of a request.

    Raises `Problem` (400) for one that does not fit, is not known or stands there twice: a filter
    that is passed over would look like an answer.
    """
    for name, given in request.GET.lists():
        if len(given) > 1:
            raise _wrong(name, "Deze parameter kan er maar één keer staan.")
    try:
        return msgspec.convert(request.GET.dict(), asked, strict=False)
    except msgspec.ValidationError as error:
        found = _FIELD.search(str(error))
        name = (found[1] or found[2]) if found else ""
        said = [told for begin, told in _WRONG.items() if str(error).startswith(begin)]
        raise _wrong(name, (said or ["Deze waarde kan hier niet."])[0]) from error


def _wrong(name: str, detail: str) -> Problem:
    """What is said of the parameter `name`."""
    wrong = {"in": "query", "name": name, "detail": detail}
    return Problem(HTTPStatus.BAD_REQUEST, "Een parameter klopt niet.", [wrong])
