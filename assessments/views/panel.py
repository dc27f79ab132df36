from django.http import HttpResponse


def panel(request, pk=0):
    return HttpResponse()
