"""Findings are kept, and a cache can be damaged or deleted without harm."""

import os
import time
from dataclasses import replace
from pathlib import Path

import pytest

import articles
from annotators import pipeline
from annotators.running import cache
from annotators.running.cache import FindingsCache
from tests.support.findings import FINDINGS


def test_a_cache_gives_back_what_it_was_given(tmp_path: Path) -> None:
    findings_cache = FindingsCache(tmp_path, "f")
    findings_cache.put("id", FINDINGS)
    assert findings_cache.get("id") == FINDINGS


def test_another_pipeline_finds_nothing_of_the_first(tmp_path: Path) -> None:
    FindingsCache(tmp_path, "first").put("id", FINDINGS)
    assert FindingsCache(tmp_path, "second").get("id") is None


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"language": 1}'])
def test_a_damaged_file_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    findings_cache = FindingsCache(tmp_path, "f")
    findings_cache.put("id", FINDINGS)
    (tmp_path / "f" / "id.json").write_bytes(damage)
    assert findings_cache.get("id") is None


def test_how_many_claims_there_are_is_known_without_reading_findings(tmp_path: Path) -> None:
    findings_cache = FindingsCache(tmp_path, "f")
    assert findings_cache.claims() == {}
    findings_cache.put(
        "id", replace(FINDINGS, claims=(replace(FINDINGS.claims[0], confidence=1.0),))
    )
    with (tmp_path / "f" / "claims").open("ab") as file:
        file.write(b"\xff half a li\nother 12\n")
    assert findings_cache.claims() == {"id": 1, "other": 12}


def test_what_is_in_doubt_is_not_counted_as_a_claim(tmp_path: Path) -> None:
    findings_cache = FindingsCache(tmp_path, "f")
    findings_cache.put("id", FINDINGS)
    assert findings_cache.claims() == {"id": 0}


def test_a_new_pipeline_removes_what_others_found_if_none_was_added_for_long(
    tmp_path: Path,
) -> None:
    old, recent, new = (FindingsCache(tmp_path, digit * 16) for digit in "abc")
    for old_or_recent in (old, recent):
        old_or_recent.put("id", FINDINGS)
    (tmp_path / "not ours").mkdir()
    a_month_ago = time.time() - cache.UNUSED - 1
    for folder in (old.fingerprint, "not ours"):
        os.utime(tmp_path / folder, (a_month_ago, a_month_ago))
    recent.put("other", FINDINGS)
    assert old.has("id")
    new.put("id", FINDINGS)
    assert {path.name for path in tmp_path.iterdir()} == {"b" * 16, "c" * 16, "not ours"}


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    FindingsCache(tmp_path / "cache", "f").put("id", FINDINGS)
    paths = [*(tmp_path / "cache").rglob("*")]
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_file()} == {0o600}
    assert {path.stat().st_mode & 0o777 for path in paths if path.is_dir()} == {0o700}


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    findings_cache = FindingsCache(tmp_path / "taken", "f")
    findings_cache.put("id", FINDINGS)
    assert findings_cache.get("id") is None


def test_the_fingerprint_changes_with_the_pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "fingerprint", lambda name: f"weights of {name}")
    assert cache.fingerprint("one") == cache.fingerprint("one") != cache.fingerprint("two")


def test_the_fingerprint_covers_code_word_lists_and_small_models() -> None:
    package = Path(cache.__file__).parent.parent
    sources = {str(Path(source.path)) for source in cache._sources(package)}
    names = (
        "findings.py",
        "text/lexicon.txt",
        "en_newsread/reader/encoder.onnx",
        "coreference/clusters.py",
    )
    layout = {f"{Path(articles.__file__).parent}/{name}" for name in ("flowing.py", "line_ends.py")}
    assert {*(f"{package}/{name}" for name in names), *layout} <= sources
