"""How wrong the network is about a batch of windows, task by task."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import torch
from torch.nn import functional

from annotators.encoder.heads import ACTS, NAME, PRONOUN, STANCES
from annotators.training.reader.windows import MISSING, Spot

if TYPE_CHECKING:
    from collections.abc import Sequence

    from annotators.training.reader.network import Reader
    from annotators.training.reader.windows import Anchor, Window, Words

    WordLesson = tuple[Words, list[int], Any]
    """The words of a lesson, the numbers of those that a window has, and their vectors."""

Tensor = Any
WEIGHTS: Final = {
    "broad": 4.0, "shown": 4.0, "roles": 4.0, "act": 0.5, "stance": 1.0, "links": 0.7,
    "terms": 0.5, "tags": 0.4, "morphs": 0.4, "starts": 0.7, "names": 2.0, "arcs": 1.0, "deps": 0.7,
}  # fmt: skip
"""What an error of each task counts."""
_BARRED: Final = -1e4
_RARER: Final = (1.0, 2.0, 2.0)
"""What a piece without and with an anchor counts."""
_LEAST: Final = 10
"""Links by which a sum is divided at least, so that a window with one does not outweigh others."""


def tensors(drawn: Sequence[Window], first: int, last: int, pad: int, device: str) -> list[Tensor]:
    """Numbers, cases, states and mask (windows, pieces), with what begins and ends a text."""
    longest = max(w.end - w.start for w in drawn) + 2
    rows: list[list[list[int]]] = [[], [], [], []]
    for w in drawn:
        room = [0] * (longest - (w.end - w.start) - 2)
        ids, cases, states = (
            row[w.start : w.end] for row in (w.lesson.ids, w.lesson.cases, w.lesson.states)
        )
        rows[0].append([first, *ids, last, *(pad for _ in room)])
        rows[1].append([0, *cases, 0, *room])
        rows[2].append([0, *states, 0, *room])
        rows[3].append([1] * (longest - len(room)) + room)
    return [torch.tensor(row, device=device) for row in rows]


def losses(network: Reader, drawn: Sequence[Window], inputs: Sequence[Tensor]) -> dict[str, Tensor]:
    """The weighted loss of every task that the windows have an answer for."""
    vectors, mask = network.encode(*inputs), inputs[3].bool()
    anchors = [
        (n, anchor.piece - w.start + 1, anchor)
        for n, w in enumerate(drawn)
        for anchor in w.lesson.anchors
        if w.start <= anchor.piece < w.end
    ]
    by_task = _anchor_losses(network, vectors, drawn, anchors)
    if anchors:
        at = torch.tensor([n for n, _, _ in anchors], device=vectors.device)
        pieces = torch.tensor([piece for _, piece, _ in anchors], device=vectors.device)
        roles = _roles(drawn, anchors, vectors.shape[1]).to(vectors.device)
        scores = network.roles(vectors, at, pieces)
        by_task["roles"] = functional.cross_entropy(scores[mask[at]], roles[mask[at]])
        acts, stances = network.meanings(vectors[at, pieces])
        by_task["act"] = _any_right(acts, [a.acts for _, _, a in anchors], len(ACTS))
        by_task["stance"] = _any_right(stances, [a.stances for _, _, a in anchors], len(STANCES))
    links = _link_loss(network, vectors, drawn)
    if links is not None:
        by_task["links"] = links
    by_task |= _term_loss(network, vectors, drawn)
    by_task |= _word_losses(network, vectors, drawn)
    return {task: WEIGHTS[task] * loss for task, loss in by_task.items()}


def _anchor_losses(
    network: Reader,
    vectors: Tensor,
    drawn: Sequence[Window],
    anchors: list[tuple[int, int, Anchor]],
) -> dict[str, Tensor]:
    """The losses of `broad` and `shown`."""
    labels = _anchor_labels(drawn, anchors, vectors)
    scores, weight = network.anchors(vectors), torch.tensor(_RARER, device=vectors.device)
    by_task = {}
    for task, part, label in (
        ("broad", scores[..., :3], labels[0]),
        ("shown", scores[..., 3:], labels[1]),
    ):
        if (label != MISSING).any():
            by_task[task] = functional.cross_entropy(
                part.reshape(-1, 3), label.reshape(-1), weight=weight, ignore_index=MISSING
            )
    return by_task


def _anchor_labels(
    drawn: Sequence[Window], anchors: list[tuple[int, int, Anchor]], vectors: Tensor
) -> Tensor:
    """For `broad` and `shown` the kind of anchor that each piece of each window is, or `MISSING`.

    Optional rows do not count for `shown`, nor do nested rows of PolNeAR and those that are no
    claims.
    """
    labels = torch.full((2, *vectors.shape[:2]), MISSING, device=vectors.device)
    for n, w in enumerate(drawn):
        inner = slice(1, w.end - w.start + 1)
        if w.lesson.style is not None:
            labels[1, n, inner] = 0
        if w.lesson.style == "broad":
            labels[0, n, inner] = 0
    for n, piece, anchor in anchors:
        is_broad = drawn[n].lesson.style == "broad"
        is_open = anchor.is_optional or (is_broad and (anchor.is_nested or not anchor.is_claim))
        labels[1, n, piece] = MISSING if is_open else anchor.kind
        if is_broad:
            labels[0, n, piece] = anchor.kind
    return labels


def _term_loss(network: Reader, vectors: Tensor, drawn: Sequence[Window]) -> dict[str, Tensor]:
    scores, right = [], []
    for n, w in enumerate(drawn):
        inside = [q for q in w.lesson.quoted if w.start <= q.first and q.last < w.end]
        if inside:
            spots = [(q.first - w.start + 1, q.last - w.start + 1) for q in inside]
            scores.append(network.terms(vectors[n], torch.tensor(spots, device=vectors.device)))
            right += [int(q.is_term) for q in inside]
    if not right:
        return {}
    labels = torch.tensor(right, device=vectors.device)
    return {"terms": functional.cross_entropy(torch.cat(scores), labels)}


def _word_losses(network: Reader, vectors: Tensor, drawn: Sequence[Window]) -> dict[str, Tensor]:
    """The losses of tags, forms, sentence starts, names and trees, over all words."""
    windows = [(n, w, w.lesson.words) for n, w in enumerate(drawn) if w.lesson.words]
    lessons = [
        (words, inside, vectors[n, [words.firsts[k] - w.start + 1 for k in inside]])
        for n, w, words in windows
        if (inside := _inside(w, words))
    ]
    if not lessons:
        return {}
    return _label_losses(network, lessons) | _tree_losses(network, lessons)


def _label_losses(network: Reader, lessons: Sequence[WordLesson]) -> dict[str, Tensor]:
    """The losses of labels, one a word: tags, forms, sentence starts and names."""
    vectors = torch.cat([word_vectors for _, _, word_vectors in lessons])
    by_task = {}
    for task in ("tags", "morphs", "starts"):
        right = torch.tensor(
            [getattr(words, task)[k] for words, inside, _ in lessons for k in inside],
            device=vectors.device,
        )
        if (right != MISSING).any():
            scores = getattr(network, task)(vectors)
            by_task[task] = functional.cross_entropy(scores, right, ignore_index=MISSING)
    names = [words.names[k] for words, inside, _ in lessons for k in inside]
    if any(names):
        scores = network.names(vectors)
        named = [n for n, labels in enumerate(names) if labels]
        by_task["names"] = _any_right(scores[named], [[*names[n]] for n in named], scores.shape[1])
    return by_task


def _tree_losses(network: Reader, lessons: Sequence[WordLesson]) -> dict[str, Tensor]:
    """The losses of heads and of relations, over the words that have them."""
    trees = [_tree_loss(network, vectors, words, inside) for words, inside, vectors in lessons]
    count = sum(number for _, _, number in trees)
    if not count:
        return {}
    return {
        "arcs": torch.stack([arcs for arcs, _, _ in trees]).sum() / count,
        "deps": torch.stack([deps for _, deps, _ in trees]).sum() / count,
    }


def _inside(window: Window, words: Words) -> list[int]:
    """The words whose piece is in a window."""
    return [k for k, first in enumerate(words.firsts) if window.start <= first < window.end]


def _tree_loss(
    network: Reader, vectors: Tensor, words: Words, inside: list[int]
) -> tuple[Tensor, Tensor, int]:
    """The summed losses of heads and of relations in a window, and how many words have them."""
    index_of = {k: n for n, k in enumerate(inside)}
    heads = [index_of.get(words.heads[k], MISSING) for k in inside]
    with_head = [n for n, head in enumerate(heads) if head != MISSING]
    if not with_head:
        zero = vectors.sum() * 0
        return zero, zero, 0
    sentence = torch.tensor([words.sentences[k] for k in inside], device=vectors.device)
    arcs = network.arcs(vectors).masked_fill(sentence[None] != sentence[:, None], _BARRED)
    right = torch.tensor([heads[n] for n in with_head], device=vectors.device)
    deps = torch.tensor([words.deps[inside[n]] for n in with_head], device=vectors.device)
    return (
        functional.cross_entropy(arcs[with_head], right, reduction="sum"),
        functional.cross_entropy(
            network.deps(vectors, torch.tensor([max(head, 0) for head in heads]))[with_head],
            deps,
            reduction="sum",
            ignore_index=MISSING,
        ),
        len(with_head),
    )


def _roles(drawn: Sequence[Window], anchors: list[tuple[int, int, Anchor]], longest: int) -> Tensor:
    rows = torch.zeros((len(anchors), longest), dtype=torch.long)
    for row, (n, _, anchor) in zip(rows, anchors, strict=True):
        for piece, role in anchor.roles.items():
            if drawn[n].start <= piece < drawn[n].end:
                row[piece - drawn[n].start + 1] = role
    return rows


def _any_right(scores: Tensor, right: list[list[int]], count: int) -> Tensor:
    """The loss where several answers are right: their chance together."""
    is_right = torch.zeros((len(right), count), dtype=torch.bool)
    for row, numbers in zip(is_right, right, strict=True):
        row[numbers] = True
    return _among(scores, is_right.to(scores.device)).mean()


def _among(scores: Tensor, is_right: Tensor) -> Tensor:
    right = scores.masked_fill(~is_right, _BARRED)
    return torch.logsumexp(scores, -1) - torch.logsumexp(right, -1)


def _link_loss(network: Reader, vectors: Tensor, drawn: Sequence[Window]) -> Tensor | None:
    total, count = None, 0
    for n, w in enumerate(drawn):
        spots = [s for s in w.lesson.spots if w.start <= s.first and s.last < w.end]
        if len(spots) < 2:
            continue
        for which, asked in ((0, _anaphors(w, spots)), (1, _speaking(w))):
            if asked:
                loss = _links(network, vectors[n], which, asked, spots, w.start - 1)
                total = loss if total is None else total + loss
                count += len(asked)
    return None if total is None else total / max(count, _LEAST)


def _anaphors(window: Window, spots: list[Spot]) -> list[Spot]:
    """The mentions to resolve: pronouns and nouns; where no rows are marked, names too."""
    style = window.lesson.style
    if style == "broad":  # its mentions are its sources only
        return []
    asking = [s for s in spots if s.kind != NAME or style is None]
    return [s for s in asking if s.kind == PRONOUN or not _is_other(s)]


def _is_other(spot: Spot) -> bool:
    """Whether it stands for somebody who is not marked; two such may or may not be the same."""
    return isinstance(spot.key, tuple) and spot.key[0] == "other"


def _speaking(window: Window) -> list[Spot]:
    return [
        Spot(a.piece, a.piece, a.speaker, a.kind)
        for a in window.lesson.anchors
        if window.start <= a.piece < window.end and a.speaker is not None
    ]


def _links(
    network: Reader, vectors: Tensor, which: int, asked: list[Spot], spots: list[Spot], before: int
) -> Tensor:
    """The summed loss of the links of a window; `before` is its first piece, less one."""

    def pieces(group: list[Spot]) -> Tensor:
        return torch.tensor(
            [(s.first - before, s.last - before) for s in group], device=vectors.device
        )

    def kinds(group: list[Spot]) -> Tensor:
        return torch.tensor([s.kind for s in group], device=vectors.device)

    scores = network.links(which, vectors, pieces(asked), kinds(asked), pieces(spots), kinds(spots))
    is_right = torch.zeros(scores.shape, dtype=torch.bool)
    is_barred = torch.zeros(scores.shape, dtype=torch.bool)
    for x, asker in enumerate(asked):
        is_other = _is_other(asker)
        for y, spot in enumerate(spots, 1):
            if which == 0 and (
                spot is asker or (spot.kind == PRONOUN and spot.first > asker.first)
            ):
                is_barred[x, y] = True
            elif spot.key == asker.key or (is_other and _is_other(spot)):
                is_right[x, y] = True
        is_right[x, 0] = is_other or not is_right[x].any()
    scores = scores.masked_fill(is_barred.to(scores.device), _BARRED)
    total: Tensor = _among(scores, is_right.to(scores.device)).sum()
    return total
