"""The pane beside the article: claims, quotations and notes."""
