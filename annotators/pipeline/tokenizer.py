"""spaCy's English tokenizer with the few habits of the treebanks that matter to a parser."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

if TYPE_CHECKING:
    from spacy.language import Language

_RUNS = (r"[!?]{2,}", r"\*{2,}", r"={2,}", r"_{2,}", r"-{2,}", r"~{2,}", r"#{2,}")
"""Marks repeated are one token."""

_PREFIXES = "anti non pre re co ex mid pro pan e semi multi ultra quasi neo".split()
_HYPHEN = "(?:-|–|—|--|---|——|~)"


def use_news_tokenizer(nlp: Language) -> None:
    """Keep runs of marks together, and a prefix with its word (`pro-Ostravian`, `re-elected`)."""
    defaults = nlp.Defaults
    spelled = [form for prefix in _PREFIXES for form in (prefix, prefix.capitalize())]
    unsplit = "".join(rf"(?<!\b{prefix})" for prefix in spelled)
    infixes = [str(infix).replace(_HYPHEN, unsplit + _HYPHEN) for infix in defaults.infixes or []]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*_RUNS, *(defaults.prefixes or [])]).search
    tokenizer.suffix_search = compile_suffix_regex([*_RUNS, *(defaults.suffixes or [])]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
