"""The people of the portal, for administrators. Here, because it joins people and the register."""

from django.urls import path

from . import views

app_name = "people"
urlpatterns = [
    path("", views.overview, name="list"),
    path("uitnodigen/", views.find_organisation, name="find_organisation"),
    path("uitnodigen/<int:organisation_pk>/", views.invite_person, name="invite"),
    path("uitnodiging/<uuid:pk>/intrekken/", views.withdraw_invitation, name="withdraw"),
    path("<int:pk>/", views.detail, name="detail"),
    path("rol/<int:pk>/beeindigen/", views.end, name="end_role"),
]
