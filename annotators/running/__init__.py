"""Runs the pipeline on texts, in pieces, in processes and ahead of the reader; keeps the findings.

`annotate` is a pure function of a text; `service` runs it in one process, `batch` in many,
`prefetch` before anybody asks, `cluster` elsewhere, and `cache` keeps the results.
"""
