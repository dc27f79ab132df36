"""Letters about the subsidies of the demo, and about what may come after a grant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.models import RoleKind
from applications.models import Application
from correspondence.models import Letter
from subsidies.domain.balance import Balance
from subsidies.domain.later_text import HearingText, LaterText
from subsidies.domain.letter_text import ShareText
from subsidies.domain.letters import with_all_it_needs as shares
from subsidies.models import (
    AWARD_LETTER_KIND,
    LATER_LETTER_KINDS,
    SUBSIDY_INTENTION_LETTER_KIND,
    TURNED_DOWN_LETTER_KIND,
    About,
    DivisionState,
    Ground,
    Hearing,
    Later,
    LaterDecision,
    Share,
    Shortfall,
)

from .making import Example, Made, at_eleven, heading_for, staff, workday

NOTHING, LESS = Decimal("0.00"), Decimal("30000.00")
EARLIER = "OR-2026-0097"
"""The reference of the decision on which reclaiming rests."""
INTENTION = (
    "In uw verslag staat dat twee van de drie werkplaatsen niet zijn begonnen. U hebt daar geen "
    "andere activiteiten voor in de plaats gesteld."
)
TOO_MUCH = (
    "U kreeg alle voorschotten al voordat wij de subsidie wijzigden. Daardoor hebben wij u meer "
    "betaald dan waar u nu recht op hebt."
)
INTENTIONS = {
    Ground.ACCOUNTING: (
        "Voor uw vorige subsidie hebben wij geen verantwoording van u gekregen, ook niet nadat wij "
        "u daar twee keer om vroegen."
    ),
    Shortfall.FALSE_DATA: (
        "In uw aanvraag staat dat er al drie werkplaatsen waren. In uw verslag staat dat er toen "
        "nog geen enkele was."
    ),
    Shortfall.ACTIVITIES: INTENTION,
    "": TOO_MUCH,
}
"""Why, by the ground; without one it is about what was paid."""
WEIGHING = (
    "Wij begrijpen dat het moeilijk was om begeleiders te vinden. Dat verandert niet dat deze "
    "activiteiten er niet waren. Daarom volgen wij u niet."
)
PAID_ALREADY = (
    "Wij hoorden dat ook voordat wij de subsidie wijzigden. Het verandert niet dat wij u meer "
    "betaalden dan die subsidie. Daarom volgen wij u niet."
)


def _decided(kind: str) -> Iterator[Example]:
    is_award = kind == AWARD_LETTER_KIND
    for share in [one for one in _shares() if one.is_award == is_award][:2]:
        on = timezone.localdate(share.division.settled_at)
        text = ShareText(share, heading_for(kind, share.application, on))
        yield f"subsidie-{'verleend' if is_award else 'geweigerd'}-{share.pk}", text.contents


def _shares() -> list[Share]:
    return list(shares().filter(division__state=DivisionState.BESLOTEN))


def _grant() -> tuple[Share, date]:
    """What was granted first, and the day of its letter."""
    share = next(one for one in _shares() if one.is_award)
    return share, timezone.localdate(share.division.settled_at)


def _hearings(kind: str) -> Iterator[Example]:
    share, granted_on = _grant()
    intended_on = workday(granted_on + timedelta(weeks=86))
    intentions = {
        "weigeren": (About.REFUSAL, Ground.ACCOUNTING, None),
        "verlagen": (About.LOWERING, Shortfall.ACTIVITIES, LESS),
        "intrekken": (About.LOWERING, Shortfall.FALSE_DATA, NOTHING),
        "vaststellen": (About.SETTLING, Shortfall.ACTIVITIES, LESS),
        "terugvorderen": (About.RECLAIMING, "", share.granted - LESS),
    }
    for name, (about, ground, amount) in intentions.items():
        hearing = _hearing(share.application, about, ground, amount, intended_on)
        heading = heading_for(kind, share.application, intended_on)
        text = HearingText(hearing, None if about == About.REFUSAL else share, heading)
        text.accounted_on = intended_on - timedelta(weeks=5)
        text.earlier = None
        if about == About.RECLAIMING:
            text.earlier = _lowered(share, intended_on)
            text.balance = Balance(share.granted, LESS, LESS, share.granted, NOTHING, NOTHING)
        yield f"voornemen-{name}", text.contents
        if about == About.SETTLING:
            text = HearingText(hearing, share, heading)
            text.accounted_on = text.earlier = None
            yield "voornemen-vaststellen-zonder-verantwoording", text.contents


def _hearing(
    application: Application, about: str, ground: str, amount: Decimal | None, on: date
) -> Hearing:
    return Hearing(
        application=application,
        about=about,
        ground=ground,
        amount=amount,
        intention=INTENTIONS[ground],
        respond_by=on + timedelta(weeks=3),
        intended_by=staff(RoleKind.RE_ADVISER),
        intended_at=at_eleven(on),
        letter=Letter(reference="OR-2026-0098", dated_on=on),
        zienswijze="Wij vonden pas in mei begeleiders. De werkplaatsen beginnen na de zomer.",
        zienswijze_by=application.created_by,
        zienswijze_at=at_eleven(on + timedelta(days=9)),
    )


def _lowered(share: Share, before: date) -> LaterDecision:
    """The decision by which too much was paid."""
    on = workday(before - timedelta(weeks=9))
    letter = Letter(reference=EARLIER, dated_on=on)
    return LaterDecision(share=share, kind=Later.LOWERING, amount=LESS, letter=letter)


def _later(kind: str) -> Iterator[Example]:
    share, granted_on = _grant()
    decided_on = workday(granted_on + timedelta(weeks=90))
    whole, half = share.granted, share.granted / 2
    # To which amount, from which, and what was paid and handed over.
    decisions = {
        "subsidie-verlaagd": (Later.LOWERING, LESS, whole, NOTHING, half),
        "subsidie-ingetrokken": (Later.LOWERING, NOTHING, whole, half, NOTHING),
        "subsidie-vastgesteld": (Later.SETTLING, whole, whole, half, NOTHING),
        "subsidie-lager-vastgesteld": (Later.SETTLING, LESS, whole, whole, NOTHING),
        "subsidie-teruggevorderd": (Later.RECLAIMING, whole - LESS, LESS, whole, NOTHING),
    }
    for name, (what, amount, stood, paid, under_way) in decisions.items():
        if LATER_LETTER_KINDS[what] != kind:
            continue
        is_worse = amount != stood
        ground = Shortfall.ACTIVITIES if is_worse and what != Later.RECLAIMING else ""
        intended_on = workday(decided_on - timedelta(weeks=4))
        hearing = _hearing(share.application, what, ground, amount, intended_on)
        decision = LaterDecision(
            share=share,
            kind=what,
            amount=amount,
            stood=stood,
            paid=paid,
            under_way=under_way,
            claimed=NOTHING,
            ground=ground,
            hearing=hearing if is_worse else None,
            reasons=INTENTIONS[ground] if is_worse else "Uw verantwoording klopt met uw aanvraag.",
            weighing=(WEIGHING if ground else PAID_ALREADY) if is_worse else "",
            prepared_by=staff(RoleKind.RE_ADVISER),
            settled_by=staff(RoleKind.RE_LEAD),
            settled_at=at_eleven(decided_on),
        )
        text = LaterText(decision, heading_for(kind, share.application, decided_on))
        text.accounted_on = decided_on - timedelta(weeks=11)
        text.earlier = _lowered(share, intended_on) if what == Later.RECLAIMING else None
        yield name, text.contents
        if what == Later.SETTLING and is_worse:
            text = LaterText(decision, heading_for(kind, share.application, decided_on))
            text.accounted_on = text.earlier = None
            yield "subsidie-uit-onszelf-vastgesteld", text.contents


EXAMPLES: Made = {
    AWARD_LETTER_KIND: _decided,
    TURNED_DOWN_LETTER_KIND: _decided,
    SUBSIDY_INTENTION_LETTER_KIND: _hearings,
    **dict.fromkeys(LATER_LETTER_KINDS.values(), _later),
}
