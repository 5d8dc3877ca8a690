"""`newsread extract`: the same findings without a screen."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from annotators.pipeline import PipelineError
from annotators.pipeline.langid import in_words
from annotators.running.batch import BATCH, batches, find_all, in_order
from annotators.running.blas import cores
from annotators.running.cluster import ClusterError
from articles import load
from articles.errors import ArticleError, WallError, as_article_error
from articles.folders import with_files_of_folders
from articles.safe import one_line, without_login
from articles.store import StoreError
from tui.command_line.extract_formats import FORMATS, Extracted
from tui.command_line.say import flush, say, with_progress, write
from tui.command_line.usage import ANYWAY, Usage, number_of
from tui.session.sources import way_past

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from annotators.running.cache import FindingsCache
    from articles.article import Article

Read: TypeAlias = "tuple[str, Article | str]"
"""An input as it was named, and its article or the sentence that says why there is none."""


MOST_JOBS = 1000
"""More processes than any one machine has cores for."""

MOST_UNASKED = 4
"""Processes that are begun where none are asked for; each takes 200 MB and more."""

FAILED = "could not be looked through; newsread’s own pipeline, or a part of it, may go through"
DIED = (
    "the process that looked for its findings was ended twice, perhaps for want of memory; "
    "it may go through with fewer --jobs"
)


@dataclass
class Extraction:
    """One run over many inputs; remembers whether some could not be read."""

    pipeline: str | None
    cache: FindingsCache | None
    jobs: int
    dask: str | None = None
    """The address of a Dask cluster to work on instead."""
    anyway: bool = False
    """Whether a wall before an article will do."""
    failures: list[str] = field(default_factory=list, init=False)
    """Why inputs could not be read, each in a sentence."""

    def over(self, inputs: Iterable[str]) -> Iterator[Extracted]:
        """The result of each input, in order, as it is done; at the end it is said what failed."""
        articles = map(partial(read, anyway=self.anyway), inputs)
        work = partial(extracted, pipeline=self.pipeline, cache=self.cache)
        try:
            with _workers(self.jobs, self.dask) as (executor, ahead):
                yield from self._noting_failures(in_order(executor, work, batches(articles), ahead))
        finally:
            for sentence in self.failures:
                say(sentence)

    def _noting_failures(self, done: Iterable[list[Extracted]]) -> Iterator[Extracted]:
        for result in (result for batch in done for result in batch):
            if result.error:
                self.failures.append(result.error)
            if result.article and result.article.notice:
                say(f"{one_line(result.name)}: {result.article.notice}")
            if result.findings and result.findings.are_quotations_alone:
                language = in_words(result.findings.language)
                say(f"{result.name} is {language}: only its quotations were looked for")
            yield result


def run(arguments: Sequence[str]) -> int:
    """Write the findings of every input to standard output; 1 if some could not be read."""
    options = usage().parse_args(arguments)
    inputs = with_files_of_folders(options.inputs)
    options.jobs = options.jobs or usual_jobs(len(inputs), cores())
    extraction = _extraction(options)
    results = with_progress(extraction.over(inputs), len(inputs), "articles")
    try:
        for piece in FORMATS[options.format](results, len(inputs)):
            write(piece)
            flush()
    except ClusterError as error:
        say(str(error))
        return 1
    return int(bool(extraction.failures))


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(prog="newsread extract", description="Write what newsread finds, for scripts.")
    usage.add_argument("inputs", nargs="+", metavar="FILE|FOLDER|URL|-", help="what to read")
    usage.add_argument("--format", choices=FORMATS, default="json", help="json if not said")
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="another spaCy pipeline")
    usage.add_argument("--anyway", action="store_true", help=ANYWAY)
    jobs = number_of("processes", MOST_JOBS, 2)
    usage.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help=f"processes to work in; if not said, one a core, {MOST_UNASKED} at most",
    )
    usage.add_argument(
        "--dask", metavar="ADDRESS", help="a Dask cluster to work on, such as tcp://10.0.0.5:8786"
    )
    return usage


def _extraction(options: Namespace) -> Extraction:
    from annotators.pipeline import describe
    from articles.places import config_file
    from tui.session import stores
    from tui.settings.settings import load

    pipeline = options.pipeline or load(config_file()).pipeline
    if pipeline and (limits := describe(pipeline).limits):
        say(limits)
    cache = stores.findings(pipeline)
    return Extraction(pipeline, cache, options.jobs, options.dask, anyway=options.anyway)


def usual_jobs(inputs: int, cores: int) -> int:
    """How many processes to begin for so many inputs where nothing is said: one for each batch,
    for each takes as long to begin as it then takes over a batch."""
    return max(1, min(inputs // BATCH, cores, MOST_UNASKED))


@contextmanager
def _workers(jobs: int, dask: str | None) -> Iterator[tuple[Executor | None, int]]:
    """The executor (None: this process), and how many batches should be under way in it."""
    if dask:
        from annotators.running.cluster import cluster

        with cluster(dask) as dask_cluster:
            yield dask_cluster.executor, 2 * dask_cluster.workers
    elif jobs == 1:
        yield None, 1
    else:
        from annotators.running.processes import process_pool
        from annotators.running.resilient_pool import LastingPool

        with LastingPool(lambda workers: process_pool(workers=workers), jobs, _lost) as executor:
            yield executor, jobs


def read(name: str, *, anyway: bool = False) -> Read:
    """An input's article, or why there is none; with `anyway`, a wall before it will do."""
    try:
        return without_login(name), load(name)
    except WallError as wall:
        reason = f"{wall}{way_past(wall)}"
        return without_login(name), wall.article if anyway else reason
    except ArticleError as error:
        return without_login(name), str(error)


def extracted(
    batch: list[Read], *, pipeline: str | None, cache: FindingsCache | None
) -> list[Extracted]:
    """The findings of a batch. It is pickled for other processes, so it takes plain values."""
    try:
        return _together(batch, pipeline, cache)
    except PipelineError:
        raise
    except Exception:  # for one of them, which must not cost the others
        return [_alone(source, pipeline, cache) for source in batch]


def _together(
    batch: list[Read], pipeline: str | None, cache: FindingsCache | None
) -> list[Extracted]:
    articles = [article for _, article in batch if not isinstance(article, str)]
    findings = iter(find_all(articles, pipeline, cache))
    return [
        Extracted(name, error=article)
        if isinstance(article, str)
        else Extracted(name, article, next(findings))
        for name, article in batch
    ]


def _alone(source: Read, pipeline: str | None, cache: FindingsCache | None) -> Extracted:
    name = source[0]
    try:
        with as_article_error(name, "article", FAILED):
            return _together([source], pipeline, cache)[0]
    except ArticleError as error:
        return Extracted(name, error=str(ArticleError(name, error.reason)))
    except StoreError as error:
        return Extracted(name, error=str(error))


def _lost(batch: list[Read]) -> list[Extracted]:
    """Errors for a batch whose process died, and died again when it did nothing else."""
    return [
        Extracted(name, error=article if isinstance(article, str) else f"{name}: {DIED}")
        for name, article in batch
    ]
