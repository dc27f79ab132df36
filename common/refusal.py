"""The one way in which a domain act says no."""

from collections.abc import Iterable, Sequence

from django_stubs_ext import StrOrPromise


class Refusal(Exception):
    """An act was refused; the message is a sentence for the person on the screen.

    `field` names the form field it belongs to (None: the whole form); `code` is a stable
    identifier for tests and logs.
    """

    def __init__(self, message: StrOrPromise, *, code: str, field: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.field = field

    def __str__(self) -> str:
        return str(self.message)

    @property
    def each(self) -> "Sequence[Refusal]":
        """Everything that was refused at once: here itself alone."""
        return [self]


class SeveralRefusals(Refusal):
    """More than one thing is wrong; as one refusal it reads as the first."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        first = refusals[0]
        super().__init__(first.message, code=first.code, field=first.field)
        self.refusals = refusals

    @property
    def each(self) -> Sequence[Refusal]:
        """Each of them, to be shown where it is mended."""
        return self.refusals


def refuse(reason: StrOrPromise | None, *, code: str, field: str | None = None) -> None:
    """Raise `Refusal` when a predicate gave a reason; with None the act goes on."""
    if reason is not None:
        raise Refusal(reason, code=code, field=field)


def written(text: str, lacking: StrOrPromise, *, code: str, field: str | None = None) -> str:
    """`text` without white space around it; refused with `lacking` when there is nothing in it.

    The refusal belongs to `field`, or to the field that is called as its `code`.
    """
    if not text.strip():
        raise Refusal(lacking, code=code, field=field or code)
    return text.strip()


def refuse_all(refusals: Iterable[Refusal]) -> None:
    """Raise what is refused, all at once; with nothing refused the act goes on."""
    found = list(refusals)
    if found:
        raise found[0] if len(found) == 1 else SeveralRefusals(found)
