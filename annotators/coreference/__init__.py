"""The people and organisations of an article, each once, with every mention of them."""
