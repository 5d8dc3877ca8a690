"""Two label schemes in one set of questions: Universal Dependencies and spaCy's own for English.

The shipped pipeline speaks UD (`nsubj:pass`, `obj`, `obl`), `en_core_web_*` the CLEAR scheme
(`nsubjpass`, `dobj`, `prep` with `pobj`). Every function takes the label itself (`token.dep_`).
"""

from __future__ import annotations

from types import MappingProxyType

_OBJECTS = frozenset({"obj", "dobj", "iobj", "dative", "oprd"})
_PREPOSITIONAL = frozenset({"obl", "nmod", "pobj", "pcomp"})
_FLAT = frozenset({"flat", "compound", "nn", "fixed", "goeswith"})

ENTITY_LABELS = MappingProxyType(
    {
        "PER": "PERSON",
        "PEOPLE": "NORP",
        "NAT": "NORP",
        "FACILITY": "FAC",
        "TIME": "DATE",
        "TIM": "DATE",
        "GEO": "GPE",
        "CITY": "GPE",
        "COUNTRY": "GPE",
    }
)
"""Entity labels of other pipelines by newsread's name for them; the rest are kept as they are."""

NOT_NAMES = frozenset({"DATE", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
"""Entity labels that are of no one and nothing that could speak."""


def plain(dep: str) -> str:
    """The label without its subtype: `nsubj:pass` is `nsubj`."""
    return dep.partition(":")[0]


def is_root(dep: str) -> bool:
    """The head of a sentence."""
    return dep.upper() == "ROOT"


def is_subject(dep: str) -> bool:
    """A subject of any kind: nominal or clausal, active, passive or outer."""
    return dep.startswith(("nsubj", "csubj"))


def is_passive_subject(dep: str) -> bool:
    """The subject of a passive: the one told, accused, quoted."""
    return is_subject(dep) and dep.endswith(("pass", ":pass"))


def is_object(dep: str) -> bool:
    """A direct or indirect object."""
    return plain(dep) in _OBJECTS


def is_prepositional(dep: str) -> bool:
    """A nominal under a preposition: UD puts it on the verb or noun, CLEAR on the preposition."""
    return plain(dep) in _PREPOSITIONAL


def is_preposition(dep: str) -> bool:
    """The preposition itself: `case` below its noun in UD, `prep` above it in CLEAR."""
    return dep in {"case", "prep"}


def is_agent(dep: str) -> bool:
    """The doer of a passive ("was said by her"): in CLEAR this is the word "by"."""
    return dep in {"obl:agent", "agent"}


def is_clausal_complement(dep: str) -> bool:
    """A clause that is what is said, with its own subject or without."""
    return plain(dep) in {"ccomp", "xcomp"}


def is_parataxis(dep: str) -> bool:
    """A clause set beside another: UD's usual tie between a quotation and "he said"."""
    return plain(dep) == "parataxis"


def is_adverbial_clause(dep: str) -> bool:
    """A clause that says when, why or how: "…, adding that …"."""
    return plain(dep) == "advcl"


def is_relative_clause(dep: str) -> bool:
    """A clause or participle that modifies a noun."""
    return plain(dep) in {"acl", "relcl"}


def is_conjunct(dep: str) -> bool:
    """The second and further members of a coordination."""
    return plain(dep) == "conj"


def is_coordinator(dep: str) -> bool:
    """The word that coordinates: and, or, but."""
    return dep in {"cc", "cc:preconj", "preconj"}


def is_apposition(dep: str) -> bool:
    """A second name for the same thing."""
    return plain(dep) == "appos"


def is_negation(dep: str, lemma: str) -> bool:
    """A negation: CLEAR labels it `neg`, UD has an adverb or determiner to be told by its lemma."""
    negative = {"not", "n't", "n’t", "never", "no", "neither", "nor", "hardly"}
    return dep == "neg" or (plain(dep) in {"advmod", "det", "cc"} and lemma.lower() in negative)


def is_auxiliary(dep: str) -> bool:
    """A helping verb, copula included (`cop` in UD; in CLEAR the copula is the head)."""
    return dep.startswith("aux") or dep == "cop"


def is_complementizer(dep: str) -> bool:
    """The word that opens a clause: that, whether, if."""
    return dep in {"mark", "complm"}


def is_name_part(dep: str) -> bool:
    """A word that belongs to the same name or compound as its head."""
    return plain(dep) in _FLAT


def is_possessive(dep: str) -> bool:
    """The possessor of a noun."""
    return dep in {"nmod:poss", "poss"}


def is_punctuation(dep: str) -> bool:
    """A mark."""
    return dep == "punct"


def entity_label(label: str) -> str:
    """newsread's name for an entity label of any pipeline."""
    return ENTITY_LABELS.get(label.upper(), label.upper())
