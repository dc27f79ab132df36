"""What somebody has to do now, over all floors of the house; the content of the dashboard.

Each floor says for itself what there is to do (`<app>/obligations.py`); here it is only merged.
"""

from __future__ import annotations

from datetime import datetime
from itertools import islice

from accounts.models import Role
from applications.obligations import OBLIGATIONS as OF_APPLICATIONS
from assessments.obligations import OBLIGATIONS as OF_ASSESSMENTS
from common.obligations import Obligation, by_date, of_which_there_are
from correspondence.obligations import OBLIGATIONS as OF_CORRESPONDENCE
from programmaraad.obligations import OBLIGATIONS as OF_PROGRAMMARAAD
from subsidies.obligations import OBLIGATIONS as OF_SUBSIDIES

FLOORS = (OF_SUBSIDIES, OF_ASSESSMENTS, OF_APPLICATIONS, OF_CORRESPONDENCE, OF_PROGRAMMARAAD)

# What one page shows; of each kind of work no more is read than is needed to know there is more.
MOST = 25
ENOUGH = MOST + 1


def todos(role: Role, *, at: datetime) -> list[Obligation]:
    """What waits for somebody who acts in `role` at this moment, what ends first on top.

    At most `ENOUGH`. Each kind of obligation takes a fixed number of queries, those that are rare
    only while there is such work at all.
    """
    reads = [read for floor in FLOORS for read in floor.get(role.kind, ())]
    lists = [read(role, at, ENOUGH) for read in of_which_there_are(reads)]
    return list(islice(by_date(*lists), ENOUGH))
