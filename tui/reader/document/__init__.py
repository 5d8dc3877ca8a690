"""What is known of the article at each place of it: pure values of offsets, no widget."""
