"""What is found in an article, and what the reader marks in it.

A library that works in a notebook or a script: it knows nothing of Textual.
"""
