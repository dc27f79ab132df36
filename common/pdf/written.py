"""Each part of a PDF is turned into bytes once.

PDF/A asks an identifier, for which `pydyf` takes the bytes of every part a second time and packs
the large ones anew: a twentieth of the time that a tagged letter takes.

Imported only while a PDF is made, see `common.pdf.writing`.
"""

from __future__ import annotations

from typing import Any

import pydyf


class Written(pydyf.Object):  # type: ignore[misc]
    """A finished part, as the bytes that stand for it in the file."""

    data = b""
    compressible = False

    def __init__(self, part: Any) -> None:
        super().__init__()
        self.number, self.generation, self.free = part.number, part.generation, part.free
        self.compressible, self.data = part.compressible, part.data


def write_out(pdf: Any) -> None:
    """Put bytes in the place of every part of a finished document: the last step of finishing."""
    pdf.objects = [part if part.free == "f" else Written(part) for part in pdf.objects]
