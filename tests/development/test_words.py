"""One word per thing: what the glossary says that we do not write stands in no Dutch text."""

import re

from babel.messages.pofile import read_po

from development import catalogue
from development.stack.process import ROOT

ROW = re.compile(r"^\| (?P<write>[^|]+) \| (?P<instead>`[^|]+`) \|", re.MULTILINE)


def words_we_do_not_write():
    """By what we write: the words that the glossary puts beside it."""
    part = (ROOT / "docs" / "glossary.md").read_text().split("## What we do not write", 1)[1]
    return {row["write"]: re.findall(r"`([^`]+)`", row["instead"]) for row in ROW.finditer(part)}


def dutch_texts():
    """Where it stands, and the text: every message of every catalogue, and every letter."""
    own = ROOT.glob("locale/nl/LC_MESSAGES/django.po")
    for path in [*own, *sorted(ROOT.glob("*/locale/nl/LC_MESSAGES/django.po"))]:
        with path.open("rb") as file:
            for message in read_po(file, locale="nl"):
                plural = isinstance(message.string, tuple | list)
                for text in message.string if plural else [message.string]:
                    if message.id:
                        yield path.relative_to(ROOT), text
    for path in sorted((ROOT / "templates" / "letters").glob("*.html")):
        yield path.relative_to(ROOT), re.sub(r"\{[%{#].*?[%}#]\}|<[^>]*>", " ", path.read_text())


def found_in(text, word):
    """Whether a text has the word as a word of its own; quotation marks are words here."""
    if not word.isalpha() and not any(map(str.isalnum, word)):
        return word in text
    return re.search(rf"(?<![-\w]){word}(?![-\w])", text, re.IGNORECASE) is not None


def is_of_subsidies(path, text):
    """Whether *vaststellen* is the right word: it ends a subsidy (Awb 4:42)."""
    return "subsid" in str(path) or "subsid" in text.lower()


def test_every_catalogue_is_read():
    assert {str(path) for path, _text in dutch_texts()} >= {
        f"{app}/locale/nl/LC_MESSAGES/django.po"
        for app in catalogue.APPS
        if (ROOT / app / "locale").exists()
    }


def test_no_text_says_it_in_another_word():
    rules = words_we_do_not_write()
    assert len(rules) > 5
    assert [
        f"{path}: {text!r}: write {write}, not {word}"
        for path, text in dutch_texts()
        for write, instead in rules.items()
        for word in instead
        if found_in(text, word)
        and not (write == "het besluit nemen" and is_of_subsidies(path, text))
    ] == []
