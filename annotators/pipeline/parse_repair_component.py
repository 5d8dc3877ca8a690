"""`newsread_trees`: arcs and labels that contradict what stands beside them, put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from spacy.language import Language

from annotators.pipeline.parse_repair import Tree, mended

if TYPE_CHECKING:
    from spacy.tokens import Doc


class TreeRules:
    """Mends Universal Dependencies trees; sentences stay as they are."""

    def __call__(self, doc: Doc) -> Doc:
        """The document with better trees."""
        tree = Tree(
            heads=[token.head.i for token in doc],
            deps=[token.dep_ for token in doc],
            pos=[token.pos_ for token in doc],
        )
        for arc in list(mended(tree)):
            token = doc[arc.token]
            token.dep_ = arc.dep
            if arc.head != tree.heads[arc.token]:
                token.head = doc[arc.head]
        return doc


@Language.factory("newsread_trees", requires=["token.dep"], assigns=["token.dep", "token.head"])
def make_tree_rules(nlp: Language, name: str) -> TreeRules:
    """The component as spaCy builds it."""
    return TreeRules()
