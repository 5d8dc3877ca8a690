"""Findings in words that a reader reads: statements, verbs, quotations to copy, a report."""
