"""To be written."""

from django.http import HttpRequest, HttpResponse

from accounts.access import signed_in


@signed_in
def review(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def submit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def withdraw(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def receipt(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def submitted(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)
