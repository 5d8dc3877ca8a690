"""The training of the teacher: everything at once, each piece with what its source annotates."""

from __future__ import annotations

import math
import random
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import torch
from torch.nn import functional

from annotators.training.pipeline.augment import Names, vary
from annotators.training.pipeline.features import LONGEST, MISSING, Lesson, Reader, labels_of
from annotators.training.pipeline.schedule import LESSONS, UNANNOTATED
from annotators.training.pipeline.silver_corpus import answers
from annotators.training.pipeline.teacher import Teacher, pretrained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from annotators.training.pipeline.corpus import Source
    from annotators.training.pipeline.documents import Piece
    from annotators.training.pipeline.schedule import Asked

_POOL = 96
"""Pieces that are sorted by length before they are batched."""


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast the teacher learns."""

    steps: int = 2000
    subwords: int = 2000
    """In a batch, with what pads it."""
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: int = 150

    def factor(self, step: int) -> float:
        """Of the rates: rising, then falling to nothing along a cosine."""
        if step < self.warmup:
            return (step + 1) / self.warmup
        return 0.5 * (1 + math.cos(math.pi * (step - self.warmup) / (self.steps - self.warmup)))


def lessons(sources: list[Source], reader: Reader, chance: random.Random) -> Iterator[Lesson]:
    """Endless lessons: a source by its share of words, its pieces shuffled anew each round."""
    harvested = [p for s in sources if s.components == ("ner",) for p in s.pieces]
    names = Names.harvest(harvested)
    streams = [_endless(source, chance) for source in sources]
    lengths = [sum(map(len, s.pieces)) / len(s.pieces) for s in sources]
    shares = [source.share / length for source, length in zip(sources, lengths, strict=True)]
    while True:
        i = chance.choices(range(len(sources)), shares)[0]
        piece = vary(next(streams[i]), names, chance)
        lesson = reader.lesson(piece, UNANNOTATED.get(sources[i].name, frozenset()))
        if len(lesson) <= LONGEST:
            yield lesson


def _endless(source: Source, chance: random.Random) -> Iterator[Piece]:
    while True:
        order = list(source.pieces)
        chance.shuffle(order)
        yield from order


def batches(
    stream: Iterator[Lesson], subwords: int, chance: random.Random
) -> Iterator[list[Lesson]]:
    """Endless batches of lessons of about the same length."""
    while True:
        found: list[list[Lesson]] = [[]]
        for lesson in sorted((next(stream) for _ in range(_POOL)), key=len):
            if found[-1] and len(lesson) * (len(found[-1]) + 1) > subwords:
                found.append([])
            found[-1].append(lesson)
        chance.shuffle(found)
        yield from found


def losses(teacher: Teacher, reader: Reader, batch: list[Lesson]) -> dict[str, Any]:
    """The mean loss of each head over the words of a batch."""
    scores = teacher(*reader.inputs(batch))
    wanted = reader.targets(batch)
    words = sum(len(lesson.firsts) for lesson in batch)
    found = {
        name: _loss(getattr(scores, name), wanted[name]) / words
        for name in ("tags", "morphs", "starts")
    }
    right = scores.names.masked_fill(~wanted["names"], -1e4)
    found["names"] = (scores.names.logsumexp(-1) - right.logsumexp(-1)).sum() / words
    if (wanted["heads"] != MISSING).any():
        arcs = within_sentences(scores.arcs, wanted["sentences"])
        found["arcs"] = _loss(arcs, wanted["heads"]) / words
        found["deps"] = _loss(scores.deps(wanted["heads"].clamp(min=0)), wanted["deps"]) / words
    return found


def within_sentences(arcs: Any, sentences: Any) -> Any:
    """Scores of heads, with those in another sentence ruled out."""
    return arcs.masked_fill(sentences.unsqueeze(1) != sentences.unsqueeze(2), -1e4)


def _loss(scores: Any, wanted: Any) -> Any:
    return functional.cross_entropy(
        scores.flatten(0, 1), wanted.flatten(), ignore_index=MISSING, reduction="sum"
    )


def teach(
    sources: list[Source], course: Course, seed: int, after: Callable[[int, str], None]
) -> tuple[Teacher, Reader]:
    """A teacher taught from the sources; `after` is told of each step, with a line now and then."""
    torch.set_num_threads(1)
    torch.manual_seed(seed)
    chance = random.Random(seed)
    encoder, tokenizer = pretrained()
    reader = Reader(tokenizer, labels_of(sources))
    teacher = Teacher(encoder, reader.labels).train()
    optimizer = torch.optim.AdamW(_groups(teacher, course), weight_decay=0.01, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, course.factor)
    stream = batches(lessons(sources, reader, chance), course.subwords, chance)
    shown: dict[str, float] = {}
    seen, started = 0, time.monotonic()
    for step in range(course.steps):
        batch = next(stream)
        found = losses(teacher, reader, batch)
        sum(found.values()).backward()
        torch.nn.utils.clip_grad_norm_(teacher.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad()
        for name, loss in found.items():
            shown[name] = 0.95 * shown.get(name, float(loss.detach())) + 0.05 * float(loss.detach())
        seen += sum(map(len, batch))
        after(step + 1, _line(step + 1, seen / (time.monotonic() - started), shown))
    return teacher.eval(), reader


def _line(step: int, speed: float, losses: dict[str, float]) -> str:
    """What there is to say after every fiftieth step."""
    if step % 50:
        return ""
    figures = " ".join(f"{name} {loss:.3f}" for name, loss in losses.items())
    return f"{step} subwords/s {speed:.0f} {figures}"


def _groups(teacher: Teacher, course: Course) -> list[dict[str, Any]]:
    encoder = {id(parameter) for parameter in teacher.encoder.parameters()}
    heads = [p for p in teacher.parameters() if id(p) not in encoder]
    return [
        {"params": list(teacher.encoder.parameters()), "lr": course.encoder_rate},
        {"params": heads, "lr": course.head_rate},
    ]


def taught(short: list[Source], seed: int, after: Callable[[int, str], None]) -> Asked:
    """Someone to ask about pieces: a teacher that learnt from these short ones."""
    lessons = [replace(source, share=LESSONS[source.name]) for source in short]
    return partial(answers, *teach(lessons, Course(), seed, after))
