"""How weights are made: those of `annotators/weights`, and in `reader` a learned reader.

Nothing here is needed to run newsread.
"""
