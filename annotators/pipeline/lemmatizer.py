"""`newsread_lemmatizer`: spaCy's rules for English, with exceptions that come first."""

from __future__ import annotations

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.symbols import NUM, VERB  # type: ignore[import-not-found]
from spacy.tokens import Token


class NewsLemmatizer(EnglishLemmatizer):
    """spaCy's lower-cases every base form; here the exceptions may say "Ostravian".

    As the treebanks have it, a number loses its commas (12,000 is 12000), and a verb that begins
    a sentence its capital.
    """

    def rule_lemmatize(self, token: Token) -> list[str]:
        """The lemmas that a word may have, the likeliest first."""
        word = token.text
        if token.pos == NUM and word[0].isdigit():
            return [word.replace(",", "")]
        forms: list[str] = super().rule_lemmatize(token)
        return [word.lower()] if token.pos == VERB and forms == [word] else forms

    def is_base_form(self, token: Token) -> bool:
        """Whether the form is its own lemma."""
        exceptions = self.lookups.get_table("lemma_exc").get(token.pos_.lower(), {})
        return token.lower_ not in exceptions and super().is_base_form(token)


@Language.factory("newsread_lemmatizer", assigns=["token.lemma"], default_config={"mode": "rule"})
def make_lemmatizer(nlp: Language, name: str, mode: str) -> NewsLemmatizer:
    """The component as spaCy builds it."""
    return NewsLemmatizer(nlp.vocab, None, name, mode=mode)
