"""A page with several forms: what was sent is carried out, shown again, or no longer possible."""

from __future__ import annotations

import time
from http import HTTPStatus
from types import SimpleNamespace

import pytest
from django import forms
from django.contrib.messages import get_messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import RequestFactory

from common.offers import Offer, Offers
from common.refusal import Refusal, written
from common.unsent_forms import KEY


class ReasonForm(forms.Form):
    reason = forms.CharField()


def requested(**posted: str) -> HttpRequest:
    make = RequestFactory()
    request = make.post("/", posted) if posted else make.get("/")
    SessionMiddleware(lambda _request: HttpResponse()).process_request(request)
    MessageMiddleware(lambda _request: HttpResponse()).process_request(request)
    request.user = SimpleNamespace(pk=7, is_authenticated=True)
    return request


def offers(request: HttpRequest, *, why_not: str | None = None, done: list[str]) -> Offers:
    def drop(*, reason: str) -> None:
        done.append(written(reason, "Schrijf waarom.", code="reason"))
        if reason == "te laat":
            raise Refusal("Dat kan nu niet.", code="not_now", field="reason")

    return Offers(
        request,
        {
            "drop": Offer(ReasonForm, drop, "Gedaan.", why_not, {"reason": "eerder"}),
            "other": Offer(ReasonForm, drop, "Ook gedaan."),
        },
    )


def test_what_was_sent_is_carried_out_and_said():
    done: list[str] = []
    request = requested(act="drop", reason="Het is opgelost")
    assert offers(request, done=done).carried_out()
    assert done == ["Het is opgelost"]
    assert [str(one) for one in get_messages(request)] == ["Gedaan."]


@pytest.mark.parametrize("reason", ["", "te laat"])
def test_what_is_wrong_is_shown_in_the_form_that_was_sent_alone(reason):
    shown = offers(requested(act="drop", reason=reason), done=[])
    assert not shown.carried_out()
    assert shown.bound is shown.forms["drop"]
    assert shown.bound.errors["reason"]
    assert not shown.forms["other"].is_bound
    assert shown.status == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.parametrize(
    ("act", "told"), [("drop", "Er is al besloten."), ("no_such_act", "Dit kan niet meer.")]
)
def test_what_is_no_longer_possible_leads_back_and_says_why(act, told):
    done: list[str] = []
    request = requested(act=act, reason="Het is opgelost")
    shown = offers(request, why_not="Er is al besloten.", done=done)
    assert shown.carried_out()
    assert done == []
    assert "drop" not in shown.forms
    assert told in str(next(iter(get_messages(request))))


def test_a_page_that_is_only_looked_at_has_its_forms_as_they_are():
    shown = offers(requested(), done=[])
    assert not shown.carried_out()
    assert shown.bound is None
    assert shown.forms["drop"]["reason"].value() == "eerder"
    assert shown.status == HTTPStatus.OK


def test_what_was_typed_before_the_session_ended_comes_back_in_its_own_form():
    request = requested()
    typed = QueryDict(mutable=True)
    typed.update({"act": "other", "reason": "Half getypt"})
    now = int(time.time())
    request.session[KEY] = [
        {"person": 7, "page": "/", "action": "/", "data": typed.urlencode(), "at": now}
    ]
    shown = offers(request, done=[])
    assert shown.forms["other"]["reason"].value() == "Half getypt"
    assert shown.forms["drop"]["reason"].value() == "eerder"
    assert shown.status == HTTPStatus.OK


def test_what_is_written_has_no_space_around_it_and_is_never_nothing():
    assert written("  zo is het \n", "Schrijf iets.", code="text") == "zo is het"
    with pytest.raises(Refusal) as refusal:
        written(" \n", "Schrijf iets.", code="text_missing", field="text")
    assert (refusal.value.code, refusal.value.field) == ("text_missing", "text")
