"""One question for two label schemes, by which pipelines of either can be compared.

The shipped pipeline speaks Universal Dependencies (`nsubj:pass`), `en_core_web_*` the CLEAR scheme
(`nsubjpass`). The question takes the label itself (`token.dep_`).
"""

from __future__ import annotations

from types import MappingProxyType

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


def is_subject(dep: str) -> bool:
    """A subject of any kind: nominal or clausal, active, passive or outer."""
    return dep.startswith(("nsubj", "csubj"))


def entity_label(label: str) -> str:
    """newsread's name for an entity label of any pipeline."""
    return ENTITY_LABELS.get(label.upper(), label.upper())
