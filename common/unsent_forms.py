"""What somebody typed survives the end of their session.

A form that arrives when its session has ended (or when another role is needed, or when the
protection against cross-site forgery was renewed in another tab) is not carried out, but kept in
the session that the browser gets next. Once the same person has signed in again they come back
to the page of the form with everything as they typed it, not sent.

- Kept on the server, in the session; never files, never fields with a secret, never a form of the
  sign-in pages, at most `MAX_LENGTH` characters, at most `MAX_AGE` seconds, `MAX_FORMS` at once.
- Of somebody who is not signed in at most `MAX_SIGNED_OUT` within `MAX_AGE`, in all browsers
  together: nobody can fill the database from outside.
- Kept only for a known person: of the session that ended, or of the signed cookie that a session
  leaves behind. Somebody else who signs in on the same machine never sees it.
- Kept only after the check against cross-site forgery passed, so that nobody can put words in a
  form from elsewhere.

A view takes part with one line: `form = bind(NoteForm, request, instance=note)`. A page that does
not is followed by one that shows what was typed, so that it can be copied.
"""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import Any, TypedDict, TypeVar, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.core.cache import cache
from django.forms import BaseForm, BaseFormSet
from django.forms.utils import ErrorDict, ErrorList
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.crypto import salted_hmac
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from .forms import ask_by_name

KEY = "unsent_forms"
LAPSED_KEY = "lapsed_person"
COOKIE = "portal_person"
COOKIE_AGE = 24 * 3600
MAX_AGE = 3600
MAX_LENGTH = 200_000
MAX_FORMS = 5
MAX_SIGNED_OUT = 10
SECRET_WORDS = ("password", "wachtwoord", "token", "otp", "secret")
SIGN_IN_VIEWS = ("account_", "mfa_", "usersessions_")

AnyForm = TypeVar("AnyForm", bound="BaseForm | BaseFormSet[Any]")


class Kept(TypedDict):
    """One form as it was typed. `page` is where it stood, `action` where it was sent."""

    person: int
    page: str
    action: str
    data: str
    at: int


def bind(form_class: type[AnyForm], request: HttpRequest, **kwargs: Any) -> AnyForm:
    """Return the form: with what was sent, with what had been typed before, or as it is.

    What had been typed before is shown without errors and never counts as valid: the person
    sends it first. `action` names the address of the form when it is not that of the page.
    """
    action = kwargs.pop("action", None)
    if request.method == "POST":
        return _asking(form_class(data=request.POST, files=request.FILES, **kwargs))
    # Kept on the request, because a page may bind several forms that are sent together.
    found = vars(request).setdefault("unsent_forms", {})
    if action not in found:
        found[action] = take(request, action=action)
    typed = found[action]
    if typed is None:
        return form_class(**kwargs)
    form = form_class(data=typed, **kwargs)
    _without_verdict(form)
    return form


def _asking(form: AnyForm) -> AnyForm:
    for each in form.forms if isinstance(form, BaseFormSet) else [form]:
        ask_by_name(each)
    return form


def _without_verdict(form: Any) -> None:
    """Keep a filled-in form from being judged: it is shown as it was, and is never valid."""
    if isinstance(form, BaseFormSet):
        vars(form).update(_errors=[], _non_form_errors=ErrorList())
        for each in form.forms:
            _without_verdict(each)
    else:
        vars(form).update(_errors=ErrorDict(), cleaned_data={})
    form.is_valid = lambda: False


def take(request: HttpRequest, *, action: str | None = None) -> QueryDict | None:
    """Return, once, what was typed on this page in the form that is sent to `action`.

    `action` is a path, by default that of the page itself. The person is told.
    """
    forms = kept(request)
    for form in forms:
        if form["page"] == request.get_full_path() and form["action"] == (action or request.path):
            _store(request, [other for other in forms if other is not form])
            messages.warning(
                request,
                _("This is what you had typed. It has not been saved yet: check it and send it."),
            )
            return QueryDict(form["data"])
    return None


def sent_act(request: HttpRequest) -> str:
    """Which button of the page was pressed, by its value of `act`: now, or for what `bind` brings
    back.
    """
    if request.method == "POST":
        return request.POST.get("act", "")
    for form in kept(request):
        if form["page"] == request.get_full_path() and form["action"] == request.path:
            return QueryDict(form["data"]).get("act", "")
    return ""


def kept(request: HttpRequest) -> list[Kept]:
    """Return the forms that are kept for the person who is signed in."""
    stored = cast("list[Kept]", request.session.get(KEY, []))
    if not stored or not request.user.is_authenticated:
        return []
    oldest = int(time.time()) - MAX_AGE
    own = [form for form in stored if form["person"] == request.user.pk and form["at"] >= oldest]
    if len(own) < len(stored):
        _store(request, own)
    return own


