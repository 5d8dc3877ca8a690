"""The keys: which there are, what they do where the reader is, and how they are typed."""
