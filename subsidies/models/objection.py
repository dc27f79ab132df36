"""Who had a part in a decision on a subsidy, and so handles no objection to it.

Said twice, to be read side by side: in `HAD_PART` for what is shown and done, and in SQL for the
trigger. Source: Awb 7:5, 10:3(3). See docs/decisions/0240-one-objects-to-a-subsidy-too.md.
"""

from __future__ import annotations

from collections.abc import Iterator

from assessments.models import SOMEBODY, Objection
from assessments.models.impartiality import Way
from assessments.models.objection_guards import without_part


def _ways() -> Iterator[Way]:
    yield {"round__draw__drawn_by__user": SOMEBODY}
    yield {"ground_to_refuse__events__entered_by__user": SOMEBODY}
    yield {"ground_to_refuse__events__dropped_by__user": SOMEBODY}
    yield {"subsidy_hearings__intended_by__user": SOMEBODY}
    yield {"subsidy_hearings__dropped_by__user": SOMEBODY}
    for decided in ("division", "later_decisions"):
        yield {f"shares__{decided}__prepared_by__user": SOMEBODY}
        yield {f"shares__{decided}__settled_by__user": SOMEBODY}
    for who in ("prepared_by", "issued_by", "dropped_by"):
        yield {f"shares__subsidy_letters__letter__corrections__{who}__user": SOMEBODY}


HAD_PART = tuple(_ways())
"""The applications in whose decisions on a subsidy somebody had a part."""

_ROLES_WITH_PART = """
        SELECT w.drawn_by_id FROM subsidies_draw w
        JOIN applications_application a ON a.round_id = w.round_id WHERE a.id = {case}
        UNION SELECT unnest(ARRAY[g.entered_by_id, g.dropped_by_id])
        FROM subsidies_groundtorefuseevent g WHERE g.application_id = {case}
        UNION SELECT unnest(ARRAY[h.intended_by_id, h.dropped_by_id])
        FROM subsidies_hearing h WHERE h.application_id = {case}
        UNION SELECT unnest(ARRAY[v.prepared_by_id, v.settled_by_id, d.prepared_by_id,
            d.settled_by_id, c.prepared_by_id, c.issued_by_id, c.dropped_by_id])
        FROM subsidies_share s JOIN subsidies_division v ON v.id = s.division_id
        LEFT JOIN subsidies_laterdecision d ON d.share_id = s.id
        LEFT JOIN subsidies_subsidyletter l ON l.share_id = s.id
        LEFT JOIN assessments_correction c ON c.letter_id = l.letter_id
        WHERE s.application_id = {case}"""


class ObjectionToSubsidy(Objection):
    """A proxy, so that this trigger belongs to this app and not to that of objections."""

    class Meta:
        proxy = True
        triggers = [without_part("objection_without_part_in_subsidy", _ROLES_WITH_PART)]
