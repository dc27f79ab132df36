"""Addresses of the API. Only what stands here can be reached, and everybody may."""

from django.urls import URLPattern, URLResolver, path

from accounts.access import public
from onderwijsregio.api import v1

app_name = "api"


def _open(patterns: list[URLResolver | URLPattern]) -> list[URLPattern]:
    """The operations of the API, marked as open to anyone; the package cannot mark them."""
    operations = [
        pattern
        for pattern in patterns
        if isinstance(pattern, URLPattern) and pattern.name != "api-root"  # Ours is `root`.
    ]
    for operation in operations:
        public(operation.callback)
    return operations


urlpatterns = [
    path("v1", public(v1.root), name="root"),
    path("v1/openapi.json", public(v1.openapi), name="openapi"),
    *(
        path(f"v1/{operation.pattern}", operation.callback, name=operation.name)
        for operation in _open(v1.api.urls[0])
    ),
]
