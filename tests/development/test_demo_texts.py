"""What the fictitious regions of the demo wrote, beside the year in which they applied."""

from __future__ import annotations

import re

import pytest

from development.demo import texts


@pytest.mark.parametrize("year", [2023, 2026])
def test_a_plan_cites_nothing_of_after_it_was_written_and_plans_nothing_of_before(year):
    task = texts.opgave(year)
    cited = [row["source"] for rows in task.values() for row in rows if "source" in row]
    planned = [row["due"].year for row in task["goals"]]
    planned += [row["year"] for row in (*task["shortages"], *texts.budget(year))]
    written = str(texts.functions("Wadrand", year))

    assert max(int(found) for one in cited for found in re.findall(r"20\d\d", one)) < year
    assert min(planned) > year
    assert min(int(found) for found in re.findall(r"20\d\d", written)) > year
