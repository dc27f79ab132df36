"""The one way in which a domain act says no."""

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


def refuse(reason: StrOrPromise | None, *, code: str, field: str | None = None) -> None:
    """Raise `Refusal` when a predicate gave a reason; with None the act goes on."""
    if reason is not None:
        raise Refusal(reason, code=code, field=field)
