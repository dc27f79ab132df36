"""What holds for every answer to a program: the same for everybody, bounded, and marked as such.

That is below /api/, and for the files of open data.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from http import HTTPStatus
from typing import cast

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import Resolver404, resolve
from django.utils.cache import get_conditional_response, set_response_etag

from accounts.guessing import at_place
from onderwijsregio.api.problems import CONTENT_TYPE, problem

VERSION = "1.0.0"
BELOW = ("/api/", "/open-data/bestanden/")
METHODS = "GET, HEAD, OPTIONS"
# How many questions one place may ask in a minute. Valkey counts; while it is down nobody does,
# because nothing here can be guessed.
MOST_A_MINUTE = 300
MINUTE = 60
# How many seconds others may keep an answer.
KEPT_SECONDS = 300
# What tells who asks, or in which language: nothing here depends on it.
PERSONAL = ("HTTP_COOKIE", "HTTP_ACCEPT_LANGUAGE", "HTTP_AUTHORIZATION", "HTTP_HX_REQUEST")


def api_middleware(
    respond: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer programs by the Dutch rules for API's; leave every other address alone.

    It stands around what knows persons and languages, so that it can keep those away, and within
    what protects every answer.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(BELOW):
            return respond(request)
        for name in PERSONAL:
            request.META.pop(name, None)
        method, request.method = request.method, "GET"
        response = _marked(request, _answer(request, method or "", respond))
        request.method = method
        if method == "HEAD":
            response.content = b""
        return response

    return middleware


def _answer(
    request: HttpRequest, method: str, respond: Callable[[HttpRequest], HttpResponseBase]
) -> HttpResponse:
    if _is_too_often(request):
        refused = problem(
            request,
            HTTPStatus.TOO_MANY_REQUESTS,
            f"Stel hoogstens {MOST_A_MINUTE} vragen per minuut.",
        )
        refused["Retry-After"] = str(MINUTE)
        return refused
    if method not in {"GET", "HEAD"}:
        return _without_body(request, method)
    response = cast("HttpResponse", respond(request))
    if response.status_code >= HTTPStatus.BAD_REQUEST and response["Content-Type"] != CONTENT_TYPE:
        return problem(request, response.status_code)
    if response.status_code == HTTPStatus.OK and not _is_acceptable(request, response):
        kind = _media_type(response)
        return problem(
            request, HTTPStatus.NOT_ACCEPTABLE, f"Dit adres antwoordt alleen met {kind}."
        )
    return response


def _media_type(response: HttpResponse) -> str:
    """What an answer is, without its parameters (such as `charset`)."""
    return response["Content-Type"].partition(";")[0].strip()


def _is_acceptable(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether who asks can use the kind of answer there is; who names none can use any.

    Parameters that are asked of a kind, such as `charset`, do not matter: each has one form only.
    """
    main, _, sub = _media_type(response).partition("/")
    return not request.headers.get("Accept", "").strip() or any(
        asked.main_type in {"*", main} and asked.sub_type in {"*", sub}
        for asked in request.accepted_types
    )


def _without_body(request: HttpRequest, method: str) -> HttpResponse:
    """What an address allows, for who asks; for who wants to change something, that it cannot."""
    try:
        resolve(request.path_info)
    except Resolver404:
        return problem(request, HTTPStatus.NOT_FOUND)
    if method == "OPTIONS":
        allowed = HttpResponse(status=HTTPStatus.NO_CONTENT)
        allowed["Access-Control-Allow-Methods"] = METHODS
        allowed["Access-Control-Allow-Headers"] = "Accept, If-None-Match"
        allowed["Access-Control-Max-Age"] = "86400"
    else:
        allowed = problem(request, HTTPStatus.METHOD_NOT_ALLOWED)
    allowed["Allow"] = METHODS
    return allowed


def _marked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """`response` with its headers; 304 without content for who has it already."""
    good = response.status_code == HTTPStatus.OK
    if good:
        set_response_etag(response)
        conditional = get_conditional_response(request, response.get("ETag"), response=response)
        assert conditional is not None  # noqa: S101 - it is given a response to fall back on
        response = conditional
    del response["Vary"]
    response.cookies.clear()
    response["API-Version"] = VERSION
    response["X-Frame-Options"] = "DENY"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "API-Version, ETag, Link, Retry-After"
    response["Cache-Control"] = f"public, max-age={KEPT_SECONDS}" if good else "no-store"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _is_too_often(request: HttpRequest) -> bool:
    """Whether the place that asks has asked too much in this minute; this question counts."""
    cache = caches["signs_of_life"]
    key = at_place(request, f"api {int(time.time() // MINUTE)}").replace(" ", "-")
    if cache.add(key, 1, timeout=MINUTE):
        return False
    try:
        return bool(cache.incr(key) > MOST_A_MINUTE)
    except (ValueError, TypeError):  # It has just ended, or Valkey is down.
        return False
