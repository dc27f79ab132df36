"""Addresses of what was sent."""

from django.urls import path

from correspondence.views import outbox

app_name = "correspondence"
urlpatterns = [
    path("beheer/post/", outbox.overview, name="outbox"),
    path("beheer/post/<int:pk>/", outbox.detail, name="outbox_mail"),
    path("beheer/post/<int:pk>/opnieuw/", outbox.retry_mail, name="outbox_retry"),
]
