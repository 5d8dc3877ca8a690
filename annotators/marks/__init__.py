"""What the reader leaves in articles: marks, the notebook that keeps them, and finding among them."""
