"""The spaCy side: which pipeline is used, the one that ships with newsread, and its training."""
