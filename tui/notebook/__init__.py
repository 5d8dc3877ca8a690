"""All marks of all articles."""
