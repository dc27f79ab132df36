"""Addresses of letters, under /brieven/."""

from django.urls import path

from .views import letters

app_name = "letters"

urlpatterns = [
    path("", letters.letter_list, name="list"),
    path("<str:reference>/", letters.letter, name="letter"),
    path("<str:reference>/pdf/", letters.letter_pdf, name="pdf"),
]
