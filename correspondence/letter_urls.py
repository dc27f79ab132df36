"""Addresses of letters, under /brieven/."""

from django.urls import path

from .views import checking, letters, unread, wordings

app_name = "letters"

urlpatterns = [
    path("", letters.letter_list, name="list"),
    path("controleren/", checking.check, name="check"),
    path("ongelezen/", unread.unread, name="unread"),
    path("teksten/", wordings.overview, name="wordings"),
    path("teksten/versie/<int:pk>/", wordings.wording, name="wording"),
    path("teksten/<slug:kind>/", wordings.write, name="write_wording"),
    path("<str:reference>/", letters.letter, name="letter"),
    path("<str:reference>/pdf/", letters.letter_pdf, name="pdf"),
    path("<str:reference>/opvolgen/", unread.follow_up, name="follow_up"),
]
