"""Every address of the portal."""

from django.urls import URLPattern, URLResolver, include, path

from . import health, home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("accounts.urls")),
    path("", include("applications.urls")),
    path("account/", include("allauth.urls")),
    path("beheer/mensen/", include("onderwijsregio.people.urls")),
    path("", include("assessments.urls")),
    path("", include("programmaraad.urls")),
]
