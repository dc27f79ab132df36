"""Addresses of the accounts floor; signing in itself is allauth's, under `/account/`."""

from django.urls import path

from accounts.views import invitations, profile, roles, saved_views, sessions, team

app_name = "accounts"
urlpatterns = [
    path("rollen/", roles.overview, name="roles"),
    path("rollen/kiezen/", roles.choose_role, name="choose_role"),
    path("account/gegevens/", profile.profile, name="profile"),
    path("account/actief/", sessions.keepalive, name="keepalive"),
    path("account/tweede-stap/", sessions.second_factor, name="second_factor"),
    path("account/bewaard/", sessions.kept, name="kept"),
    path("weergaven/bewaren/", saved_views.save, name="save_view"),
    path("weergaven/verwijderen/", saved_views.drop, name="drop_view"),
    path("uitnodiging/<str:token>/", invitations.invitation, name="invitation"),
    path("mijn-organisatie/", team.overview, name="team"),
    path("mijn-organisatie/uitnodigen/", team.invite_member, name="team_invite"),
    path("mijn-organisatie/rol/<int:pk>/beeindigen/", team.end_member, name="team_end"),
    path(
        "mijn-organisatie/uitnodiging/<uuid:pk>/intrekken/",
        team.withdraw_invitation,
        name="team_withdraw",
    ),
]
