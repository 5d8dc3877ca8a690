"""What the application does beside the keys, each in an object of its own."""
