"""Marks brought in from files: W3C JSON-LD, hypothes.is exports, and our own JSON lines.

What is there already is not doubled: a mark is known by its id, and without that by its place and
what it says.
"""

from __future__ import annotations

from annotators.imports.merging import Report, import_file, merge
from annotators.imports.reading import IMPORTERS, UnreadableError, read

__all__ = ["IMPORTERS", "Report", "UnreadableError", "import_file", "merge", "read"]
