"""Findings made: in pieces, in processes, ahead of the reader; and what came of it kept.

`annotate` is a pure function of a text; `service` runs it in one process, `batch` in many,
`prefetch` before anybody asks, `cluster` elsewhere, and `cache` keeps the results.
"""
