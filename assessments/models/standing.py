"""Which decisions stand and which objections were founded, for triggers."""

STANDS = "d.state = 'verleend' AND d.revoked_at IS NULL"
"""SQL: the decision `d` was taken, and not revoked on an objection to it (Awb 7:11). In Python
`DecisionQuerySet.standing`."""

FOUNDED = """o.state = 'besloten' AND o.outcome IN ('gegrond', 'deels_gegrond')
            AND o.outcome_letter_id IS NOT NULL"""
"""SQL: the objection `o` was found founded, at least partly, and made known to be. In Python
`ObjectionQuerySet.founded`."""
