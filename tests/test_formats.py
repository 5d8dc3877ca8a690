"""Opening what the reader names."""

import io
import sys
import zipfile
from pathlib import Path

import pytest

from articles import ArticleError, load
from articles.opening import is_name
from articles.parsing.formats import FORMATS, format_of, read
from articles.parsing.source import Source


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
        (".txt", "", b"<html>", "html"),
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
    with pytest.raises(ArticleError) as error:
        load(path)
    assert error.value.name == str(path)
    return error.value.reason


@pytest.mark.parametrize("name", ["-", "https://selde.example/1", "gone.xml", "/gone", "here"])
def test_the_name_of_an_article_is_told_from_words(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "here").touch()
    assert is_name(name)


@pytest.mark.parametrize(
    "words", ["bridge", "the end of story.txt", "4.30", "a bridge " * 60, "a\0b", ""]
)
def test_words_are_told_from_the_name_of_an_article(words: str) -> None:
    assert not is_name(words)


def test_says_that_a_file_is_missing(tmp_path: Path) -> None:
    assert refusal(tmp_path / "none.txt") == "there is no such file"


def test_says_that_a_folder_is_one(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "this is a folder without a file that can be read"


@pytest.mark.parametrize("data", [b"", b" \n\n"])
def test_says_that_a_file_is_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "empty.txt").write_bytes(data)

    assert refusal(tmp_path / "empty.txt") == "there is nothing in it to read"


def test_says_that_a_file_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.opening.LARGEST_FILE", 1_000_000)
    (tmp_path / "huge.txt").write_bytes(b"x" * 1_000_001)

    assert refusal(tmp_path / "huge.txt") == "it is larger than 1 MB"


@pytest.mark.parametrize("name", ["picture.png", "story.doc", "archive.zip"])
def test_says_that_a_file_is_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0")

    assert refusal(tmp_path / name).startswith("this is no text")


@pytest.mark.parametrize(("extra", "module"), [("pdf", "pypdf"), ("docx", "mammoth")])
def test_says_which_command_installs_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, extra: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / f"a.{extra}").write_bytes(b"words")

    assert refusal(tmp_path / f"a.{extra}").endswith(
        f"pip install {module}, where newsread is installed"
    )


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


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("www.news.example/weir", "newsread https://www.news.example/weir"),
        ("news.example/weir", "newsread https://news.example/weir"),
        ("news.example:8080/weir", "newsread https://news.example:8080/weir"),
        ("feed://news.example/rss", "newsread feeds add https://news.example/rss"),
        ("file:///no/weir.txt", "newsread /no/weir.txt"),
        ("gopher://news.example", "an address begins with https:// or http://"),
    ],
)
def test_an_address_without_its_beginning_is_told_with_it(name: str, hint: str) -> None:
    with pytest.raises(ArticleError, match="there is no such file") as error:
        load(name)
    assert str(error.value).endswith(hint)


@pytest.mark.parametrize("name", ["weir.txt", "folder/weir.md", "weir"])
def test_a_file_that_is_not_there_is_taken_for_no_address(name: str) -> None:
    with pytest.raises(ArticleError, match=r"there is no such file$"):
        load(name)


@pytest.mark.parametrize(
    "feed",
    [
        b"<?xml version='1.0'?><rss version='2.0'><channel/></rss>",
        b"\xef\xbb\xbf\n<!-- made today --><feed xmlns='http://www.w3.org/2005/Atom'/>",
        b'{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    ],
)
@pytest.mark.parametrize("media_type", ["", "text/xml", "text/html", "text/plain"])
def test_a_feed_is_told_to_be_one_whatever_it_is_served_as(feed: bytes, media_type: str) -> None:
    with pytest.raises(ArticleError, match="this is a feed: newsread feeds add"):
        read(Source("it", feed), media_type=media_type)


@pytest.mark.parametrize("name", ["ftp://news.example/story", "./none.txt", "there//none.txt"])
def test_a_file_that_is_not_there_is_named_as_it_was_typed(name: str) -> None:
    with pytest.raises(ArticleError, match="there is no such file") as error:
        load(name)
    assert error.value.name == name
