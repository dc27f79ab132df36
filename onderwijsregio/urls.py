"""Every address of the portal."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from . import catalogue, for_machines, health, home, open_data, pages, public_rounds, search

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("berichten/", home.news, name="news"),
    path("zoeken/", search.search, name="search"),
    path("rondes/", public_rounds.rounds, name="rounds"),
    path("rondes/<int:pk>/", public_rounds.round_page, name="round"),
    path("toegankelijkheid/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("cookies/", pages.cookies, name="cookies"),
    path("contact/", pages.contact, name="contact"),
    path("wie-doet-wat/", pages.who_does_what, name="who_does_what"),
    path("proclaimer/", pages.disclaimer, name="disclaimer"),
    path("open-data/", open_data.open_data, name="open_data"),
    path("open-data/bestanden/catalogus.jsonld", catalogue.catalogue, name="open_data_catalogue"),
    path("open-data/bestanden/<slug:name>.csv", open_data.as_csv, name="open_data_csv"),
    path("open-data/bestanden/<slug:name>.geojson", open_data.as_geojson, name="open_data_geojson"),
    path("open-data/bestanden/<slug:name>.json", open_data.as_json, name="open_data_json"),
    path("api/", include("onderwijsregio.api.urls")),
    path("robots.txt", for_machines.robots, name="robots"),
    path("sitemap.xml", for_machines.sitemap, name="sitemap"),
    path(".well-known/security.txt", for_machines.security, name="security"),
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
    path("", include("subsidies.urls")),
    path("", include("programmaraad.urls")),
]
