"""Who says what over all kept articles."""
