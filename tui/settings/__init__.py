"""What the reader has set: checked, changed by one line, and the themes among it."""
