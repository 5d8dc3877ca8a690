"""spaCy's English tokenizer with the few habits of the treebanks that matter to a parser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

_NAME: Final = "newsread_tokenizer"

_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"~{2,}", r"#{2,}")
"""Marks repeated are one token."""

_PREFIXES = "anti non pre re co ex mid pro pan e semi multi ultra quasi neo".split()
_HYPHEN = "(?:-|–|—|--|---|——|~)"


def use_news_tokenizer(nlp: Language) -> None:
    """Keep runs of marks together, and a prefix with its word (`pro-Ostravian`, `re-elected`).

    Its config names `make_tokenizer` from now on, for when it is loaded.
    """
    defaults = nlp.Defaults
    spelled = [form for prefix in _PREFIXES for form in (prefix, prefix.capitalize())]
    unsplit = "".join(rf"(?<!\b{prefix})" for prefix in spelled)
    infixes = [str(infix).replace(_HYPHEN, unsplit + _HYPHEN) for infix in defaults.infixes or []]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or [])]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    nlp.config["nlp"]["tokenizer"] = {"@tokenizers": _NAME}


@registry.tokenizers(_NAME)  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """What makes a tokenizer without rules, as spaCy builds it from a config.

    It is given the rules of the pipeline's folder next. spaCy's own would first be given those of
    the language: two fifths of the time that the folder takes to load.
    """
    return lambda nlp: Tokenizer(nlp.vocab)
