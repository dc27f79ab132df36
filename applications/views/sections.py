"""To be written."""

from django.http import HttpRequest, HttpResponse

from accounts.access import signed_in


@signed_in
def edit(request: HttpRequest, **kwargs: object) -> HttpResponse:
    """Not there yet."""
    return HttpResponse(status=501)
