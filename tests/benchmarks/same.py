"""The same words elsewhere: what is found of what was edited, how fast, and what it costs.

    python -m tests.benchmarks.same [COUNT]

Pairs: every sentence of the samples that says enough, and what other sources make of it: other
marks, cut, in another order, words changed, retold, said by another, denied, with a “not”. All are
in one index; each sentence is looked up there. Whatever is found of another sentence is wrong. How
the difference is told is checked too.

Scale: COUNT articles (10,000), half of whose sayings are those of the samples with edits and half
made of words at random, so that some words are said in hundreds of articles and most in one.
"""

from __future__ import annotations

import random
import re
import resource
import sys
from collections import Counter
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from annotators.across.elsewhere import Way, elsewhere
from annotators.across.extract_records import BATCH
from articles.search import Person, Saying, SearchIndex
from articles.search.quotations import Built
from articles.search.shingles import content_of
from tests.benchmarks.beside import p95, processor_milliseconds
from tests.benchmarks.figure import Figure, at_least, at_most
from tests.support.readings import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

ENOUGH: Final = 6
"""Content words that a sentence has at the least."""
HARD: Final = "half changed"
"""What is another sentence by then, and counted apart."""
NAMES: Final = ("Ilka Maróthy", "Tomas Okafor", "Hedda Lindqvist", "Einar Vold", "Oda Brenninck")

_SENTENCE = re.compile(r"[^\s.!?][^\n.!?]*[.!?]+[”’»\"]?")
_RETOLD = {
    "i": "she", "we": "they", "my": "her", "our": "their", "me": "her", "us": "them", "is": "was",
    "are": "were", "will": "would", "have": "had", "has": "had", "can": "could", "this": "that",
    "now": "then", "today": "that day", "here": "there",
}  # fmt: skip


def sentences() -> list[str]:
    """The sentences of the samples that are of one article alone, each once.

    Cookbooks are left out, which give the same advice to several readers in nearly the same words.
    """
    paths = [*sorted(SAMPLES.glob("*.txt")), *sorted(SAMPLES.glob("*.md"))]
    texts = [path.read_text("utf-8") for path in paths if not path.name.startswith("cookbook-")]
    statements = (match.group() for text in texts for match in _SENTENCE.finditer(text))
    return [
        statement for statement in dict.fromkeys(statements) if len(content_of(statement)) >= ENOUGH
    ]


@dataclass(frozen=True, slots=True)
class Case:
    """What somebody made of a sentence, and one of the ways in which it has to be told."""

    edit: str
    saying: Saying
    way: Way | None = None


def saying_of(words: str, speaker: str = NAMES[0], **known: object) -> Saying:
    """Exact words of somebody."""
    saying = Saying(speaker=speaker, kind="says", words=words, start=0, end=1, form="direct")
    return replace(saying, **known)  # type: ignore[arg-type]


