"""Addresses of what was sent, and of who may sign it."""

from django.urls import path

from correspondence.views import mandates, outbox

app_name = "correspondence"
urlpatterns = [
    path("beheer/post/", outbox.overview, name="outbox"),
    path("beheer/post/<int:pk>/", outbox.detail, name="outbox_mail"),
    path("beheer/post/<int:pk>/opnieuw/", outbox.retry_mail, name="outbox_retry"),
    path("beheer/mandaten/", mandates.register, name="mandates"),
    path("beheer/mandaten/nieuw/", mandates.record, name="record_mandate"),
    path("beheer/mandaten/<int:pk>/beeindigen/", mandates.end, name="end_mandate"),
]
