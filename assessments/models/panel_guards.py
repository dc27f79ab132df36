"""What PostgreSQL itself refuses about how a panel judges: its rubric, and a judgement revised."""

from __future__ import annotations

import pgtrigger

from common.database_guards import CHANGE, before, refuse_when


def rubric_in_use_stays(rubric: str) -> pgtrigger.Trigger:
    """A version by which a panel judges does not change; `rubric` is SQL for its key."""
    return before(
        "rubric_in_use_stays",
        CHANGE,
        refuse_when(
            f"EXISTS (SELECT FROM assessments_panel p WHERE p.rubric_id = {rubric})",
            "rubric_in_use: a panel judges by this version",
        ),
    )
