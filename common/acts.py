"""How a view carries out an act: the one place where a refusal becomes something on the screen.

    added = attempt(request, partial(add_partner, application=..., by=request.role), form=form)
    if added:
        return redirect("applications:partner_contact", added.value.pk)

What an act refuses is shown beside what was typed, and the page is shown again with
`form_status(form)`. Nothing typed is lost, because the form stays bound.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Generic, Literal, Protocol, TypeVar, runtime_checkable

from django.contrib import messages
from django.forms import BaseForm, BaseFormSet
from django.http import HttpRequest

from .refusal import Refusal

Result = TypeVar("Result")


@dataclass(frozen=True)
class Done(Generic[Result]):
    """The act was carried out; `value` is what it returned."""

    value: Result

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True)
class Refused:
    """The act said no and changed nothing; `refusal` says why."""

    refusal: Refusal

    def __bool__(self) -> Literal[False]:
        return False

    def __str__(self) -> str:
        return str(self.refusal)


@runtime_checkable
class ShowsRefusals(Protocol):
    """A form that knows itself where a refusal is shown: because it has parts, or other names."""

    def refuse(self, refusal: Refusal) -> None:
        """Show the refusal where it is mended."""


def tried(act: Callable[[], Result]) -> Done[Result] | Refused:
    """Carry out `act` and give what came of it; for pages that show a refusal in their own way."""
    try:
        return Done(act())
    except Refusal as refusal:
        return Refused(refusal)


def attempt(
    request: HttpRequest,
    act: Callable[[], Result],
    *,
    form: BaseForm | ShowsRefusals | None = None,
    success: str | Callable[[Result], str] = "",
) -> Done[Result] | Refused:
    """Carry out `act`, show a refusal, and say `success` (made from what the act returned).

    With a form the refusal stands at its field, when the form has that field, and else above the
    whole form; without one it is a message.
    """
    outcome = tried(act)
    if not outcome:
        show_refusal(request, outcome.refusal, form)
    elif success:
        messages.success(request, success if isinstance(success, str) else success(outcome.value))
    return outcome


def show_refusal(
    request: HttpRequest, refusal: Refusal, form: BaseForm | ShowsRefusals | None = None
) -> None:
    """Put a refusal where the person sees it."""
    if form is None:
        for one in refusal.each:
            messages.error(request, str(one))
    elif isinstance(form, ShowsRefusals):
        form.refuse(refusal)
    else:
        place_refusal(form, refusal)


def place_refusal(form: BaseForm, refusal: Refusal, names: Mapping[str, str] | None = None) -> None:
    """Show a refusal at its field, or above the whole form when the form has no such field.

    `names` says how the form calls the fields that the act calls otherwise.
    """
    for one in refusal.each:
        field = (names or {}).get(one.field or "", one.field)
        form.add_error(field if field in form.fields else None, str(one))


def form_status(*forms: BaseForm | BaseFormSet[Any] | None) -> HTTPStatus:
    """422 when something that was sent is wrong, else 200."""
    is_wrong = any(_has_errors(form) for form in forms if form is not None)
    return HTTPStatus.UNPROCESSABLE_ENTITY if is_wrong else HTTPStatus.OK


def _has_errors(form: BaseForm | BaseFormSet[Any]) -> bool:
    if not form.is_bound:
        return False
    if isinstance(form, BaseFormSet):
        return bool(form.total_error_count())
    return bool(form.errors)
