"""Two texts compared: what became of the one in the other, and whether they are versions at all.

`alignment` says which word is which, also moved or misspelt ones, from the runs that both share
(`blocks`). `changes` reads off it what was removed and added, `annotators.notebook.anchoring` where
marks went. `alike` asks whether it is worth comparing.
"""
