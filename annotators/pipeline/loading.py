"""A pipeline loaded and made ready: the only place that brings spaCy pipelines to life."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from annotators import gc_control
from annotators.pipeline.descriptions import SHIPPED, PipelineError, describe
from annotators.stand_ins import import_without

if TYPE_CHECKING:
    from spacy.language import Language

_PARTS = ("reader", "entities.component", "lemmatizer", "sentences", "tokenizer")
"""Modules whose import tells spaCy of our components, also where entry points are not installed."""


def load(name: str | None = None) -> Language:
    """The spaCy pipeline of this name, loaded once a process, with certain sentence borders.

    Args:
        name: a package name or a path; None for the pipeline that newsread ships.

    Raises:
        PipelineError: it is missing, does not load, or has neither a parser nor ner.
    """
    return _loaded(name)


@cache
def _loaded(name: str | None) -> Language:
    description = describe(name)
    with gc_control.long_lived():
        spacy = import_spacy()
        register_components()
        try:
            with as_failure():
                nlp: Language = spacy.load(description.path)
        except Exception as error:  # spaCy raises whatever a damaged folder leads it to
            reason = " ".join(str(error).split())[:200] or type(error).__name__
            raise PipelineError(f"{name or SHIPPED}: does not load ({reason})") from error
    _add_borders(nlp)
    use_fast_products(nlp)
    return nlp


def register_components() -> None:
    """Tell spaCy of our components."""
    for part in _PARTS:
        import_module(f"annotators.pipeline.{part}")


def _add_borders(nlp: Language) -> None:
    """Put `newsread_sentences` before whatever decides sentences, or a rule where nothing does."""
    if "newsread_sentences" in nlp.pipe_names:
        return
    if "parser" in nlp.pipe_names:
        nlp.add_pipe("newsread_sentences", before="parser")
        return
    nlp.add_pipe("newsread_sentences", first=True)
    if not {"senter", "sentencizer"} & set(nlp.pipe_names):
        nlp.add_pipe("sentencizer", after="newsread_sentences", config={"overwrite": False})


def use_fast_products(nlp: Language) -> None:
    """Let the models multiply matrices with NumPy's BLAS.

    Measured three times as fast as the BLIS that Thinc brings along, on x86 with AVX2 and later.
    """
    from thinc.api import Model, NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        if isinstance(model, Model):
            for node in model.walk():
                if type(node.ops) is NumpyOps:
                    node.ops = ops


_COMMAND = "spacy.cli.info"


def import_spacy() -> Any:
    """spaCy, with a `spacy.info` that imports spaCy's command line when it is called.

    spaCy imports it for that function alone, and 350 modules with it (typer, requests, jinja2): a
    fifth of the time and of the memory that the import takes. A later import of `spacy.cli`
    has it whole.
    """

    def when_called(name: str) -> Callable[..., Any]:
        return lambda *given, **named: getattr(import_module(_COMMAND), name)(*given, **named)

    return import_without("spacy", _COMMAND, when_called)


FAILED: Final = "could not be looked through by the language pipeline; another pipeline may do it"
"""What is said of a text for which a pipeline has raised something."""


@contextmanager
def as_failure() -> Iterator[None]:
    """Turn what would end the program into a failure that is caught like any other.

    A pipeline that was written for scripts calls `sys.exit`; a panic in Rust is no Exception
    either. KeyboardInterrupt passes, for it may be the reader's.

    Raises:
        RuntimeError: in the place of any other BaseException, which is its cause.
    """
    try:
        yield
    except (Exception, KeyboardInterrupt):
        raise
    except BaseException as error:
        raise RuntimeError(f"it would have ended the program: {error!r}") from error
