"""The public facts of the portal for programs: read-only, the same for everybody."""
