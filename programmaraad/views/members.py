"""The administrator's pages about nominations and terms of office."""

from __future__ import annotations

from functools import partial

from django import forms
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.access import PortalRequest, for_roles, get_visible
from accounts.models import RoleKind
from common.unsent_forms import bind
from programmaraad.domain import nominations, terms
from programmaraad.forms import DaysForm, LastDayForm, NominationForm, TermForm, term_initial
from programmaraad.models import Nomination, Seat, Term

from .filling_in import Page, fill_in
from .manage import seat_page


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def nominate(request: PortalRequest, pk: int) -> HttpResponse:
    """Enter a nomination for a seat, on behalf of the organisation."""
    seat = get_visible(Seat.objects, request, pk=pk)
    page = Page(
        title=_("Nomination for the seat “%s”") % seat,
        button=_("Enter nomination"),
        done=_("The nomination has been entered."),
        back=seat_page(seat),
        explanation=_("Only administrators see the e-mail address and the motivation."),
    )
    act = partial(nominations.nominate, seat=seat, by=request.role, at=request.received_at)
    return fill_in(request, bind(NominationForm, request), act, page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def appoint(request: PortalRequest, pk: int) -> HttpResponse:
    """Appoint a candidate for a term."""
    nomination = _nomination(request, pk)
    page = Page(
        title=_("Appoint %s") % nomination.name,
        button=_("Appoint"),
        done=_("%s has been appointed.") % nomination.name,
        back=seat_page(nomination.seat),
        explanation=_(
            "From the first day on, the name stands in the public composition. The candidate gets "
            "a letter of appointment by mail."
        ),
    )
    form = bind(DaysForm, request, initial={"starts_on": timezone.localdate()})
    act = partial(
        nominations.appoint, nomination=nomination, by=request.role, at=request.received_at
    )
    return fill_in(request, form, act, page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def reject(request: PortalRequest, pk: int) -> HttpResponse:
    """Note that a candidate is not appointed, after asking."""
    nomination = _nomination(request, pk)
    page = Page(
        title=_("Do not appoint %s?") % nomination.name,
        button=_("Do not appoint"),
        done=_("The nomination of %s has been answered: not appointed.") % nomination.name,
        back=seat_page(nomination.seat),
        explanation=_("Afterwards another candidate can be nominated for this seat."),
    )
    act = partial(
        nominations.reject, nomination=nomination, by=request.role, at=request.received_at
    )
    return fill_in(request, bind(forms.Form, request), act, page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: PortalRequest, pk: int) -> HttpResponse:
    """Note that a nomination was withdrawn, after asking."""
    nomination = _nomination(request, pk)
    page = Page(
        title=_("Withdraw the nomination of %s?") % nomination.name,
        button=_("Withdraw nomination"),
        done=_("The nomination of %s has been withdrawn.") % nomination.name,
        back=seat_page(nomination.seat),
        explanation=_("Afterwards another candidate can be nominated for this seat."),
    )
    act = partial(
        nominations.withdraw, nomination=nomination, by=request.role, at=request.received_at
    )
    return fill_in(request, bind(forms.Form, request), act, page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def new_term(request: PortalRequest, pk: int) -> HttpResponse:
    """Put a member on a seat without a nomination."""
    seat = get_visible(Seat.objects, request, pk=pk)
    page = Page(
        title=_("Add a member to the seat “%s”") % seat,
        button=_("Add member"),
        done=_("The member has been added."),
        back=seat_page(seat),
        explanation=_("For a member who was not nominated, such as a chair who was recruited."),
    )
    form = bind(TermForm, request)
    return fill_in(request, form, partial(terms.add_term, seat=seat, by=request.role), page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def correct_term(request: PortalRequest, pk: int) -> HttpResponse:
    """Correct the name or the days of a term."""
    term = _term(request, pk)
    page = Page(
        title=_("Correct the term of %s") % term.name,
        button=_("Save"),
        done=_("The term has been corrected."),
        back=seat_page(term.seat),
    )
    form = bind(TermForm, request, initial=term_initial(term))
    return fill_in(request, form, partial(terms.correct_term, term=term, by=request.role), page)


@for_roles(RoleKind.ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def end_term(request: PortalRequest, pk: int) -> HttpResponse:
    """Let a term end."""
    term = _term(request, pk)
    page = Page(
        title=_("End the term of %s") % term.name,
        button=_("End term"),
        done=_("The term of %s ends on the day you chose.") % term.name,
        back=seat_page(term.seat),
    )
    form = bind(LastDayForm, request, initial={"on": timezone.localdate()})
    return fill_in(request, form, partial(terms.end_term, term=term, by=request.role), page)


def _nomination(request: PortalRequest, pk: int) -> Nomination:
    return get_visible(Nomination.objects.select_related("seat"), request, pk=pk)


def _term(request: PortalRequest, pk: int) -> Term:
    return get_visible(Term.objects.select_related("seat"), request, pk=pk)
