"""A real browser against a running portal: pytest-playwright on the Chromium that is there.

`page` (of pytest-playwright) with `live` or `demo_live` (tests/live.py):

    def test_home(page, demo_live):
        page.goto("/")
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext

from development.stack import browser
from tests.e2e.browsing import AXE
from tests.live import LivePortal

# Playwright keeps an event loop in the thread of the test, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ["PLAYWRIGHT_NODEJS_PATH"] = str(browser.node())


@pytest.fixture(scope="session")
def base_url(running_portal: LivePortal) -> str:
    """What addresses in tests begin with."""
    return running_portal.base_url


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium that runs here, not one that Playwright would fetch."""
    found = browser.find(settings.VAR_DIR)
    return {
        **browser_type_launch_args,
        "executable_path": str(found.program),
        "args": list(browser.ARGUMENTS),
        "env": {**os.environ, **found.environment},
    }


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Be a visitor from the Netherlands."""
    return {
        **browser_context_args,
        "locale": "nl-NL",
        "timezone_id": "Europe/Amsterdam",
        "viewport": {"width": 1280, "height": 900},
    }


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """Make a browser for somebody, in which pages can be checked."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.add_init_script(path=AXE)
        return context

    return make
