"""Addresses of letters, under /brieven/."""

from django.urls import path

from .views import checking, letters, unread

app_name = "letters"

urlpatterns = [
    path("", letters.letter_list, name="list"),
    path("controleren/", checking.check, name="check"),
    path("ongelezen/", unread.unread, name="unread"),
    path("<str:reference>/", letters.letter, name="letter"),
    path("<str:reference>/pdf/", letters.letter_pdf, name="pdf"),
    path("<str:reference>/opvolgen/", unread.follow_up, name="follow_up"),
]
