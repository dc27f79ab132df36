"""Text with markup: what is shown, what is never carried out, and what a paste leaves behind."""

from __future__ import annotations

import pytest

from common.rich_text import RichTextField, as_html, cleaned
from common.templatetags.markup import email_address
from tests.markup import find, fragment, text


def test_headings_lists_bold_and_links_are_shown():
    shown = fragment(
        as_html(
            "# Wie besluit\n\nDe **stuurgroep**, zie [regio](https://regio.example)."
            "\n\n- een\n- twee"
        )
    )
    assert [text(each) for each in find(shown, "p.rich-text__heading, strong, a, ul li")] == [
        "Wie besluit",
        "stuurgroep",
        "regio",
        "een",
        "twee",
    ]
    # A level of its own would skip those of the page around it.
    assert find(shown, "h1, h2, h3, h4, h5, h6") == []


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,1)",
        '[x](https://regio.example "onclick=alert(1)")',
        "![x](https://regio.example/a.png)",
        "<a href='https://x.example' onclick='x'>x</a>",
        "&lt;script&gt;",
    ],
)
def test_nothing_typed_is_carried_out(typed):
    shown = fragment(as_html(typed))
    assert find(shown, "script, img, [onerror], [onclick], [title]") == []
    assert all(each.get("href").startswith("https://") for each in find(shown, "a"))


@pytest.mark.parametrize(
    "typed", ["2*3*4 en a_b_c", "5 < 6 & 7 > 2", "`code`", "~~weg~~", "> ja", "---"]
)
def test_what_is_no_markup_is_shown_as_it_was_typed(typed):
    assert text(fragment(as_html(typed))) == typed


def test_line_ends_of_older_texts_stay():
    assert as_html("een\r\ntwee\r\n\r\ndrie").count("<br") == 1
    assert len(find(fragment(as_html("een\r\ntwee\r\n\r\ndrie")), "p")) == 2


def test_a_paste_from_word_becomes_a_list():
    pasted = "Wij doen:\n•\tEen\n·\u00a0\u00a0Twee\no\tDrie\u200b"
    assert cleaned(pasted) == "Wij doen:\n- Een\n- Twee\n- Drie"
    assert RichTextField(required=False).clean(pasted) == cleaned(pasted)
    assert cleaned("Ook dit • blijft, en o wee") == "Ook dit • blijft, en o wee"


def test_an_address_breaks_after_its_at_and_keeps_what_it_says() -> None:
    assert email_address("jip@school.example") == "jip@<wbr>school.example"
    assert email_address("<b>") == "&lt;b&gt;"
