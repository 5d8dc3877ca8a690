"""What the reader leaves in articles: marks, and the notebook that keeps them and their history.

`anchoring` finds marks again in another version of an article, `formats` writes them to files and
reads them back. Nothing here needs spaCy.
"""
