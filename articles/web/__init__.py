"""From an address on the web to an article: within limits, kept, and asked for again."""
