"""`python -m development.stack.trial PROGRAM NAME=value …`: does this Chromium open a page?"""

from __future__ import annotations

import os
import sys

from playwright.sync_api import sync_playwright

from .browser import ARGUMENTS


def try_out(program: str, environment: dict[str, str]) -> None:
    """Open a page in `program` and read it. Raises what Playwright raises when that fails."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=list(ARGUMENTS), env={**os.environ, **environment}
        )
        page = browser.new_page()
        page.set_content("<p>works</p>")
        page.get_by_text("works").wait_for()
        browser.close()


if __name__ == "__main__":
    try_out(sys.argv[1], dict(addition.split("=", 1) for addition in sys.argv[2:]))
