"""Addresses of the API. Only what stands here can be reached, and everybody may."""

from django.urls import path

from onderwijsregio.api import v1

app_name = "api"
urlpatterns = [
    path("v1", v1.root, name="root"),
    path("v1/openapi.json", v1.openapi, name="openapi"),
    *(operation.address for operation in v1.OPERATIONS),
]
