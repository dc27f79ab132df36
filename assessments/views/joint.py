from django.http import HttpResponse


def joint_outcome(request, pk=0):
    return HttpResponse()
