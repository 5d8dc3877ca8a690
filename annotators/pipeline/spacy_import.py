"""spaCy, imported without the command line that comes with it."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

_COMMAND = "spacy.cli.info"


def import_spacy() -> Any:
    """spaCy, with a `spacy.info` that imports spaCy's command line when it is called.

    spaCy imports it for that function alone, and 350 modules with it (typer, requests, jinja2): a
    fifth of the time and of the memory that the import takes. Whoever imports `spacy.cli` later
    has it whole.
    """
    if "spacy" not in sys.modules:
        stand_in: Any = ModuleType(_COMMAND)
        stand_in.info = _info
        sys.modules[_COMMAND] = stand_in
        try:
            import_module("spacy")
        finally:
            del sys.modules[_COMMAND]
    return import_module("spacy")


def _info(*arguments: Any, **options: Any) -> Any:
    return import_module(_COMMAND).info(*arguments, **options)
