from django.http import HttpResponse


def case(request, pk=0):
    return HttpResponse()


def set_adviser(request, pk=0):
    return HttpResponse()
