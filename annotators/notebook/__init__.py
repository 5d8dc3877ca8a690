"""What the reader leaves in articles: marks, the notebook that keeps them, finding them again."""
