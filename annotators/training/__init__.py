"""How the reader that ships is made: raw data to weights, and all figures.

    python -m annotators.training train|label|package|calibrate|evaluate|ablate

`treebanks` and `reader.corpora` read the data, `reader` learns from both at once, `packaging`
writes the spaCy pipeline with the reader in it, `evaluation` measures. `README.md` is the recipe.
Nothing here is needed to run newsread.
"""
