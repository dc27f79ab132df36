"""Pictures: whole, and of a size that does not fill the memory of who opens them."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from PIL import Image, ImageFile, UnidentifiedImageError

from .base import Unfit

MOST_PIXELS = 100_000_000
LONGEST_SIDE = 20_000
# A JPEG is decoded at an eighth of its size: all of it is read, in little memory.
_SCALE = 8


def check_picture(content: BinaryIO) -> None:
    """Raise `Unfit` (`broken`, `picture_too_large`) unless this PNG or JPEG can be shown."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures; what is too large is told below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(content, formats=["PNG", "JPEG"]) as picture:
                width, height = picture.size
                if max(width, height) > LONGEST_SIDE or width * height > MOST_PIXELS:
                    raise Unfit("picture_too_large")
                if picture.format == "JPEG":
                    picture.draft("RGB", (width // _SCALE, height // _SCALE))
                    with _to_its_end():
                        picture.load()
                else:
                    picture.verify()
    except Image.DecompressionBombError as bomb:
        raise Unfit("picture_too_large") from bomb
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise Unfit("broken") from error


@contextmanager
def _to_its_end() -> Iterator[None]:
    """Have a picture that was cut off be refused: WeasyPrint lets the whole process take them."""
    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
