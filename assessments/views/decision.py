from django.http import HttpResponse


def to_decide(request, pk=0):
    return HttpResponse()


def open_conditions(request, pk=0):
    return HttpResponse()


def prepare(request, pk=0):
    return HttpResponse()


def decision(request, pk=0):
    return HttpResponse()


def meet(request, pk=0):
    return HttpResponse()
