"""Writing to files that the reader names, so that nothing of somebody else's is lost."""
