"""The feeds that are followed, and reading ahead of the reader."""
