"""Which decisions stand, for triggers; in Python `DecisionQuerySet.standing`."""

STANDS = "d.state = 'verleend' AND d.revoked_at IS NULL"
"""SQL: the decision `d` was taken, and not revoked on an objection to it (Awb 7:11)."""
