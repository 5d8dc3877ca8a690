"""One shared encoder taught by many sources, each with what it annotates and nothing else."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
from spacy.pipeline.tok2vec import Tok2VecListener
from spacy.util import load_config
from thinc.api import Adam, Optimizer, fix_random_seed, use_ops
from thinc.model import set_dropout_rate

from annotators.pipeline import embedding
from annotators.pipeline.tokenizer import use_news_tokenizer
from annotators.training.pipeline.augment import Names, vary
from annotators.training.pipeline.documents import to_example

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from spacy.language import Language
    from spacy.training import Example

    from annotators.training.pipeline.corpus import Source

CONFIG = Path(__file__).with_name("pipeline.cfg")


@dataclass(frozen=True, slots=True)
class Schedule:
    """How long and how fast to learn: the rate rises, then falls to nothing along a cosine."""

    steps: int = 10_000
    rate: float = 0.0015
    warmup: int = 200
    words: int = 1500
    """Words in a batch, more or less."""
    dropout: float = 0.2

    def at(self, step: int) -> float:
        """The learning rate of a step."""
        if step < self.warmup:
            return self.rate * (step + 1) / self.warmup
        done = (step - self.warmup) / max(1, self.steps - self.warmup)
        return float(self.rate * 0.5 * (1 + np.cos(np.pi * done)))


CONTINUED = Schedule(steps=7000, rate=0.0011, warmup=100)
"""For going on from earlier weights."""


def read_vectors(path: Path, count: int) -> tuple[list[str], np.ndarray]:
    """The first `count` words and vectors of a file in GloVe's text format."""
    with path.open(encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(" ") for line in islice(file, count)]
    return [row[0] for row in rows], np.array([row[1:] for row in rows], dtype="float32")


def new_pipeline(
    sources: list[Source], vectors: tuple[list[str], np.ndarray], seed: int
) -> Language:
    """An untrained pipeline that knows every label of the sources."""
    fix_random_seed(seed)
    taught = {name for source in sources for name in source.components}
    with use_ops("numpy", use_blis=False):
        nlp = spacy.util.load_model_from_config(load_config(CONFIG), auto_fill=True)
        use_news_tokenizer(nlp)
        embedding.set_vectors(_pipe(nlp, "tok2vec").model, *vectors)
        for name in [n for n in nlp.pipe_names if n != "tok2vec" and n not in taught]:
            nlp.remove_pipe(name)
        for name in nlp.pipe_names:
            teachers = [s for s in sources if name == "tok2vec" or name in s.components]
            _pipe(nlp, name).initialize(partial(_sample, nlp, teachers), nlp=nlp)
    nlp._link_components()
    return nlp


def _pipe(nlp: Language, name: str) -> Any:
    """A component, as something that can be taught: spaCy's types know only that it is called."""
    return nlp.get_pipe(name)


def _sample(nlp: Language, sources: list[Source], most: int = 2000) -> list[Example]:
    """Enough of each source to see every label, spread evenly over it."""
    return [
        to_example(piece, nlp)
        for source in sources
        for piece in source.pieces[:: 1 + len(source.pieces) // most]
    ]


def batches(
    nlp: Language, source: Source, schedule: Schedule, names: Names, chance: random.Random
) -> Iterator[list[Example]]:
    """Endless batches of a source, shuffled anew each round, each piece varied a little.

    What is left at the end of a round is dropped, unless the whole source is less than a batch.
    """
    enough = min(schedule.words, sum(map(len, source.pieces)))
    while True:
        order = list(source.pieces)
        chance.shuffle(order)
        batch: list[Example] = []
        size = 0
        for piece in order:
            batch.append(to_example(vary(piece, names, chance), nlp))
            size += len(piece)
            if size >= enough:
                yield batch
                batch, size = [], 0


def update(
    nlp: Language, examples: list[Example], components: tuple[str, ...], sgd: Optimizer, drop: float
) -> dict[str, float]:
    """Teach some components, and the encoder through them.

    spaCy's own `nlp.update` leaves the encoder untaught when its last listener is left out.
    """
    losses: dict[str, float] = {}
    encoder = _pipe(nlp, "tok2vec")
    docs = [example.predicted for example in examples]
    set_dropout_rate(encoder.model, drop)
    outputs, backprop = encoder.model.begin_update(docs)
    gradients = [np.zeros_like(output) for output in outputs]

    def collect(given: list[np.ndarray]) -> list[Any]:
        for mine, theirs in zip(gradients, given, strict=True):
            mine += theirs
        return []

    batch_id = Tok2VecListener.get_batch_id(docs)
    for name in components:
        for listener in encoder.listener_map[name]:
            listener.receive(batch_id, outputs, collect)
        _pipe(nlp, name).update(examples, drop=drop, losses=losses)
    backprop(gradients)
    for name in ("tok2vec", *components):
        _pipe(nlp, name).finish_update(sgd)
    return losses


def train(
    nlp: Language,
    sources: list[Source],
    schedule: Schedule,
    seed: int,
    after: Callable[[int, str], None],
) -> None:
    """Train in place; `after` is told of each step, with a line to show every hundred."""
    chance = random.Random(seed)
    sgd = Adam(schedule.rate, L2=0.01, use_averages=False)
    names = Names.harvest([p for s in sources if s.components == ("ner",) for p in s.pieces])
    streams = {source.name: batches(nlp, source, schedule, names, chance) for source in sources}
    shares = [source.share for source in sources]
    losses: dict[str, float] = {}
    seen, started = 0, time.monotonic()
    for step in range(schedule.steps):
        source = chance.choices(sources, shares)[0]
        examples = next(streams[source.name])
        sgd.learn_rate = schedule.at(step)
        for name, loss in update(nlp, examples, source.components, sgd, schedule.dropout).items():
            losses[name] = 0.98 * losses.get(name, loss) + 0.02 * loss
        seen += sum(len(example.predicted) for example in examples)
        line = ""
        if (step + 1) % 100 == 0:
            shown = " ".join(f"{name} {loss:.0f}" for name, loss in losses.items())
            speed = seen / (time.monotonic() - started)
            line = f"{step + 1} rate {sgd.learn_rate:.5f} words/s {speed:.0f} {shown}"
        after(step + 1, line)
