"""The demo: fictitious regions, people and cases, the same at every load."""
