"""The browser and the portal find each other."""

import json

import pytest


@pytest.mark.e2e
def test_a_browser_sees_that_everything_the_portal_leans_on_works(page, live):
    page.goto("/readyz")
    assert json.loads(page.inner_text("body"))["status"] == "ok"
