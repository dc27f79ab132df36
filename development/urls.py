"""The addresses of the portal, and those that only whoever makes it needs."""

from django.urls import path

from onderwijsregio.urls import urlpatterns as of_portal

from . import components

urlpatterns = [path("ontwikkeling/componenten/", components.page, name="components"), *of_portal]
