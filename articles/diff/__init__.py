"""Two texts compared: what changed from one to the other, and whether they are versions at all."""
