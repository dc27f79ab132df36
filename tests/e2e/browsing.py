"""What the browser tests do over and over: sign in, follow a link from a mail, check a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page
from post_office.models import Email

from tests.mails import text_of

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = re.compile(r"(?m)^\d{6}$")
LINK = re.compile(r"https?://[^\s/]+(/\S*)")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


# The accessibility checker from npm, which every browser has on every page (conftest.py): to bring
# it anew took a third as long as to run it.
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"


def accessible(page: Page) -> Page:
    """Fail when axe-core finds anything on the page, or when the page is wider than the window."""
    if not page.evaluate("'axe' in window"):
        # A browser without scripts ran none before the page either.
        page.evaluate(AXE.read_text())
    options: dict[str, Any] = {
        "runOnly": {"type": "tag", "values": WCAG},
        # What is well needs no report of its own.
        "reporter": "no-passes",
    }
    found = page.evaluate("options => axe.run(document, options)", options)
    problems = [
        f"{v['id']}: {v['help']} at {', '.join(str(n['target']) for n in v['nodes'][:3])}"
        for v in found["violations"]
    ]
    assert problems == [], f"{page.url}: {problems}"
    return page


TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOP_OF_HEADING = """() => document.querySelector(".messages, .error-summary") ? 0
  : Math.round(document.querySelector("h1").getBoundingClientRect().top + scrollY)"""


def fits_a_phone(page: Page) -> None:
    """Fail when one has to scroll sideways in a window of 320 pixels (WCAG 1.4.10), or when on a
    phone the header leaves no room for the heading in the first 200 pixels.
    """
    normal = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 700})
    too_wide = page.evaluate(TOO_WIDE)
    page.set_viewport_size({"width": 375, "height": 740})
    top = page.evaluate(TOP_OF_HEADING)
    if normal is not None:
        page.set_viewport_size(normal)
    assert too_wide <= 0, f"{page.url} is {too_wide} pixels too wide at 320 pixels"
    assert top <= 200, f"{page.url}: the heading begins at {top} pixels"


LEADS_NOWHERE = """() => [...document.querySelectorAll("a")]
  .filter(a => !a.getAttribute("href")
    || (a.hash && a.pathname === location.pathname && !document.getElementById(a.hash.slice(1))))
  .map(a => a.textContent.trim())"""


def leads_somewhere(page: Page) -> None:
    """Fail when a link has no address, or an anchor that is not on the page."""
    assert page.evaluate(LEADS_NOWHERE) == [], page.url


def visit(page: Page, path: str) -> Page:
    """Open a page and check that it is accessible and fits a narrow window."""
    response = page.goto(path)
    assert response is not None
    assert response.ok, f"{path} answered {response.status}"
    return look(page)


def look(page: Page) -> Page:
    """Check the page one is on: accessible, fit for a phone, and no link leads nowhere."""
    accessible(page)
    fits_a_phone(page)
    leads_somewhere(page)
    return page


def sign_in(page: Page, email: str, password: str) -> None:
    """Sign in through the form, as a person would."""
    page.goto("/account/login/")
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(lambda url: "/login/" not in url)


def code_from_mail(to: str) -> str:
    """The six digits in the newest mail to this address."""
    newest = Email.objects.filter(to__contains=to).latest("pk")
    found = CODE.search(text_of(newest))
    assert found is not None, text_of(newest)
    return found[0]


def link_from_mail(to: str, *, subject: str = "") -> str:
    """The path of the first link in the newest mail in the outbox to this address."""
    mails = [
        mail
        for mail in Email.objects.order_by("-pk")
        if to in mail.to and subject.lower() in mail.subject.lower()
    ]
    assert mails, f"No mail to {to} about “{subject}”"
    text = text_of(mails[0])
    found = LINK.search(text)
    assert found is not None, text
    return found[1]
