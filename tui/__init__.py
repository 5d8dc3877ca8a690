"""The reader that a person sees, and the commands a script calls."""

__version__ = "0.2.0"
