"""The pane beside the article: claims, quotations, people and notes."""
