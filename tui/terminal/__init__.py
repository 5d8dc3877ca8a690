"""The terminal itself: what is written to it, how wide a character is on it, and its clipboard."""
