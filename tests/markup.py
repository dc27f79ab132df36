"""Looking in pages: what CSS selectors find, and the text as one reads it."""

from __future__ import annotations

import cssselect2
import lxml.html
from lxml.html import HtmlElement


def page(content: str | bytes) -> HtmlElement:
    """A whole page, as a response carries it."""
    return lxml.html.fromstring(content)


def fragment(content: str) -> HtmlElement:
    """A part of a page, as a template tag makes it."""
    return lxml.html.fragment_fromstring(content, create_parent="main")


def find(element: HtmlElement, selector: str) -> list[HtmlElement]:
    """Every element below `element` that the CSS selector fits."""
    root = cssselect2.ElementWrapper.from_html_root(element)
    return [found.etree_element for found in root.query_all(selector)]


def text(element: HtmlElement) -> str:
    """The text of an element, its white space as on the screen."""
    return " ".join(element.text_content().split())
