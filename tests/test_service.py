"""The seam to the process that has spaCy: restarts, pieces, the cache, and no orphans."""

import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from annotators.findings import Findings
from annotators.running import service
from annotators.running.cache import FindingsCache
from annotators.running.processes import BEHIND_KEYS, process_pool
from annotators.running.service import Annotating, Progress
from articles import Article, Span
from tests.support.executors import AtOnce
from tui.session import session


def first_letters(text: str, pipeline: str | None) -> Findings:
    """A stand-in for the pipeline: one sentence, as long as the text."""
    return Findings(sentences=(Span(0, len(text)),))


def in_letters(text: str, limit: int = 1) -> Iterator[Span]:
    """A stand-in for `pieces`: a letter each."""
    return (Span(n, n + 1) for n in range(len(text)))


def dies_at_first_sight() -> Callable[[str, str | None], Findings]:
    """A stand-in that dies over every text that it has not seen before."""
    texts: set[str] = set()

    def work(text: str, pipeline: str | None) -> Findings:
        if text not in texts:
            texts.add(text)
            raise BrokenProcessPool("killed")
        return first_letters(text, pipeline)

    return work


async def all_progress(annotating: Annotating, text: str) -> list[Progress]:
    return [progress async for progress in annotating.findings(Article(text=text))]


async def test_a_short_text_is_found_in_one_go() -> None:
    (progress,) = await all_progress(Annotating(AtOnce, work=first_letters), "Short.")
    assert (progress.findings.sentences, progress.done) == ((Span(0, 6),), 1.0)


async def test_a_long_text_arrives_piece_by_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "pieces", in_letters)
    _, _, *steps = await all_progress(Annotating(AtOnce, work=first_letters), "abcde")
    assert [len(progress.findings.sentences) for progress in steps] == [1, 2, 2, 4, 5]
    assert [progress.done for progress in steps] == [0.2, 0.4, 0.6, 0.8, 1.0]
    assert steps[2].findings is steps[1].findings
    assert steps[-1].findings.sentences[-1] == Span(4, 5)


async def test_of_a_long_text_the_first_lines_come_before_the_first_piece() -> None:
    text = "A gate was shut.\n\n" * 6_000
    none, opening, first, *_ = await all_progress(Annotating(AtOnce, work=first_letters), text)
    assert (none.findings, none.done) == (Findings(), 0.0)
    assert opening.findings.sentences == (Span(0, 5_994),)
    assert (opening.done, first.done) == (5_994 / len(text), 0.5)
    assert first.findings.sentences[0].end > 50_000


async def test_an_empty_text_has_no_findings() -> None:
    assert await all_progress(Annotating(AtOnce, work=first_letters), "") == []


async def test_what_was_found_is_known_the_next_time(tmp_path: Path) -> None:
    annotating = Annotating(AtOnce, cache=FindingsCache(tmp_path, "f"), work=first_letters)
    article = Article(text="Kept.")
    assert annotating.known(article) is None
    (progress,) = await all_progress(annotating, article.text)
    assert annotating.known(article) == progress.findings


async def test_a_process_that_dies_is_started_again_once() -> None:
    deaths = [BrokenProcessPool("killed")]

    def dies_once(text: str, pipeline: str | None) -> Findings:
        if deaths:
            raise deaths.pop()
        return first_letters(text, pipeline)

    (progress,) = await all_progress(Annotating(AtOnce, work=dies_once), "Text.")
    assert progress.findings.sentences == (Span(0, 5),)


async def test_one_text_costs_one_new_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(service, "pieces", in_letters)
    work = dies_at_first_sight()
    with pytest.raises(BrokenProcessPool):
        await all_progress(Annotating(AtOnce, work=work), "abc")


async def test_after_a_text_that_killed_processes_the_next_is_read() -> None:
    annotating = Annotating(AtOnce, work=dies_at_first_sight())
    for text in ("a", "b"):
        (progress,) = await all_progress(annotating, text)
        assert progress.findings.sentences == (Span(0, 1),)


