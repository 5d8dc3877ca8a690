"""What one run of newsread has at hand: its stores, what was named to be read, its notices."""
