"""Training from the raw sets, from checkpoint to checkpoint."""

from __future__ import annotations

import time
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, Final

import torch

from annotators.encoder.wordpieces import WordPieces
from annotators.training.reader import corpora
from annotators.training.reader.exchanged_names import surnames, with_other_people
from annotators.training.reader.grammar import Treebanks, labelled, with_people, with_words
from annotators.training.reader.losses import losses, tensors
from annotators.training.reader.network import Reader
from annotators.training.reader.other_mentions import with_other_mentions
from annotators.training.reader.variations import excerpts, varied
from annotators.training.reader.windows import Window, batches, lesson, windows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from annotators.training.reader.documents import Document

_TIMES: Final = 2
"""So often in a pass is an article of world news read, each time varied in another way."""
_WORDS: Final = 1_200_000
"""So many words of treebanks and marked names are read in a pass."""
_EXCERPTS: Final = {"reader": 3, "broad": 1}
"""So many short pieces of an article are read beside it each time, by its style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long and how fast it is learned."""

    steps: int = 2_200
    batch: int = 7
    """Windows a step."""
    rate: float = 2e-4
    heads_rate: float = 1e-3
    warmth: float = 0.06
    """The share of the steps in which the rate rises."""
    saved: int = 100
    """Steps from checkpoint to checkpoint."""
    layers: tuple[int, ...] | None = None
    begun: tuple[Path, ...] = ()
    """Checkpoints whose mean is begun with, in the place of the weights of the encoder alone."""
    labelled: Path | None = None
    """What another pipeline says of the grammar of the articles (see `grammar.labelled`): there are
    no trees of news in which somebody speaks."""
    seed: int = 0


def train(data: Path, encoder: Path, checkpoint: Path, plan: Plan) -> Reader:
    """The trained network; `checkpoint` is gone on from where it is there, and written anew."""
    torch.manual_seed(plan.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    cut = WordPieces((encoder / "vocab.txt").read_text(encoding="utf-8").splitlines())
    treebanks = Treebanks.read(data)
    network = Reader(str(encoder), treebanks.labels, plan.layers)
    network.to(device).train()
    if plan.begun:
        network.load_state_dict(mean_of(plan.begun), strict=False)
    parts = _parts(network, plan)
    step = restored(checkpoint, parts, device)
    random, began = Random(f"{plan.seed} {step}"), time.monotonic()
    smooth: dict[str, float] = {}
    for drawn in _endless(data, treebanks, cut, plan, random):
        if step == plan.steps:
            break
        task_losses = losses(network, drawn, tensors(drawn, cut.first, cut.last, 0, device))
        if not task_losses:
            continue
        _descend(task_losses, **parts)
        step += 1
        smooth |= _smoothed(smooth, task_losses)
        if step % 25 == 0:
            line = " ".join(f"{task} {value:.3f}" for task, value in smooth.items())
            print(f"{step}/{plan.steps} {time.monotonic() - began:.0f} s {line}", flush=True)
        if step % plan.saved == 0 or step == plan.steps:
            _save(checkpoint, parts, step)
    return network


def _parts(network: Reader, plan: Plan) -> dict[str, Any]:
    """What changes with every step: the network, its optimizer, and the schedule of the rates."""
    optimizer = _optimizer(network, plan)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _pace(step, plan))
    return {"network": network, "optimizer": optimizer, "schedule": schedule}


def _descend(
    task_losses: Mapping[str, Any], network: Reader, optimizer: Any, schedule: Any
) -> None:
    """Change the network by one step against the sum of its losses."""
    optimizer.zero_grad()
    torch.stack(list(task_losses.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
    optimizer.step()
    schedule.step()


def _smoothed(smooth: Mapping[str, float], task_losses: Mapping[str, Any]) -> dict[str, float]:
    """The running mean of each task's loss, with these losses taken in."""
    values = {task: float(loss.detach()) for task, loss in task_losses.items()}
    return {task: 0.97 * smooth.get(task, value) + 0.03 * value for task, value in values.items()}


def _optimizer(network: Reader, plan: Plan) -> Any:
    named = list(network.named_parameters())
    groups = [
        {"params": [p for n, p in named if n.startswith("encoder")], "lr": plan.rate},
        {"params": [p for n, p in named if not n.startswith("encoder")], "lr": plan.heads_rate},
    ]
    return torch.optim.AdamW(groups, weight_decay=0.01)


def _pace(step: int, plan: Plan) -> float:
    """The share of the rate: a short rise and a straight fall."""
    return min(1.0, (step + 1) / (plan.warmth * plan.steps)) * max(0.0, 1 - step / plan.steps)


def _endless(
    data: Path, treebanks: Treebanks, cut: WordPieces, plan: Plan, random: Random
) -> Iterator[list[Window]]:
    """Batches for ever, a pass over all sets after another."""
    political = list(corpora.polnear(data, "train"))
    worldwide = [d for d in corpora.reader(data, "train") if not corpora.is_kept_apart(d)]
    short_texts = list(corpora.own_texts())
    columns_of = labelled(plan.labelled) if plan.labelled is not None else {}
    worldwide, short_texts = (
        [with_other_mentions(d, columns_of[d.name]) if d.name in columns_of else d for d in part]
        for part in (worldwide, short_texts)
    )
    fixed = [lesson(document, cut) for document in corpora.gum(data)]
    passages = list(corpora.gap(data, "development"))
    pool = surnames((*worldwide, *passages))
    while True:
        some = random.sample(political, len(political) // 2)
        whole = [*political, *worldwide * _TIMES, *short_texts * _TIMES]
        documents = _variations([with_other_people(d, pool, random) for d in whole], random)
        plain = [d for d in (*some, *worldwide, *short_texts) if d.name in columns_of]
        others = [with_other_people(passage, pool, random) for passage in passages]
        documents += corpora.together(others, random)
        lessons = [*fixed]
        lessons += (with_people(document, cut, treebanks.labels) for document in documents)
        lessons += (with_words(d, columns_of[d.name], cut, treebanks.labels) for d in plain)
        lessons += treebanks.lessons(cut, _WORDS, random)
        yield from batches(windows(lessons, random), plan.batch, random)


def _variations(whole: Sequence[Document], random: Random) -> list[Document]:
    """Each document and excerpts of it, varied."""
    documents = [varied(document, random) for document in whole]
    for document in whole:
        count = _EXCERPTS[document.style or "broad"]
        documents += [varied(part, random) for part in excerpts(document, random, count)]
    return documents


def restored(checkpoint: Path, parts: dict[str, Any], device: str) -> int:
    """The step that a checkpoint was written at, its state put into the parts; 0 without one."""
    if not checkpoint.exists():
        return 0
    state = torch.load(checkpoint, map_location=device)
    for name, part in parts.items():
        part.load_state_dict(state[name])
    return int(state["step"])


def mean_of(checkpoints: Sequence[Path]) -> dict[str, Any]:
    """The state of a network whose weights are the mean of those of networks that began as one
    (Wortsman and others 2022, “Model soups”)."""
    states = [torch.load(checkpoint, map_location="cpu")["network"] for checkpoint in checkpoints]
    return {
        name: torch.stack([state[name] for state in states]).mean(0)
        if value.is_floating_point()
        else value
        for name, value in states[0].items()
    }


def _save(checkpoint: Path, parts: dict[str, Any], step: int) -> None:
    checkpoint.parent.mkdir(parents=True, exist_ok=True)
    new = checkpoint.with_suffix(".new")
    torch.save({name: part.state_dict() for name, part in parts.items()} | {"step": step}, new)
    new.replace(checkpoint)
