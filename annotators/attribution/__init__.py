"""Who is reported to say, hold or want what: cues with their contents and sources, made rows.

The way through is `extract` (candidates of tree and tagger, their chances, the choice, speakers
carried on, sources) and `assemble` (rows with act, stance, name and confidence as `Findings`).
Ranges count tokens, half-open; a candidate is changed in place on its way.
"""
