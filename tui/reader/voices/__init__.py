"""Everybody who speaks in the article: in one row of the screen, and as a table."""
