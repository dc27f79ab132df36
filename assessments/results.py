"""What everybody may know of a round that is decided."""

from __future__ import annotations

from applications.models import Round
from assessments.models import Decision, Outcome
from regions.models import Region

GRANTED = (Outcome.DEFINITIEF, Outcome.VOORLOPIG)


def regions_granted(of: Round) -> list[Region]:
    """The regions that a decision of this round gave a status, with the status they have now.

    Only decisions that were made known, and regions that everybody may see: who was refused is not
    told. By name, one query.
    """
    known = Decision.objects.made_known().filter(application__round=of)
    # Who was refused here may have a status for another reason, such as a later round.
    decided = known.filter(outcome__in=GRANTED)
    regions = Region.objects.public().filter(pk__in=decided.values("application__region"))
    return list(regions.order_by("name"))
