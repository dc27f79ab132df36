"""How what an act answers gets on the screen: done, refused at its field, or said."""

from __future__ import annotations

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from common.acts import Done, Refused, attempt, form_status, place_refusal, tried
from common.refusal import Refusal, refuse


class NameForm(forms.Form):
    name = forms.CharField()


class PartsForm:
    """A form that knows itself where a refusal is mended."""

    def __init__(self) -> None:
        self.shown: list[str] = []

    def refuse(self, refusal: Refusal) -> None:
        self.shown.append(str(refusal))


def refusing(*, field: str | None = None):
    def act() -> None:
        raise Refusal("Dat kan nu niet.", code="not_now", field=field)

    return act


@pytest.fixture
def request_() -> HttpRequest:
    request = RequestFactory().post("/")
    SessionMiddleware(lambda _request: HttpResponse()).process_request(request)
    MessageMiddleware(lambda _request: HttpResponse()).process_request(request)
    return request


@pytest.fixture
def form() -> NameForm:
    return NameForm({"name": "Robin"})


def said(request: HttpRequest) -> list[tuple[str, str]]:
    return [(message.level_tag, message.message) for message in get_messages(request)]


@pytest.mark.parametrize("value", ["Gedaan", 0, "", None, []])
def test_what_was_done_counts_as_done_whatever_it_gave(value):
    outcome = tried(lambda: value)

    assert outcome == Done(value)
    assert bool(outcome)


def test_what_was_refused_says_why():
    outcome = tried(refusing())

    assert isinstance(outcome, Refused)
    assert not outcome
    assert str(outcome) == "Dat kan nu niet."
    assert outcome.refusal.code == "not_now"


def test_a_mistake_is_no_refusal():
    def broken() -> None:
        raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        tried(broken)


def test_without_a_reason_nothing_is_refused():
    assert refuse(None, code="not_now") is None


def test_a_reason_is_refused_with_its_code_and_field():
    with pytest.raises(Refusal, match="Dat kan nu niet") as refused:
        refuse("Dat kan nu niet.", code="not_now", field="name")

    assert (refused.value.code, refused.value.field) == ("not_now", "name")


def test_success_is_said(request_, form):
    outcome = attempt(request_, lambda: 7, form=form, success="Gelukt.")

    assert outcome == Done(7)
    assert said(request_) == [("success", "Gelukt.")]
    assert form.is_valid()


def test_success_can_say_what_came_of_it(request_):
    attempt(request_, lambda: 7, success=lambda number: f"Het is nummer {number}.")

    assert said(request_) == [("success", "Het is nummer 7.")]


def test_without_words_for_it_nothing_is_said(request_):
    attempt(request_, lambda: 7)

    assert said(request_) == []


def test_a_refusal_without_a_form_is_said(request_):
    outcome = attempt(request_, refusing(field="name"), success="Gelukt.")

    assert not outcome
    assert said(request_) == [("error", "Dat kan nu niet.")]


@pytest.mark.parametrize(
    ("field", "place"), [("name", "name"), ("elsewhere", "__all__"), (None, "__all__")]
)
def test_a_refusal_stands_at_its_field_or_above_the_form(request_, form, field, place):
    outcome = attempt(request_, refusing(field=field), form=form, success="Gelukt.")

    assert not outcome
    assert form.errors == {place: ["Dat kan nu niet."]}
    assert said(request_) == []
    assert form["name"].value() == "Robin"


def test_a_form_of_parts_places_a_refusal_itself(request_):
    parts = PartsForm()

    attempt(request_, refusing(field="name"), form=parts)

    assert parts.shown == ["Dat kan nu niet."]
    assert said(request_) == []


def test_a_form_may_call_a_field_otherwise_than_the_act(form):
    refusal = Refusal("Dat kan nu niet.", code="not_now", field="full_name")

    place_refusal(form, refusal, {"full_name": "name"})

    assert form.errors == {"name": ["Dat kan nu niet."]}


def test_a_page_is_in_order_until_something_that_was_sent_is_wrong(form):
    formset = forms.formset_factory(NameForm)
    sent = {"form-TOTAL_FORMS": "1", "form-INITIAL_FORMS": "0"}

    assert form_status(None, NameForm(), formset()) == 200
    assert form_status(form, formset({**sent, "form-0-name": "Robin"})) == 200
    assert form_status(form, NameForm({"name": ""})) == 422
    wrong = formset({**sent, "form-0-name": "x"}, error_messages={})
    wrong.forms[0].add_error(None, "Dat kan nu niet.")
    assert form_status(form, wrong) == 422


def test_a_page_shows_a_refusal_as_something_that_is_wrong(request_, form):
    attempt(request_, refusing(), form=form)

    assert form_status(form) == 422
