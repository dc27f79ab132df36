"""A page on which one of several things can be done, each with a form and a button of its own.

    offers = Offers(request, {"respond": Offer(RespondForm, respond, _("Sent."), why_not=...), ...})
    if offers.carried_out():
        return redirect(...)
    return render(request, ..., {"forms": offers.forms, "form": offers.bound}, status=offers.status)

The button says which by its name `act`. See `acts` for how a refusal is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .acts import attempt, form_status
from .unsent_forms import bind, sent_act


@dataclass(frozen=True)
class Offer:
    """One thing that can be done, unless `why_not` gives a reason.

    `act` is called with what was typed, by the names of the fields; when it is done, `success` is
    said. `initial` is what stands in the form at first, and `made_with` what else it is made with.
    """

    form: type[Form]
    act: Callable[..., object]
    success: str
    why_not: object = None
    initial: Mapping[str, Any] = field(default_factory=dict)
    made_with: Mapping[str, Any] = field(default_factory=dict)


class Offers:
    """What this person can do on the page now; what was sent is in the form it was sent to."""

    def __init__(self, request: HttpRequest, offers: Mapping[str, Offer]) -> None:
        self.request = request
        self.sent = sent_act(request)
        self.offers = offers
        self.forms = {
            name: self._form(name, one) for name, one in offers.items() if one.why_not is None
        }

    def _form(self, name: str, offer: Offer) -> Form:
        made_with = {"initial": dict(offer.initial), **offer.made_with}
        if name == self.sent:
            return bind(offer.form, self.request, **made_with)
        return offer.form(**made_with)

    @property
    def bound(self) -> Form | None:
        """The form that was sent, if any."""
        return self.forms.get(self.sent)

    @property
    def status(self) -> HTTPStatus:
        """The status of the page."""
        return form_status(self.bound)

    def carried_out(self) -> bool:
        """Whether to go back to the page: what was sent was done, or is no longer possible."""
        if self.request.method != "POST":
            return False
        form, offer = self.bound, self.offers.get(self.sent)
        if form is None or offer is None:
            why_not = offer.why_not if offer is not None else None
            gone = _("This is no longer possible. See below how it stands.")
            messages.error(self.request, str(why_not or gone))
            return True
        if not form.is_valid():
            return False
        act = partial(offer.act, **form.cleaned_data)
        return bool(attempt(self.request, act, form=form, success=offer.success))
