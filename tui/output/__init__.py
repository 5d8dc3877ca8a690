"""Files that the reader names to write into, and marks in them."""
