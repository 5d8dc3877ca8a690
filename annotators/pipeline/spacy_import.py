"""spaCy, imported without the command line that comes with it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotators.stand_ins import import_without

if TYPE_CHECKING:
    from collections.abc import Callable

_COMMAND = "spacy.cli.info"


def import_spacy() -> Any:
    """spaCy, with a `spacy.info` that imports spaCy's command line when it is called.

    spaCy imports it for that function alone, and 350 modules with it (typer, requests, jinja2): a
    fifth of the time and of the memory that the import takes. A later import of `spacy.cli`
    has it whole.
    """
    return import_without("spacy", _COMMAND, _when_called)


def _when_called(name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(import_module(_COMMAND), name)(*arguments, **options)

    return call
