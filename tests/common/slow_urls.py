"""The addresses of the portal and one page whose statement takes as long as is asked."""

from django.db import connection
from django.http import HttpResponse
from django.urls import include, path

from accounts.access import public


@public
def sleep(request, seconds):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])
    return HttpResponse("awake")


urlpatterns = [path("sleep/<int:seconds>/", sleep), path("", include("onderwijsregio.urls"))]
