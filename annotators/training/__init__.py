"""How weights are made: `pipeline` for spaCy’s components, `attribution` for the small models of
who said what, and `reader` for a learned reader.

Nothing here is needed to run newsread.
"""
