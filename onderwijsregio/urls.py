"""Every address of the portal."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from . import health, home, pages

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("taal/", set_language, name="set_language"),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("", include("accounts.urls")),
    path("", include("correspondence.urls")),
    path("", include("applications.urls")),
    path("", include("regions.urls")),
    path("account/", include("allauth.urls")),
    path("brieven/", include("correspondence.letter_urls")),
    path("beheer/mensen/", include("accounts.people_urls")),
    path("", include("assessments.urls")),
    path("", include("programmaraad.urls")),
]
