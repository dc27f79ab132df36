"""How the importer says no: to a whole file, or to one row of it."""

from django_stubs_ext import StrOrPromise


class UnusableFile(Exception):
    """A file cannot be imported, so nothing of it is; the message is one sentence."""

    def __init__(self, message: StrOrPromise) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class RefusedRow(Exception):
    """One row cannot be imported; the others can. The message is the reason."""

    def __init__(self, reason: StrOrPromise) -> None:
        super().__init__(reason)
        self.reason = reason

    def __str__(self) -> str:
        return str(self.reason)
