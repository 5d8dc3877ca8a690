"""Opening what the reader names."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from articles import ArticleError, load
from articles.formats import FORMATS, format_of


def test_a_text_file_is_kept_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "story.txt"
    file.write_bytes("\ufeffTitle\r\n\r\n  Some \u202etext\x1b[31m\u00ad.  \r\n\n".encode())

    assert load(file).text == "Title\n\n  Some \u202etext\x1b[31m\u00ad.  \n\n"


def test_standard_input_is_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("Grüße".encode())))

    assert load("-").text == "Grüße"


def test_one_endless_line_is_read(tmp_path: Path) -> None:
    file = tmp_path / "line.txt"
    file.write_text("word " * 400_000)

    assert len(load(file).text) == 2_000_000


@pytest.mark.parametrize(
    ("suffix", "media_type", "data", "name"),
    [
        (".MD", "", b"", "markdown"),
        ("", "text/html", b"", "html"),
        (".txt", "", b"<html>", "text"),
        ("", "", b" \n<!-- saved --><!DOCTYPE html>", "html"),
        ("", "", b"%PDF-1.7", "pdf"),
        ("", "", b"MIME-Version: 1.0\nContent-Type: multipart/related; x", "mhtml"),
        (".unknown", "", b"words", "text"),
    ],
)
def test_a_format_is_known_by_name_type_or_first_bytes(
    suffix: str, media_type: str, data: bytes, name: str
) -> None:
    assert format_of(data, suffix, media_type) is FORMATS[name]


def refusal(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        load(path)
    assert caught.value.name == str(path)
    return caught.value.reason


def test_says_that_a_file_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "there is no such file"


def test_says_that_a_folder_is_one(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "this is a folder; name a file in it"


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_says_that_a_file_is_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(data)

    assert refusal(tmp_path / "empty.txt") == "there is nothing in it to read"


def test_says_that_a_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.formats.LARGEST_FILE", 1_000_000)
    (tmp_path / "huge.txt").write_bytes(b"x" * 1_000_001)

    assert refusal(tmp_path / "huge.txt") == "it is larger than 1 MB"


@pytest.mark.parametrize("name", ["picture.png", "story.doc", "archive.zip"])
def test_says_that_a_file_is_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")

    assert refusal(tmp_path / name).startswith("this is no text")


@pytest.mark.parametrize(("extra", "module"), [("pdf", "pypdf"), ("docx", "mammoth")])
def test_says_which_command_installs_a_missing_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / f"a.{extra}").write_bytes(b"words")

    assert refusal(tmp_path / f"a.{extra}").endswith(f"pip install 'newsread[{extra}]'")


@pytest.mark.parametrize("suffix", [".pdf", ".docx", ".epub", ".mhtml"])
def test_says_that_a_document_is_damaged(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(b"words that are no document")

    assert refusal(tmp_path / f"a{suffix}").startswith("this ")


@pytest.mark.parametrize("name", ["a.epub", "a.docx"])
def test_stops_a_small_document_that_unpacks_to_a_large_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr("articles.parsing.documents.LARGEST_UNPACKED", 1_000_000)
    with zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("word/document.xml", bytes(1_000_001))

    assert refusal(tmp_path / name) == "it would unpack to more than 1 MB"