def forget(request: HttpRequest, page: str) -> None:
    """Drop what is kept for `page`."""
    _store(request, [form for form in kept(request) if form["page"] != page])


def _store(request: HttpRequest, forms: list[Kept]) -> None:
    if forms:
        request.session[KEY] = forms[-MAX_FORMS:]
    else:
        request.session.pop(KEY, None)


def keep(request: HttpRequest) -> str:
    """Keep the form that came in, when there is one, and return the address to come back to."""
    if request.method in {"GET", "HEAD"}:
        return request.get_full_path()
    page = _page(request)
    if saves_itself(request):
        return page
    person = _person(request)
    typed = _typed(request)
    if person is None or not typed or _is_too_often(request, person):
        return page
    form = Kept(person=person, page=page, action=request.path, data=typed, at=int(time.time()))
    stored = cast("list[Kept]", request.session.get(KEY, []))
    others = [
        other
        for other in stored
        if other["person"] == person and (other["page"], other["action"]) != (page, request.path)
    ]
    _store(request, [*others, form])
    messages.warning(request, _("What you had typed is kept and comes back on the page."))
    return page


def saves_itself(request: HttpRequest) -> bool:
    """Whether a page asks that saves while one types: it keeps by itself what cannot be saved."""
    return "autosave" in request.headers


def _is_too_often(request: HttpRequest, person: int) -> bool:
    """Whether so much was kept for who is not signed in that no more is; counts this one."""
    if request.user.is_authenticated or getattr(request, LAPSED_KEY, None):
        return False
    name, now = f"unsent:{person}", int(time.time())
    moments = [moment for moment in cache.get(name, []) if moment > now - MAX_AGE]
    if len(moments) >= MAX_SIGNED_OUT:
        return True
    cache.set(name, [*moments, now], MAX_AGE)
    return False


def _typed(request: HttpRequest) -> str:
    name = request.resolver_match.view_name if request.resolver_match else ""
    if request.method != "POST" or name.startswith(SIGN_IN_VIEWS):
        return ""
    typed = request.POST.copy()
    for field in list(typed):
        if field == "csrfmiddlewaretoken" or any(word in field.lower() for word in SECRET_WORDS):
            del typed[field]
    text = typed.urlencode()
    return text if len(text) <= MAX_LENGTH else ""


def _page(request: HttpRequest) -> str:
    """The page on which the form stood: what the browser says, when it is one of ours."""
    referrer = request.headers.get("hx-current-url") or request.headers.get("referer", "")
    if referrer and url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
        parts = urlsplit(referrer)
        page = f"{parts.path}?{parts.query}" if parts.query else parts.path
        # Of "https://portal//elsewhere.example/" the path alone would lead elsewhere.
        if page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None):
            return page
    return request.get_full_path()


def _person(request: HttpRequest) -> int | None:
    if request.user.is_authenticated:
        return request.user.pk
    lapsed = getattr(request, LAPSED_KEY, None)
    return lapsed or _person_of_cookie(request)


def _person_of_cookie(request: HttpRequest) -> int | None:
    try:
        value = request.get_signed_cookie(COOKIE, salt=COOKIE, max_age=COOKIE_AGE)
    except (KeyError, signing.BadSignature):
        return None
    return int(value) if value else None


def note_lapsed(request: HttpRequest, person: int, why: str) -> None:
    """Remember, for this one request, whose session just ended, and say why."""
    setattr(request, LAPSED_KEY, person)
    messages.info(request, why)


def writer_name(person: int) -> str:
    """What a browser calls a person under whose name it keeps text: it says nothing to others."""
    return salted_hmac("writer", str(person)).hexdigest()[:16]


def remember_person(request: HttpRequest, response: HttpResponseBase) -> None:
    """Leave a signed cookie that says whose session this is, for when it has gone."""
    if request.user.is_authenticated and _person_of_cookie(request) != request.user.pk:
        response.set_signed_cookie(
            COOKIE,
            str(request.user.pk),
            salt=COOKIE,
            max_age=COOKIE_AGE,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )


def not_taken(request: HttpRequest, response: HttpResponseBase) -> str | None:
    """The page for which something is kept, when this response is that page and did not take it."""
    if request.method != "GET" or response.status_code != HTTPStatus.OK:
        return None
    page = request.get_full_path()
    if not request.session.get(KEY) or request.headers.get("hx-request"):
        return None
    if any(form["page"] == page for form in kept(request)):
        return page
    return None
