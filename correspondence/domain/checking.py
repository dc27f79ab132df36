"""Whether a letter that somebody has is one of ours, and the latest: for everybody, and no more.

A PDF cannot hold its own hash, so what is printed on a letter are the first characters of the hash
of its frozen text, with its reference. Who has the file brings that, and it is known by the SHA-256
of its bytes. The answer tells nothing else: a letter that does not exist and a code that is wrong
cannot be told apart, neither by what is said nor by how long it takes (one query on an index).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from common.links import absolute
from correspondence.models import CODE_LENGTH, Letter, LetterQuerySet

_GROUP = 4


class Standing(TextChoices):
    """What everybody may know of a letter."""

    CURRENT = "current", _("genuine and current")
    REPLACED = "replaced", _("genuine, but replaced")
    UNKNOWN = "unknown", _("not known")


def code_of(reference: str, body_html: str) -> str:
    """What a letter with this reference and frozen text is checked by, in hexadecimal."""
    return sha256(f"{reference}\n{body_html}".encode()).hexdigest()[:CODE_LENGTH]


def in_groups(code: str) -> str:
    """A code as people read it: "3f9a 0c12 77b4"."""
    return " ".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def how_to_check(code: str) -> str:
    """What a letter says at its foot. In Dutch, as the letter is (Awb 2:6)."""
    address = absolute(reverse("letters:check")).partition("://")[2]
    return f"Echt? Kijk op {address} · code {in_groups(code)}"


def standing_by_code(reference: str, code: str) -> Standing:
    """What is known of the letter with this reference and code, however they were typed."""
    typed = "".join(code.split()).replace("-", "").lower()
    # Letters of before there were codes have an empty one, which nobody can give.
    is_whole = len(typed) == CODE_LENGTH
    wanted = {"reference": reference.strip().upper(), "code": typed if is_whole else "-"}
    return _standing(Letter.objects.filter(**wanted))


def standing_of_file(pieces: Iterable[bytes]) -> Standing:
    """What is known of a file, which is read piece by piece and kept nowhere."""
    mark = sha256()
    for piece in pieces:
        mark.update(piece)
    return _standing(Letter.objects.filter(sha256=mark.hexdigest()))


def _standing(letters: LetterQuerySet) -> Standing:
    found = list(letters.order_by("pk").values_list("replaced_by", flat=True)[:1])
    if not found:
        return Standing.UNKNOWN
    return Standing.CURRENT if found[0] is None else Standing.REPLACED
