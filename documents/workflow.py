"""What a virus scanner makes of a document.

See docs/decisions/0151-documents-wait-for-the-scanner.md.
"""

from __future__ import annotations

import pgtrigger

from .models import ScanState, Version

S = ScanState
# Nobody may: a worker does it. What was fit can turn out not to be when more viruses are known.
MOVES = ((S.WAITING, S.FIT), (S.WAITING, S.INFECTED), (S.FIT, S.INFECTED))

pgtrigger.register(
    pgtrigger.FSM(
        name="scan_state_moves",
        field="scan_state",
        transitions=[(source.value, target.value) for source, target in MOVES],
    )
)(Version)
