"""The people of the portal, for administrators; part of /beheer/mensen/."""

from django.urls import path

from accounts.views import people

app_name = "people"
urlpatterns = [
    path("", people.overview, name="list"),
    path("uitnodigen/<int:organisation_pk>/", people.invite_person, name="invite"),
    path("uitnodiging/<uuid:pk>/intrekken/", people.withdraw_invitation, name="withdraw"),
    path("uitnodiging/<uuid:pk>/bevestigen/", people.confirm_proposal, name="confirm"),
    path("<int:pk>/", people.detail, name="detail"),
    path("rol/<int:pk>/beeindigen/", people.end, name="end_role"),
]