def cases(sentence: str, vocabulary: Sequence[str], chance: random.Random) -> Iterator[Case]:
    """Every edit of a sentence."""
    words = sentence.split()
    third, half = len(words) // 3, len(words) // 2
    for marks in ("«%s»", "„%s“", '"%s"'):
        bare = re.sub(r"[“”‘’«»\"]", "", sentence)
        yield Case("other marks", saying_of(marks % bare))
    yield Case("cut before", saying_of(" ".join(words[half:])), "cut")
    yield Case("cut behind", saying_of(" ".join(words[: half + 1])), "cut")
    yield Case("cut within", saying_of(" ".join([*words[:third], "…", *words[2 * third :]])), "cut")
    yield Case("reordered", saying_of(" ".join([*words[half:], *words[:half]])), "reordered")
    yield Case("a word changed", saying_of(_changed(words, vocabulary, chance, 1)), "changed")
    several = max(2, len(content_of(sentence)) // 5)
    yield Case(
        "a fifth changed", saying_of(_changed(words, vocabulary, chance, several)), "changed"
    )
    yield Case(HARD, saying_of(_changed(words, vocabulary, chance, len(words) // 4)), "changed")
    yield Case("retold", saying_of(_retold(words), form="indirect"), "reworded")
    yield Case("of another", saying_of(sentence, chance.choice(NAMES[1:])), "credited")
    yield Case("denied", saying_of(_retold(words), polarity="denies", form="indirect"), "denied")
    at = chance.randrange(1, len(words))
    yield Case("with a not", saying_of(" ".join([*words[:at], "not", *words[at:]])), "turned")


def _changed(
    words: Sequence[str], vocabulary: Sequence[str], chance: random.Random, times: int
) -> str:
    """So many content words put in the place of others."""
    new = list(words)
    places = [n for n, word in enumerate(words) if content_of(word)]
    for n in chance.sample(places, min(times, len(places))):
        content = content_of(words[n])
        new[n] = next(
            o for o in iter(lambda: chance.choice(vocabulary), None) if content_of(o) != content
        )
    return " ".join(new)


def _retold(words: Sequence[str]) -> str:
    return " ".join(_RETOLD.get(word.lower(), word) for word in words)


@dataclass(frozen=True, slots=True)
class Score:
    """What was found of the pairs, and how it was told."""

    pairs: Counter[str]
    found: Counter[str]
    told: Counter[str]
    wrong: int

    @property
    def recall(self) -> float:
        """Of all pairs that are forms of one sentence."""
        pairs, pairs_found = (self.pairs - Counter(), self.found - Counter())
        del pairs[HARD], pairs_found[HARD]
        return pairs_found.total() / pairs.total()

    @property
    def precision(self) -> float:
        return self.found.total() / max(1, self.found.total() + self.wrong)

    @property
    def truth(self) -> float:
        """Share of the found of which the difference that was made is told."""
        return self.told.total() / max(1, self.found.total())


def score_of(seed: int = 7, wrongs: list[tuple[str, str]] | None = None) -> Score:
    """Look every sentence up among all edits of all."""
    chance = random.Random(seed)
    origins = sentences()
    words = [word for origin in origins for word in origin.split() if content_of(word)]
    cases_by_id = {
        f"{number}:{n}": case
        for number, sentence in enumerate(origins)
        for n, case in enumerate(cases(sentence, words, chance))
    }
    score = Score(Counter(case.edit for case in cases_by_id.values()), Counter(), Counter(), 0)
    wrong = 0
    with TemporaryDirectory() as folder, SearchIndex(Path(folder) / "search.db") as index:
        index.quotations.build(_built(id_, (case.saying,)) for id_, case in cases_by_id.items())
        for number, sentence in enumerate(origins):
            for other in elsewhere(saying_of(sentence), index.quotations).others:
                case = cases_by_id[other.saying.article]
                if other.saying.article.startswith(f"{number}:"):
                    score.found[case.edit] += 1
                    score.told[case.edit] += case.way is None or case.way in other.ways
                else:
                    wrong += 1
                    if wrongs is not None:
                        wrongs.append((sentence, other.saying.words))
    return replace(score, wrong=wrong)


def quality() -> Iterator[Figure]:
    """Recall, by edit and in all, precision, and how truly the difference is told."""
    score = score_of()
    for edit, count in score.pairs.items():
        yield Figure(f"found, {edit}, of {count}", 100 * score.found[edit] / count, "%")
    for edit, count in score.found.items():
        yield Figure(f"told rightly, {edit}", 100 * score.told[edit] / count, "%")
    pairs = score.pairs.total() - score.pairs[HARD]
    yield Figure(f"found, of {pairs:,} pairs", 100 * score.recall, "%", at_least(97))
    yield Figure("right, of what is found", 100 * score.precision, "%", at_least(99))
    yield Figure("difference told, of what is found", 100 * score.truth, "%", at_least(97))


# -- scale

SAYINGS: Final = 10
"""Of an article: those that the samples have on average."""


def _built(id_: str, sayings: Sequence[Saying], date: str = "2026-01-01") -> Built:
    return Built(
        id=id_,
        title=f"Story {id_}",
        source="Maren Post",
        date=date,
        url=None,
        people=tuple(Person(name=name) for name in NAMES[:2]),
        sayings=sayings,
        places=("Port Maren",),
    )


def recombined(count: int, seed: int = 3) -> Iterator[Built]:
    """Made-up articles: in each half of what is said is in others too, half in none."""
    chance = random.Random(seed)
    origins = sentences()
    words = [word for origin in origins for word in origin.split() if content_of(word)]
    for n in range(count):
        known = [
            chance.choice(list(cases(chance.choice(origins), words, chance))).saying
            for _ in range(SAYINGS // 2)
        ]
        new_sayings = [
            saying_of(
                " ".join(chance.choices(words, k=chance.randint(6, 24))), chance.choice(NAMES)
            )
            for _ in range(SAYINGS - len(known))
        ]
        day = f"20{chance.randint(10, 26)}-{chance.randint(1, 12):02}-11"
        yield _built(f"{n:08}", (*known, *new_sayings), day)


def scale(count: int = 10_000) -> Iterator[Figure]:
    """Building, adding one, looking up, size and memory."""
    with TemporaryDirectory() as folder, SearchIndex(Path(folder) / "search.db") as index:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        milliseconds = sum(_build(index, count))
        yield Figure(f"build {count:,} articles, each", milliseconds / count, "ms", at_most(5))
        yield from _looked_up(index, count)
        articles = (
            replace(article, id=f"more {article.id}") for article in list(recombined(99, seed=9))
        )
        times = [
            processor_milliseconds(lambda: index.quotations.build([next(articles)]))
            for _ in range(99)
        ]
        yield Figure(f"add one to {count:,}, p95", p95(times), "ms", at_most(50))
        growth = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        yield Figure("memory that all this took", growth / 1000, "MB", at_most(100))
        index.close()
        size = sum(path.stat().st_size for path in Path(folder).iterdir())
        yield Figure(f"index of {count:,}, an article", size / count / 1000, "kB", at_most(15))


def _build(index: SearchIndex, count: int) -> Iterator[float]:
    """How long it takes, in milliseconds, a few articles after the other."""
    articles = recombined(count)
    while batch := list(islice(articles, BATCH)):
        yield processor_milliseconds(lambda batch=batch: index.quotations.build(batch))  # type: ignore[misc]
    yield processor_milliseconds(index.quotations.optimize)


def _looked_up(index: SearchIndex, count: int) -> Iterator[Figure]:
    """Said in hundreds of articles, and said in one."""
    chance = random.Random(5)
    often = [saying_of(sentence) for sentence in chance.sample(sentences(), 100)]
    once = [
        saying for article in recombined(30, seed=3) for saying in article.sayings[SAYINGS // 2 :]
    ]
    kinds: dict[str, list[Saying]] = {"often": often, "once": once[:100]}
    for kind, sayings in kinds.items():
        looks: list[Callable[[], object]] = [
            lambda saying=said: elsewhere(saying, index.quotations)  # type: ignore[misc]
            for said in sayings
        ]
        times = [processor_milliseconds(look) for look in looks]
        what = f"results in {count:,}, said {kind}, p95 of processor"
        yield Figure(what, p95(times), "ms", at_most(50))


def figures(_: Path | None = None, count: int = 10_000) -> Iterator[Figure]:
    """Quality, then scale."""
    yield from quality()
    yield from scale(count)


if __name__ == "__main__":
    for figure in figures(count=int(sys.argv[1]) if len(sys.argv) > 1 else 10_000):
        print(figure, flush=True)
