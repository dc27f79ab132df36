"""The letters that `manage.py letter_pictures` draws."""

from __future__ import annotations

from correspondence import kinds
from development.letter_examples import EXAMPLES


def test_every_kind_of_letter_can_be_looked_at():
    assert set(EXAMPLES) == set(kinds.registered())
