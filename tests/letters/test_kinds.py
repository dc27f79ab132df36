"""Which letters decide, and so say how one objects."""

from __future__ import annotations

from correspondence import kinds

DECIDES = {
    "aanvulling": False,
    "besluit": True,
    "intrekking": True,
    "subsidieverlening": True,
    "subsidieweigering": True,
    "verdaging": False,
    "voldaan": False,
    "voornemen": False,
    "wijziging": True,
}


def test_every_kind_says_whether_one_can_object_to_it():
    assert {kind: one.is_beschikking for kind, one in kinds.registered().items()} == DECIDES
    assert {kind: one.may_object for kind, one in kinds.registered().items()} == DECIDES
