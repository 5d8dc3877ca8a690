"""The network that is trained: a pretrained encoder and the heads, in PyTorch.

Its parameters have the names under which `annotators.encoder.heads` knows them in NumPy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import torch
from torch import nn
from torch.nn import functional

from annotators.encoder.heads import ACTS, STANCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.encoder.grammar import Labels

WIDTH: Final = 160
"""Of the vectors that are compared with one another."""
ROLES: Final = 4
_DEP: Final = 32
"""Of those from which relations are read."""
STEPS: Final = 41
"""Of distance: none, and twenty on either side."""
DROPPED: Final = 0.1

Tensor = Any  # torch is not there where newsread is checked


class Reader(nn.Module):  # type: ignore[misc]
    """An encoder (a folder, or a name that transformers knows) with all heads.

    `layers` are the numbers of those of its layers that are kept; all where it is None.
    """

    def __init__(self, encoder: str, labels: Labels, layers: Sequence[int] | None = None) -> None:
        super().__init__()
        self.encoder = _pretrained(encoder, layers)
        size = self.encoder.config.hidden_size
        self.case, self.state = nn.Embedding(3, size), nn.Embedding(4, size)
        self.anchor, self.anchor_out = _layer(size, size), nn.Linear(size, 6)
        self.token, self.head, self.meaning = (_layer(size, WIDTH) for _ in range(3))
        self.pair = nn.Parameter(torch.randn(ROLES, WIDTH, WIDTH) * 0.02)
        self.alone, self.given = nn.Linear(WIDTH, ROLES), nn.Linear(WIDTH, ROLES)
        self.distance = nn.Embedding(STEPS, ROLES)
        self.act, self.stance = nn.Linear(WIDTH, len(ACTS)), nn.Linear(WIDTH, len(STANCES))
        self.ask, self.speak, self.answer = (_layer(2 * size, WIDTH) for _ in range(3))
        self.link = nn.Parameter(torch.randn(2, WIDTH, WIDTH) * 0.02)
        self.salient = nn.Linear(WIDTH, 2)
        self.reach, self.kinds = nn.Embedding(STEPS, 2), nn.Embedding(9, 2)
        self.nobody = nn.ModuleList([nn.Linear(WIDTH, 1) for _ in range(2)])
        self.term = nn.Linear(2 * size, 2)
        self.tags, self.morphs = (
            nn.Linear(size, len(labels.tags)),
            nn.Linear(size, len(labels.morphs)),
        )
        self.starts, self.names = nn.Linear(size, 2), nn.Linear(size, len(labels.names))
        self.arc_child, self.arc_head = _layer(size, WIDTH), _layer(size, WIDTH)
        self.dep_child, self.dep_head = _layer(size, _DEP), _layer(size, _DEP)
        self.arc = nn.Parameter(torch.zeros(WIDTH + 1, WIDTH + 1))
        self.dep = nn.Parameter(torch.zeros(len(labels.deps), _DEP + 1, _DEP + 1))
        for layer in (self.case, self.state, self.distance, self.reach, self.kinds):
            nn.init.zeros_(layer.weight)

    def encode(self, ids: Tensor, cases: Tensor, states: Tensor, mask: Tensor) -> Tensor:
        """Vectors (windows, pieces, size)."""
        words = self.encoder.embeddings.word_embeddings(ids)
        words = words + self.case(cases) + self.state(states)
        with torch.autocast(words.device.type, torch.bfloat16):
            encoded = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        return functional.dropout(encoded.float(), DROPPED, self.training)

    def anchors(self, vectors: Tensor) -> Tensor:
        """Scores (windows, pieces, 6): three of what PolNeAR counts, three of what is shown."""
        return self.anchor_out(self.anchor(vectors))

    def roles(self, vectors: Tensor, windows: Tensor, pieces: Tensor) -> Tensor:
        """Scores (anchors, pieces, 4) for anchors at (windows, pieces)."""
        tokens, heads = self.token(vectors), self.head(vectors[windows, pieces])
        scores = torch.einsum("nk,rkl,ntl->ntr", heads, self.pair, tokens[windows])
        scores = scores + self.alone(tokens)[windows] + self.given(heads)[:, None]
        places = torch.arange(vectors.shape[1], device=vectors.device)
        return scores + self.distance(bucket(places[None] - pieces[:, None]))

    def meanings(self, anchors: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of acts and of stances for vectors of anchors."""
        hidden = self.meaning(anchors)
        return self.act(hidden), self.stance(hidden)

    def links(
        self,
        which: int,
        vectors: Tensor,
        askers: Tensor,
        asked: Tensor,
        spots: Tensor,
        kinds: Tensor,
    ) -> Tensor:
        """Scores (askers, 1 + mentions) in one window, whose vectors are (pieces, size).

        Args:
            which: 0 for whom a pronoun or noun stands, 1 for whose words a statement is.
            askers, spots: first and last piece of each asker and each mention.
            asked, kinds: their kinds.
        """
        ask = (self.speak if which else self.ask)(_both(vectors, askers))
        answer = self.answer(_both(vectors, spots))
        scores = ask @ self.link[which] @ answer.T + self.salient(answer)[:, which][None]
        away = spots[None, :, 0] - askers[:, None, 0]
        scores = scores + self.reach(bucket(away))[..., which]
        scores = scores + self.kinds(asked[:, None] * 3 + kinds[None])[..., which]
        return torch.cat([self.nobody[which](ask), scores], 1)

    def terms(self, vectors: Tensor, spots: Tensor) -> Tensor:
        """Scores (quotations, 2) of being somebody's words, and of being a term, in one window;
        `spots` are their first and last pieces."""
        return self.term(_both(vectors, spots))

    def arcs(self, words: Tensor) -> Tensor:
        """Scores (words, words) of each column as the head of each row; a root is its own head."""
        return _with_bias(self.arc_child(words)) @ self.arc @ _with_bias(self.arc_head(words)).T

    def deps(self, words: Tensor, heads: Tensor) -> Tensor:
        """Scores (words, labels) of the relations to the words `heads`, by number."""
        child, head = _with_bias(self.dep_child(words)), _with_bias(self.dep_head(words)[heads])
        return torch.einsum("ni,oij,nj->no", child, self.dep, head)


def _with_bias(vectors: Tensor) -> Tensor:
    """The vectors with a 1 appended, so that a bilinear score has terms of one side alone too."""
    return torch.cat([vectors, torch.ones_like(vectors[:, :1])], 1)


def bucket(away: Tensor) -> Tensor:
    """Distances in steps that grow: 20 is none, 0 and 40 are the farthest."""
    steps = torch.clamp((torch.log2(away.abs().float() + 1) * 2).long(), max=20)
    return torch.sign(away) * steps + 20


def _layer(size: int, width: int) -> nn.Sequential:
    return nn.Sequential(nn.Linear(size, width), nn.GELU(), nn.Dropout(DROPPED))


def _both(vectors: Tensor, spots: Tensor) -> Tensor:
    return torch.cat([vectors[spots[:, 0]], vectors[spots[:, 1]]], -1)


def _pretrained(encoder: str, layers: Sequence[int] | None) -> Any:
    """An encoder with its weights, of which these layers are kept; all where it is None."""
    from transformers import AutoModel

    model = AutoModel.from_pretrained(encoder)
    if layers is not None:
        model.encoder.layer = nn.ModuleList([model.encoder.layer[number] for number in layers])
    return model
