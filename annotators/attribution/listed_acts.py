"""What the lexicon makes of a cue: the act of its head word, and of that with its particle."""

from __future__ import annotations

from annotators.text.lexicon import BY_POS, PHRASES, VERBS, Act
from annotators.text.tokens import Tokens


def act_of_word(words: Tokens, k: int) -> Act:
    """What a cue makes of its content by its own meaning and that of its particle."""
    lemma = words.lemma[k]
    particle = _phrase_act(words, k)
    return particle or BY_POS.get(words.pos[k], VERBS).get(lemma, VERBS.get(lemma, "says"))


def is_listed(words: Tokens, k: int) -> bool:
    """Whether the lexicon knows what a cue makes of its content."""
    return words.lemma[k] in BY_POS.get(words.pos[k], VERBS) or _phrase_act(words, k) is not None


def _phrase_act(words: Tokens, k: int) -> Act | None:
    """What a verb means with its particle, where that is something else: to rule out."""
    particles = (words.lower[c] for c in words.children_by(k, "compound", "advmod") if c > k)
    acts = (PHRASES.get((words.lemma[k], particle)) for particle in particles)
    return next((act for act in acts if act is not None), None)
