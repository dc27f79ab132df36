"""Addresses of subsidies, under /subsidies/; their rules with the rounds, under /beheer/."""

from django.urls import URLPattern, path

from .views import divisions, rounds

app_name = "subsidies"

urlpatterns: list[URLPattern] = [
    path("subsidies/", rounds.rounds, name="rounds"),
    path("subsidies/rondes/<int:pk>/", rounds.subsidy_round, name="round"),
    path("subsidies/verdelingen/<int:pk>/", divisions.division, name="division"),
    path("subsidies/brieven/<int:pk>/", divisions.letter, name="letter"),
    path("subsidies/aanvragen/<int:pk>/grond/", divisions.ground, name="ground"),
    path("beheer/rondes/<int:pk>/subsidie/", rounds.rules, name="rules"),
]
