"""Treebanks and sets of marked names, from the raw files of their makers to pieces of text.

`pieces` is the one form of all; `conllu` and `name_sets` read the formats, `name_labels` says what
each set's labels are in ours, `spacing` gives tokens their blanks back, `sources` says which pieces
are learned from and how often, `augment` writes a piece in another way.
"""
