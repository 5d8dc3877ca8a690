"""What the reader marks in the open article: making, changing, judging, linking and keeping it."""
