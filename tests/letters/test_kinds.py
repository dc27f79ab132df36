"""Which letters decide, and so say how one objects."""

from __future__ import annotations

from correspondence import kinds

DECIDES = {
    "aanvulling": False,
    "benoeming": False,
    "besluit": True,
    "bezwaar_besluit": True,
    "bezwaar_ontvangen": False,
    "bezwaar_verdaagd": False,
    "intrekking": True,
    "subsidieverlaging": True,
    "subsidievaststelling": True,
    "subsidieverlening": True,
    "subsidievoornemen": False,
    "subsidieweigering": True,
    "terugvordering": True,
    "verdaging": False,
    "voldaan": False,
    "voornemen": False,
    "wijziging": True,
}


def test_every_kind_says_whether_one_can_object_to_it():
    assert {kind: one.is_beschikking for kind, one in kinds.registered().items()} == DECIDES
    # From a decision on an objection one appeals.
    objects = DECIDES | {"bezwaar_besluit": False}
    assert {kind: one.may_object for kind, one in kinds.registered().items()} == objects
