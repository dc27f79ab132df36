"""The addresses of the portal and a few more, to test the floor without the floors above."""

from django import forms
from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import include, path

from accounts.access import for_roles, get_visible, public, signed_in
from accounts.models import PENVOERDER_KINDS, Role, RoleKind
from common.unsent_forms import bind


class NoteForm(forms.Form):
    title = forms.CharField()
    text = forms.CharField(widget=forms.Textarea)
    password = forms.CharField(required=False)


class Rows:
    """A manager whose rows are seen by who acts for their organisation."""

    def visible_to(self, role):
        return Role.objects.filter(organisation=role.organisation_id)


def _page(request, **kwargs):
    form = bind(NoteForm, request, **kwargs)
    if request.method == "POST" and form.is_valid():
        return HttpResponse(f"stored {form.cleaned_data['title']} at {request.received_at}")
    told = " ".join(str(message) for message in request._messages)
    return HttpResponse(f"<p>{told}</p>{form.as_p()}<i>{get_token(request)}</i>")


@signed_in
def note(request):
    return _page(request)


@for_roles(*PENVOERDER_KINDS)
def penvoerder_note(request):
    return _page(request)


@for_roles(RoleKind.ASSESSOR, RoleKind.RE_LEAD)
def staff_note(request):
    return _page(request)


@signed_in
def elsewhere(request):
    """A page with a form that is sent to another address."""
    return _page(request, action="/note/sent/")


@signed_in
def sent(request):
    return _page(request)


@signed_in
def deaf(request):
    """A page that does not take back what was typed."""
    return HttpResponse("nothing here")


@signed_in
def thing(request, pk):
    return HttpResponse(get_visible(Rows(), request, pk=pk).pk)


@public
def open_to_all(request):
    return HttpResponse("welcome")


def forgotten(request):
    """A view that nobody classified."""
    return HttpResponse("secret")


urlpatterns = [
    path("note/", note),
    path("penvoerder/note/", penvoerder_note),
    path("staff/note/", staff_note),
    path("elsewhere/", elsewhere),
    path("note/sent/", sent),
    path("deaf/", deaf),
    path("thing/<int:pk>/", thing),
    path("open/", open_to_all),
    path("forgotten/", forgotten),
    path("", include("onderwijsregio.urls")),
]