async def test_a_text_that_kills_every_process_is_given_up() -> None:
    def dies(text: str, pipeline: str | None) -> Findings:
        raise BrokenProcessPool("killed")

    with pytest.raises(BrokenProcessPool):
        await all_progress(Annotating(AtOnce, work=dies), "Text.")


def process_of_its_own(text: str, pipeline: str | None) -> Findings:
    return Findings(language=str(os.getpid()))


async def test_the_work_is_done_in_another_process_that_stays_warm() -> None:
    annotating = Annotating(process_pool, work=process_of_its_own)
    first, second = [(await all_progress(annotating, "Text."))[0] for _ in range(2)]
    annotating.close()
    assert first.findings.language == second.findings.language != str(os.getpid())


async def test_a_killed_process_costs_the_reader_nothing() -> None:
    annotating = Annotating(process_pool, work=process_of_its_own)
    (first,) = await all_progress(annotating, "Text.")
    os.kill(int(first.findings.language), signal.SIGKILL)
    (second,) = await all_progress(annotating, "Text.")
    annotating.close()
    assert second.findings.language != first.findings.language


def test_a_process_gives_way_to_the_keys_if_it_is_asked_to() -> None:
    with process_pool(niceness=BEHIND_KEYS) as nicer, process_pool() as other:
        priority_here = os.getpriority(os.PRIO_PROCESS, 0)
        priorities = [pool.submit(os.getpriority, os.PRIO_PROCESS, 0) for pool in (nicer, other)]
        assert [priority.result() for priority in priorities] == [
            min(priority_here + BEHIND_KEYS, 19),
            priority_here,
        ]


def meets(number: int) -> str:
    os.kill(os.getpid(), number)
    return "goes on"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGQUIT])
def test_a_key_that_ends_what_runs_on_the_terminal_ends_no_process(number: int) -> None:
    with process_pool() as pool:
        assert pool.submit(meets, number).result() == "goes on"
    assert not signal.pthread_sigmask(signal.SIG_BLOCK, ()) & {number}


def test_the_reader_s_own_process_gives_way_to_the_keys(home: Path) -> None:
    executor = session.begin(()).annotating.start()
    with executor:
        priority = executor.submit(os.getpriority, os.PRIO_PROCESS, 0).result()
    assert priority == min(os.getpriority(os.PRIO_PROCESS, 0) + BEHIND_KEYS, 19)


PARENT = """
import os, sys
from annotators.running.processes import process_pool

if __name__ == "__main__":
    pool = process_pool()
    print(pool.submit(os.getpid).result(), flush=True)
    sys.stdin.read()
"""


def test_no_process_is_left_behind_when_newsread_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = Path(__file__).parent.parent
    parent = subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    with parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()
        # The child holds the other end of this pipe until it ends.
        parent.stdout.read()
    assert has_ended(child)


def has_ended(pid: int) -> bool:
    """Whether a process that is not our own child ends within twenty seconds."""
    try:
        descriptor = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([descriptor], [], [], 20)[0])
    finally:
        os.close(descriptor)


STARTED_LATE = """
import contextlib, io, os
from annotators.running.processes import process_pool

class Captured(io.StringIO):
    def fileno(self):
        return -1

if __name__ == "__main__":
    with contextlib.redirect_stderr(Captured()), process_pool() as pool:
        assert pool.submit(os.getpid).result() != os.getpid()
"""


def test_a_process_starts_where_a_screen_has_taken_standard_error(tmp_path: Path) -> None:
    script = tmp_path / "late.py"
    script.write_text(STARTED_LATE)
    root = Path(__file__).parent.parent
    subprocess.run(
        [sys.executable, str(script)], check=True, env={**os.environ, "PYTHONPATH": str(root)}
    )


def test_what_the_process_prints_goes_to_the_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with process_pool(log) as pool:
        pool.submit(os.write, 2, b"a complaint").result()
    assert log.read_text() == "a complaint"
