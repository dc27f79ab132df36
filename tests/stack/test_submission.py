"""Submitting over HTTP to the running portal: two at once, without a broker, too slowly."""

from __future__ import annotations

import re
import socket
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from http.cookiejar import CookieJar
from threading import Barrier

import pytest
from django.utils import timezone
from post_office.models import STATUS, Email

from accounts.models import Role, RoleKind
from applications.domain.submission import shown_sha256
from applications.models import Application, ProjectLeader, Receipt, Round, Submission
from applications.requirements import facts_of
from tests import factories

pytestmark = pytest.mark.stack


class Browser:
    """Sends forms to the portal as a browser does, and keeps cookies."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self.cookies = CookieJar()
        processor = urllib.request.HTTPCookieProcessor(self.cookies)
        self.opener = urllib.request.build_opener(processor)

    def get(self, path: str) -> str:
        """The page at an address."""
        with self.opener.open(self.base_url + path) as answer:
            return answer.read().decode()

    def post(self, path: str, fields: dict[str, str]) -> str:
        """Send a form, follow where it leads, and return the address one ends at."""
        request = urllib.request.Request(
            self.base_url + path, urllib.parse.urlencode(fields).encode()
        )
        with self.opener.open(request) as answer:
            return urllib.parse.urlsplit(answer.url).path

    def signs_in(self, role: Role) -> Browser:
        """Sign in through the form."""
        page = self.get("/account/login/")
        who = {"login": role.user.email, "password": factories.PASSWORD}
        self.post("/account/login/", {**who, "csrfmiddlewaretoken": hidden(page)})
        return self

    def submission_form(self, application: Application) -> dict[str, str]:
        """What the page with the button to submit would send."""
        page = self.get(f"/aanvragen/{application.pk}/controleren/")
        page = page[page.index(f"/aanvragen/{application.pk}/indienen/") :]
        return {"csrfmiddlewaretoken": hidden(page), "sha256": hidden(page, "sha256")}


def hidden(page: str, name: str = "csrfmiddlewaretoken") -> str:
    """The value of the first hidden field with this name."""
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert found is not None, page
    return found[1]


def test_two_submissions_at_once_give_one(live) -> None:
    application = factories.make_signed()
    first = application.created_by
    second = factories.role(RoleKind.PENVOERDER_SIGNATORY, at=first.organisation)
    forms = []
    for role in (first, first, second, second):
        browser = Browser(live.base_url).signs_in(role)
        forms.append((browser, browser.submission_form(application)))
    barrier = Barrier(len(forms))

    def submit(browser: Browser, form: dict[str, str]) -> str:
        barrier.wait()
        return browser.post(f"/aanvragen/{application.pk}/indienen/", form)

    with ThreadPoolExecutor(len(forms)) as pool:
        ends = list(pool.map(lambda one: submit(*one), forms))

    assert ends == [f"/aanvragen/{application.pk}/ontvangstbewijs/"] * len(forms)
    assert Submission.objects.count() == 1
    live.wait_until(Receipt.objects.exists)
    live.wait_until(lambda: receipts_sent() == 2)
    assert Receipt.objects.count() == 1


def test_submission_stands_while_the_broker_is_down_and_receipt_and_mail_follow(live) -> None:
    application = factories.make_signed()
    browser = Browser(live.base_url).signs_in(application.created_by)
    form = browser.submission_form(application)
    live.stop_broker()

    began = time.monotonic()
    end = browser.post(f"/aanvragen/{application.pk}/indienen/", form)

    assert time.monotonic() - began < 10
    assert end == f"/aanvragen/{application.pk}/ontvangstbewijs/"
    number = Submission.objects.get().number
    assert number in browser.get(end)
    assert not Receipt.objects.exists()

    live.start_broker()
    live.wait_until(Receipt.objects.exists, 100)
    live.wait_until(lambda: receipts_sent() == 1, 100)


class SlowRequest:
    """A form of which the head and the body are sent apart, over a connection of its own."""

    def __init__(self, browser: Browser, path: str, fields: dict[str, str]) -> None:
        self.body = urllib.parse.urlencode(fields).encode()
        address = urllib.parse.urlsplit(browser.base_url)
        request = urllib.request.Request(browser.base_url + path, self.body)
        browser.cookies.add_cookie_header(request)
        self.connection = socket.create_connection((address.hostname, address.port), timeout=30)
        self.connection.sendall(
            (
                f"POST {path} HTTP/1.1\r\nHost: {address.netloc}\r\nConnection: close\r\n"
                f"Cookie: {request.get_header('Cookie')}\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\n"
                f"Content-Length: {len(self.body)}\r\n\r\n"
            ).encode()
        )

    def answer(self, body: bytes) -> tuple[int, str]:
        """Send the body, or a part of it and no more; return the status and the page."""
        self.connection.sendall(body)
        self.connection.shutdown(socket.SHUT_WR)
        with self.connection, self.connection.makefile("rb") as answer:
            head, _, page = answer.read().partition(b"\r\n\r\n")
        return int(head.split()[1]), page.decode()


def test_a_request_of_which_the_body_comes_after_closing_is_too_late(live) -> None:
    application = factories.make_signed()
    browser = Browser(live.base_url).signs_in(application.created_by)
    form = browser.submission_form(application)
    closes_at = timezone.now().replace(microsecond=0) + timedelta(seconds=3)
    Round.objects.update(closes_at=closes_at)

    request = SlowRequest(browser, f"/aanvragen/{application.pk}/indienen/", form)
    live.wait_until(lambda: timezone.now() > closes_at + timedelta(seconds=1))
    ProjectLeader.objects.update(name="Na sluiting geschreven")
    form["sha256"] = shown_sha256(facts_of(Application.objects.get()))
    status, page = request.answer(urllib.parse.urlencode(form).encode())

    assert (status, "De sluiting was op" in page) == (422, True)
    assert not Submission.objects.exists()


def test_a_request_that_is_cut_off_submits_nothing(live) -> None:
    application = factories.make_signed()
    browser = Browser(live.base_url).signs_in(application.created_by)
    form = browser.submission_form(application)

    request = SlowRequest(browser, f"/aanvragen/{application.pk}/indienen/", form)
    status, _page = request.answer(request.body.partition(b"&sha256=")[0])

    assert status == 400
    assert not Submission.objects.exists()


def receipts_sent() -> int:
    """How many mails with a receipt a worker has sent."""
    return Email.objects.filter(status=STATUS.sent, attachments__isnull=False).count()
