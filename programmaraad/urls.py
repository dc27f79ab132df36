"""The addresses of the Programmaraad, public and for administrators."""

from django.urls import path

from .views import manage, members, public

app_name = "programmaraad"

BASE = "beheer/programmaraad/"

urlpatterns = [
    path("programmaraad/", public.composition, name="composition"),
    path(BASE, manage.overview, name="manage"),
    path(f"{BASE}zetels/nieuw/", manage.new_seat, name="new_seat"),
    path(f"{BASE}zetels/<int:pk>/", manage.seat_detail, name="seat"),
    path(f"{BASE}zetels/<int:pk>/wijzigen/", manage.change_seat, name="change_seat"),
    path(f"{BASE}zetels/<int:pk>/opheffen/", manage.end_seat, name="end_seat"),
    path(f"{BASE}zetels/<int:pk>/voordragen/", members.nominate, name="nominate"),
    path(f"{BASE}zetels/<int:pk>/lid-toevoegen/", members.new_term, name="new_term"),
    path(f"{BASE}voordrachten/<int:pk>/benoemen/", members.appoint, name="appoint"),
    path(f"{BASE}voordrachten/<int:pk>/afwijzen/", members.reject, name="reject"),
    path(f"{BASE}voordrachten/<int:pk>/intrekken/", members.withdraw, name="withdraw"),
    path(f"{BASE}leden/<int:pk>/verbeteren/", members.correct_term, name="correct_term"),
    path(f"{BASE}leden/<int:pk>/beeindigen/", members.end_term, name="end_term"),
]
