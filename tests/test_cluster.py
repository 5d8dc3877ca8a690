"""Working on more than one machine: a cluster of two processes, one of which does not survive."""

from __future__ import annotations

import os
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotators.findings import Findings
from annotators.running.cache import FindingsCache
from annotators.running.cluster import ClusterError, cluster
from articles import Span, load
from tui.cli import main
from tui.command_line import extract_command
from tui.command_line.extract_command import Extraction, Read, extracted

if TYPE_CHECKING:
    from tui.command_line.extract_formats import Extracted


def killed_once(
    batch: list[Read], *, pipeline: str | None, cache: FindingsCache, killed: Path, at: str
) -> list[Extracted]:
    """The work that `extract` sends; whoever comes to one article first is killed over it."""
    if any(name == at for name, _ in batch) and not killed.exists():
        killed.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return extracted(batch, pipeline=pipeline, cache=cache)


def test_a_machine_that_dies_midway_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed")
    cache, names = FindingsCache(tmp_path / "findings", "f"), []
    for number in range(120):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Story {number}.\n", encoding="utf-8")
        names.append(str(path))
        cache.put(load(path).id, Findings(sentences=(Span(0, number + 1),)))
    killed = tmp_path / "killed"
    work = partial(killed_once, killed=killed, at=names[70])
    monkeypatch.setattr(extract_command, "extracted", work)
    with distributed.LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        silence_logs="CRITICAL",
    ) as two:
        extraction = Extraction(None, cache, jobs=1, dask=two.scheduler_address)
        results = list(extraction.over(names))
    assert killed.exists()
    assert [result.name for result in results] == names
    assert [result.findings.sentences[0].end for result in results if result.findings] == [
        *range(1, 121)
    ]


@pytest.mark.usefixtures("home")
def test_an_address_where_nothing_answers_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr("annotators.running.cluster.PATIENCE", 0.2)
    monkeypatch.setattr("annotators.running.cache.fingerprint", lambda _: "fingerprint")
    assert main(["extract", "--dask", "tcp://127.0.0.1:9", "story.txt"]) == 1
    assert "tcp://127.0.0.1:9: no Dask scheduler answers there" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["nowhere", "http://10.0.0.5:8786", "tcp://10.0.0.5:port"])
def test_what_is_no_address_of_a_scheduler_is_not_tried(address: str) -> None:
    pytest.importorskip("distributed")
    with pytest.raises(ClusterError, match=r"tcp://10.0.0.5:8786 would be"), cluster(address):
        pass


def test_without_dask_the_command_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterError, match=r"pip install 'newsread\[dask\]'"), cluster("tcp://x"):
        pass
