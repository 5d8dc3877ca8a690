"""The text as ranges and rows: motions, selection, search, layout; pure functions of offsets."""
