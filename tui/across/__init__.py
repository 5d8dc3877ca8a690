"""The same words in several articles, and the story that these make."""
