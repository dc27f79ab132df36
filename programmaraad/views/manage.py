"""The administrator's pages about seats."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RoleKind
from common.unsent_forms import bind
from programmaraad import queries
from programmaraad.domain import seats
from programmaraad.forms import ChangeSeatForm, LastDayForm, SeatForm
from programmaraad.models import Seat
from programmaraad.permissions import may_nominate

from .filling_in import Page, fill_in


def seat_page(seat: Seat) -> str:
    """The address of a seat for administrators."""
    return reverse("programmaraad:seat", args=[seat.pk])


@for_roles(RoleKind.ADMIN)
@require_safe
def overview(request: PortalRequest) -> HttpResponse:
    """List the seats with who holds them and what waits for an answer."""
    today = timezone.localdate()
    context = {
        "occupations": queries.administration(today),
        "ended": queries.ended_seats(today),
    }
    return render(request, "programmaraad/manage.html", context)


@for_roles(RoleKind.ADMIN)
@require_safe
def seat_detail(request: PortalRequest, pk: int) -> HttpResponse:
    """Show a seat with its terms and nominations."""
    seat = get_visible(Seat.objects.select_related("nominating_organisation"), request, pk=pk)
    nominations = list(seat.nominations.select_related("entered_by__user"))
    waiting = next((each for each in nominations if each.is_open), None)
    context = {
        "seat": seat,
        "terms": seat.terms.with_letter_numbers().order_by("-starts_on"),
        "nominations": nominations,
        "may_nominate": may_nominate(seat, waiting),
        "today": timezone.localdate(),
    }
    return render(request, "programmaraad/seat.html", context)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_seat(request: PortalRequest) -> HttpResponse:
    """Add a seat."""
    page = Page(
        title=_("Add a seat"),
        button=_("Add seat"),
        done=_("The seat has been added."),
        back=reverse("programmaraad:manage"),
    )
    return fill_in(request, bind(SeatForm, request), partial(seats.add_seat, by=request.role), page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def change_seat(request: PortalRequest, pk: int) -> HttpResponse:
    """Change a seat."""
    seat = get_visible(Seat.objects.select_related("nominating_organisation"), request, pk=pk)
    page = Page(
        title=_("Change the seat “%s”") % seat,
        button=_("Save"),
        done=_("The seat has been changed."),
        back=seat_page(seat),
    )
    form = bind(ChangeSeatForm, request, seat=seat)
    return fill_in(request, form, partial(seats.change_seat, seat=seat, by=request.role), page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def end_seat(request: PortalRequest, pk: int) -> HttpResponse:
    """End a seat."""
    seat = get_visible(Seat.objects, request, pk=pk)
    page = Page(
        title=_("End the seat “%s”") % seat,
        button=_("End seat"),
        done=_("The seat ends on the day you chose."),
        back=seat_page(seat),
        explanation=_(
            "After the last day the seat is no longer in the composition. What was stays known."
        ),
    )
    form = bind(LastDayForm, request)
    return fill_in(request, form, partial(seats.end_seat, seat=seat, by=request.role), page)
