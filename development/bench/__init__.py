"""Measures the budgets of the design: `make bench`."""
