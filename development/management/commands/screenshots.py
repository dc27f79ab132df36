"""`manage.py screenshots`: the pictures in docs/screenshots, taken from the running demo."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize, sync_playwright

from applications.models import Application
from development.demo.accounts import PASSWORD
from development.stack import browser

FOLDER = settings.BASE_DIR / "docs" / "screenshots"
SIZE: ViewportSize = {"width": 1280, "height": 1000}
PHONE = 375


class Command(BaseCommand):
    """Takes the pictures from the demo, which must be running."""

    help = "Take the pictures of docs/screenshots from the running demo (`make demo`)."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sign in to the demo and photograph the pages that the documents show."""
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(browser.node())
        draft = Application.objects.filter(plan__name="Drentse Aa (fictief)").first()
        if draft is None:
            raise CommandError("There is no demo: start it with `make demo`, then try again.")
        FOLDER.mkdir(parents=True, exist_ok=True)
        with opened() as page:
            take(page, "regions", reverse("regions:list"))
            take_components(page)
            sign_in(page, "penvoerder@demo.example")
            take(page, "application", reverse("applications:detail", args=[draft.pk]))
        self.stdout.write(f"Wrote the pictures in {FOLDER.relative_to(settings.BASE_DIR)}.")


@contextmanager
def opened() -> Iterator[Page]:
    """A page of the browser that is there."""
    found = browser.find(settings.VAR_DIR)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=str(found.program),
            args=list(browser.ARGUMENTS),
            env={**os.environ, **found.environment},
        )
        context = chromium.new_context(
            viewport=SIZE,
            locale="nl-NL",
            base_url=settings.SITE_URL,
        )
        yield context.new_page()
        chromium.close()


def sign_in(page: Page, email: str) -> None:
    """Sign in with a demo account."""
    page.goto(reverse("account_login"))
    page.locator("input[name=login]").fill(email)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def take(page: Page, name: str, address: str) -> None:
    """Photograph one page."""
    page.goto(address)
    page.screenshot(path=FOLDER / f"{name}.png")


def take_components(page: Page) -> None:
    """Photograph all components: on a wide screen and a phone, dark, and in forced colours."""
    page.goto(reverse("components", urlconf="development.urls"))
    looks: dict[str, dict[str, Any]] = {
        "light": {},
        "dark": {"color_scheme": "dark"},
        "forced-colors": {"forced_colors": "active"},
    }
    for width, name in ((SIZE["width"], "wide"), (PHONE, "phone")):
        page.set_viewport_size({"width": width, "height": SIZE["height"]})
        for look, media in looks.items():
            page.emulate_media(**{"color_scheme": "light", "forced_colors": "none", **media})
            page.screenshot(path=FOLDER / f"components-{name}-{look}.png", full_page=True)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.set_viewport_size(SIZE)
