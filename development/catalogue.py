"""The translations: found in the code, kept in `django.po` files, compiled for Django.

Every app has a catalogue for its Python files and `templates/<app>/`; what templates lie outside
the apps' folders go to the catalogue at the top. Babel does the reading and writing, so that
nobody needs the GNU gettext programs. Places and dates are left out of the files and messages are
sorted, so that two people's changes seldom meet.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGE = "nl"
APPS = (
    "common",
    "accounts",
    "regions",
    "correspondence",
    "documents",
    "applications",
    "assessments",
    "subsidies",
    "programmaraad",
    "onderwijsregio",
    "development",
)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
msgid ""
msgstr ""
"Project-Id-Version: onderwijsregio\\n"
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Key = tuple[str, str | None]


@dataclass(frozen=True)
class Book:
    """One catalogue: the file it is kept in, and the sources its messages come from."""

    name: str
    po: Path
    sources: tuple[Path, ...]

    @property
    def mo(self) -> Path:
        """The compiled file, which Django reads."""
        return self.po.with_suffix(".mo")

    def read(self) -> Catalog:
        """Return what is in the file; an empty catalogue when there is no file."""
        if not self.po.exists():
            return Catalog(locale=LANGUAGE)
        with self.po.open("rb") as file:
            return read_po(file, locale=LANGUAGE)

    def extract(self) -> Catalog:
        """Return the messages in the sources, without translations."""
        found = Catalog(locale=LANGUAGE)
        for source in self.sources:
            for _, message, _, context in messages_in(source):
                found.add(message, context=context)
        return found


def books(root: Path) -> list[Book]:
    """Return every catalogue of the project in `root`."""
    every = sorted((root / "templates").rglob("*.*"))
    templates = [path for path in every if path.suffix in {".html", ".txt"}]

    def of_app(app: str) -> Iterator[Path]:
        python = sorted((root / app).rglob("*.py"))
        yield from (path for path in python if "migrations" not in path.parts)
        yield from (path for path in templates if path.is_relative_to(root / "templates" / app))

    def place(folder: Path) -> Path:
        return folder / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"

    taken = {path for app in APPS for path in of_app(app)}
    rest = tuple(path for path in templates if path not in taken)
    return [
        *(Book(app, place(root / app), tuple(of_app(app))) for app in APPS),
        Book("templates", place(root), rest),
    ]


def messages_in(source: Path) -> Iterable[tuple[int, str | tuple[str, ...], list[str], str | None]]:
    """Return the messages of a Python file or a Django template."""
    text = source.read_text()
    if source.suffix != ".py":
        # The result reads as Python to whoever looks for calls only; its indentation does not.
        python = templatize(text, origin=str(source))
        text = "\n".join(line.lstrip() for line in python.splitlines())
    return extract("python", io.BytesIO(text.encode()), keywords=KEYWORDS)


def update(root: Path) -> list[str]:
    """Bring every catalogue in step with the sources; return what is to be translated.

    Translations of messages that moved from one catalogue to another move along; those of
    messages that are gone are removed.
    """
    shelf = books(root)
    known: dict[Key, Message] = {}
    for book in shelf:
        known.update({key(message): message for message in book.read() if is_done(message)})
    missing = []
    for book in shelf:
        catalogue = book.extract()
        for message in catalogue:
            if message.id and key(message) in known:
                message.string = known[key(message)].string
        write(book, catalogue)
        missing += [f"{book.name}: {shown(it)}" for it in catalogue if it.id and not is_done(it)]
    return missing


def write(book: Book, catalogue: Catalog) -> None:
    """Write the file of `book`, or remove it when there is nothing in it."""
    if not len(catalogue):
        book.po.unlink(missing_ok=True)
        return
    body = io.BytesIO()
    write_po(body, catalogue, width=100, no_location=True, omit_header=True, sort_output=True)
    book.po.parent.mkdir(parents=True, exist_ok=True)
    book.po.write_text(HEADER + body.getvalue().decode().strip() + "\n")


def compile_all(root: Path) -> None:
    """Compile every catalogue whose file is newer than its compiled form."""
    for book in books(root):
        if not book.po.exists():
            book.mo.unlink(missing_ok=True)
        elif not book.mo.exists() or book.mo.stat().st_mtime < book.po.stat().st_mtime:
            with book.mo.open("wb") as file:
                write_mo(file, book.read())


def problems(root: Path) -> list[str]:
    """Return everything that is wrong with the translations, a line each."""
    found: list[str] = []
    seen: dict[Key, tuple[str, Message]] = {}
    for book in books(root):
        kept = {key(message): message for message in book.read() if message.id}
        wanted = {key(message): message for message in book.extract() if message.id}
        found += [f"{book.name}: missing: {shown(wanted[it])}" for it in wanted if it not in kept]
        found += [f"{book.name}: not used: {shown(kept[it])}" for it in kept if it not in wanted]
        found += [f"{book.name}: not used: {shown(it)}" for it in book.read().obsolete.values()]
        for it, message in kept.items():
            if message.fuzzy:
                found.append(f"{book.name}: fuzzy: {shown(message)}")
            if not is_done(message):
                found.append(f"{book.name}: empty: {shown(message)}")
            found += [f"{book.name}: {shown(message)}: {error}" for error in message.check()]
            other = seen.setdefault(it, (book.name, message))
            if other[1].string != message.string:
                found.append(f"{book.name}: other words than in {other[0]}: {shown(message)}")
    return found


def key(message: Message) -> Key:
    """Return what tells a message from every other: its text and its context."""
    return (message.id if isinstance(message.id, str) else message.id[0], message.context)


def is_done(message: Message) -> bool:
    """Tell whether the message, in all its forms, has a translation that needs no second look."""
    forms = [message.string] if isinstance(message.string, str) else message.string or [""]
    return bool(message.id) and all(forms) and not message.fuzzy


def shown(message: Message) -> str:
    """Return the message's text on one line."""
    return repr(key(message)[0])
