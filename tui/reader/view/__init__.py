"""The article as it is drawn: rows, margin, colours, and the cursor that moves in it."""
