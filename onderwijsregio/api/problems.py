"""What is said when it goes wrong, for programs: RFC 9457, application/problem+json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE = "application/problem+json"

TITLES = {
    HTTPStatus.BAD_REQUEST: "De vraag klopt niet",
    HTTPStatus.FORBIDDEN: "Dit mag niet",
    HTTPStatus.NOT_FOUND: "Niet gevonden",
    HTTPStatus.METHOD_NOT_ALLOWED: "Deze methode kan hier niet",
    HTTPStatus.TOO_MANY_REQUESTS: "Te veel vragen",
    HTTPStatus.SERVICE_UNAVAILABLE: "Even niet bereikbaar",
}


class Problem(Exception):
    """A question of a program that gets no answer, with the status and what is the matter."""

    def __init__(
        self, status: HTTPStatus, detail: str = "", errors: Sequence[dict[str, str]] = ()
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.errors = errors


def problem(
    request: HttpRequest,
    status: int,
    detail: str = "",
    errors: Sequence[dict[str, str]] = (),
) -> HttpResponse:
    """Return the answer that says what is the matter.

    `errors` has an entry per parameter that is not right: `in`, `name` and `detail`.
    """
    code = HTTPStatus(status)
    said = {
        "type": "about:blank",
        "title": TITLES.get(code, "Er ging iets mis"),
        "status": int(code),
        "instance": request.path,
        **({"detail": detail} if detail else {}),
        **({"errors": list(errors)} if errors else {}),
    }
    return HttpResponse(
        json.dumps(said, ensure_ascii=False), status=code, content_type=CONTENT_TYPE
    )
