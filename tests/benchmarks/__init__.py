"""Figures, each beside something that runs next to it. Never part of the test suite."""
