"""Addresses of subsidies, under /subsidies/; their rules with the rounds, under /beheer/."""

from django.urls import URLPattern, path

from .views import divisions, grants, hearings, later, payments, rounds

app_name = "subsidies"

urlpatterns: list[URLPattern] = [
    path("subsidies/", rounds.rounds, name="rounds"),
    path("subsidies/rondes/<int:pk>/", rounds.subsidy_round, name="round"),
    path("subsidies/verdelingen/<int:pk>/", divisions.division, name="division"),
    path("subsidies/brieven/<int:pk>/", divisions.letter, name="letter"),
    path("subsidies/aanvragen/<int:pk>/grond/", divisions.ground, name="ground"),
    path("subsidies/aanvragen/<int:pk>/voornemen/<slug:about>/", hearings.intend, name="intend"),
    path("subsidies/voornemens/<int:pk>/", hearings.hearing, name="hearing"),
    path("subsidies/toekenningen/<int:pk>/", grants.grant, name="grant"),
    path("subsidies/toekenningen/<int:pk>/melden/", grants.report_change, name="report_change"),
    path(
        "subsidies/toekenningen/<int:pk>/besluit/<slug:kind>/",
        later.prepare_later,
        name="prepare_later",
    ),
    path("subsidies/besluiten/<int:pk>/", later.later, name="later"),
    path("subsidies/plichten/<int:pk>/", grants.duty, name="duty"),
    path("subsidies/plichten/document/<int:pk>/", grants.duty_document, name="duty_document"),
    path("subsidies/rondes/<int:pk>/betalingen/", payments.payments, name="payments"),
    path("subsidies/betaalruns/<int:pk>/", payments.run, name="run"),
    path("beheer/rondes/<int:pk>/subsidie/", rounds.rules, name="rules"),
]
