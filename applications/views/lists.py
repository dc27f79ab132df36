"""To be written."""

from django.http import HttpRequest, HttpResponse

from accounts.access import signed_in


@signed_in
def own(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)


@signed_in
def start(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)
