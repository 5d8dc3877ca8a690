"""`newsread_lemmatizer`: spaCy's rules for English, with exceptions that come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language

if TYPE_CHECKING:
    from spacy.tokens import Token


class NewsLemmatizer(EnglishLemmatizer):
    """spaCy's lower-cases every base form; here the exceptions may say "Ostravian"."""

    def is_base_form(self, token: Token) -> bool:
        """Whether the form is its own lemma."""
        exceptions = self.lookups.get_table("lemma_exc").get(token.pos_.lower(), {})
        return token.lower_ not in exceptions and super().is_base_form(token)


@Language.factory("newsread_lemmatizer", assigns=["token.lemma"], default_config={"mode": "rule"})
def make_lemmatizer(nlp: Language, name: str, mode: str) -> NewsLemmatizer:
    """The component as spaCy builds it."""
    return NewsLemmatizer(nlp.vocab, None, name, mode=mode)
