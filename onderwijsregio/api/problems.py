"""What is said when it goes wrong, for programs: RFC 9457, application/problem+json."""

from __future__ import annotations

import json
from collections.abc import Sequence
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse

CONTENT_TYPE = "application/problem+json"

# What is said of each status: in short, and in a sentence where nobody says it more precisely.
SAID = {
    HTTPStatus.BAD_REQUEST: ("De vraag klopt niet", "De server kan deze vraag niet lezen."),
    HTTPStatus.FORBIDDEN: ("Dit mag niet", "Dit adres geeft geen antwoord op deze vraag."),
    HTTPStatus.NOT_FOUND: ("Niet gevonden", "Op dit adres is niets."),
    HTTPStatus.METHOD_NOT_ALLOWED: (
        "Deze methode kan hier niet",
        "Deze API geeft alleen gegevens.",
    ),
    HTTPStatus.NOT_ACCEPTABLE: (
        "Dit formaat is er niet",
        "Het antwoord is er niet in een formaat dat in `Accept` staat.",
    ),
    HTTPStatus.TOO_MANY_REQUESTS: ("Te veel vragen", "Wacht een minuut en vraag het opnieuw."),
    HTTPStatus.SERVICE_UNAVAILABLE: (
        "Even niet bereikbaar",
        "Het portaal kan nu niet antwoorden. Vraag het later opnieuw.",
    ),
}
OTHERWISE = ("Er ging iets mis", "Het portaal kan deze vraag niet beantwoorden.")


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
    """Return the answer that says what is the matter; `detail` as `SAID` has it when it is empty.

    `errors` has an entry per parameter that is not right: `in`, `name` and `detail`.
    """
    code = HTTPStatus(status)
    title, otherwise = SAID.get(code, OTHERWISE)
    said = {
        "type": "about:blank",
        "title": title,
        "status": int(code),
        "detail": detail or otherwise,
        "instance": request.path,
        **({"errors": list(errors)} if errors else {}),
    }
    return HttpResponse(
        json.dumps(said, ensure_ascii=False), status=code, content_type=CONTENT_TYPE
    )
