"""Who is reported to say, hold or want what: cues with their contents and sources, made rows.

The way through is `extract` (the linker's candidates, sieved, with sources from the links) and
`assemble` (rows with act, stance, name and confidence as `Findings`). Ranges count tokens,
half-open; candidates are values, and only `Clusters` and `Links` are changed on the way.
"""
