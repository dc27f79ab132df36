"""To be written."""

from django.http import HttpRequest, HttpResponse

from accounts.access import signed_in


@signed_in
def partners(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def search(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def contact(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def remove(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def progress(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)
