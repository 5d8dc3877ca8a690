"""The recipe of the shipped pipeline: from raw data to packaged weights, and the figures.

`README.md` beside this file names every source, its version and terms, and how to get it.
Nothing here is needed to run newsread.
"""
