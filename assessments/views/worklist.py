from django.http import HttpResponse


def worklist(request, pk=0):
    return HttpResponse()


def overview(request, pk=0):
    return HttpResponse()
