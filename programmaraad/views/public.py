"""What anyone may know of the Programmaraad."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import VisitorRequest, public
from programmaraad.queries import composition as composition_on


@public
@require_safe
def composition(request: VisitorRequest) -> HttpResponse:
    """Show what the Programmaraad does and who is in it today."""
    today = timezone.localdate()
    context = {"occupations": composition_on(today), "today": today}
    return render(request, "programmaraad/composition.html", context)
