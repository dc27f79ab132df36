from django.http import HttpResponse


def to_assess(request, pk=0):
    return HttpResponse()


def declare_interest(request, pk=0):
    return HttpResponse()


def assess(request, pk=0):
    return HttpResponse()


def agree(request, pk=0):
    return HttpResponse()
