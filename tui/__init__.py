"""The reader that a person sees, and the commands a script calls."""

__version__ = "0.1.0"
