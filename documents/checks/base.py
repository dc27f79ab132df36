"""Why a file cannot be kept, in one sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

SENTENCES: Mapping[str, StrPromise] = {
    "empty": _("“%(name)s” is empty. Check whether it was saved, and choose it again."),
    "encrypted": _(
        "“%(name)s” is protected by a password or restrictions, so others cannot read it. Save it "
        "without protection and choose it again."
    ),
    "broken": _(
        "“%(name)s” is damaged and cannot be opened. Open it yourself, save it anew and choose it "
        "again."
    ),
    "other_content": _(
        "“%(name)s” holds something else than its name says. Save it anew as the kind of file that "
        "you mean, and choose it again."
    ),
    "too_much_inside": _(
        "“%(name)s” grows far too large when it is opened. Save it anew with less in it."
    ),
    "has_program": _(
        "“%(name)s” has a script, a program or another file inside. Save it anew as a plain "
        "document, for example by printing it to PDF."
    ),
    "has_macros": _(
        "“%(name)s” has macros: small programs that start when somebody opens it. Save it without "
        "macros and choose it again."
    ),
    "loads_from_outside": _(
        "“%(name)s” loads something from elsewhere when it is opened. Save it without links to "
        "other files, for example as PDF."
    ),
    "picture_too_large": _(
        "“%(name)s” has more pixels than a screen or printer can use. Save it smaller, at most "
        "20,000 pixels wide or high."
    ),
}


class Unfit(Exception):
    """A file cannot be kept; `code` says why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> StrPromise:
        """The reason, with `%(name)s` for the name of the file."""
        return SENTENCES[self.code]
