"""Who is reported to say, hold or want what: cues with their contents and sources, made rows.

The way through: `linker` has what the learned reader sees, `linked` makes candidates of that,
`sieves` mend them by layout, `extract` does all this and adds who speaks; `rows` tell act, stance,
name and confidence of each, and `assemble` makes `Findings` of them. Ranges count tokens,
half-open; candidates are values, and only `Clusters` and `Links` are changed on the way.
"""
