"""Addresses of the public pages about regions, and of the screens that keep the register."""

from django.urls import path

from regions.views import choosing, mapped, presenting, public, register

app_name = "regions"
urlpatterns = [
    path("regios/", public.region_list, name="list"),
    path("regios/kaart/", mapped.region_map, name="map"),
    path("regios/<slug:slug>/", public.region_detail, name="detail"),
    path("regios/<slug:slug>/bijwerken/", presenting.present, name="present"),
    path("beheer/mensen/uitnodigen/", choosing.choose_organisation, name="choose"),
    path("beheer/register/", register.register, name="register"),
    path("beheer/register/toevoegen/", register.enter, name="enter"),
    path("beheer/register/<int:pk>/", register.organisation_detail, name="organisation"),
    path("beheer/register/<int:pk>/wijzigen/", register.change, name="change"),
    path("beheer/register/<int:pk>/beeindigen/", register.end, name="end"),
]
