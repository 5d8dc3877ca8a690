"""Figures, and what is chosen by them.

`attributions` measures the reader alone, `words` tags, trees, sentences, lemmas and names of any
pipeline, `figures` prints both, `ablate` measures what each sieve is worth. `calibrate` fits how
sure rows are (`fit`).
"""
