"""The net under every parser: whatever it raises is one sentence that names the input."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from articles import ArticleError, load
from articles.errors import as_article_error
from articles.feeds import opml
from articles.feeds.discovery import feeds_of
from articles.feeds.entries import from_entry
from articles.feeds.feed import FeedEntry
from articles.feeds.parsing import parse
from articles.parsing.formats import FORMATS, read
from articles.parsing.source import Source
from articles.store import StoreError
from articles.web.download import Download
from tests.support.documents import zipped
from tui.session import sources

FAILURES = (
    *(ValueError("no such day"), KeyError("x"), TypeError(), AttributeError("x"), IndexError()),
    *(OverflowError(), ZeroDivisionError(), AssertionError(), StopIteration(), EOFError("x\ny")),
    *(RecursionError(), MemoryError(), RuntimeError("a\x1b[2J"), LookupError(), OSError(5, "I/O")),
    *(NotImplementedError(), UnicodeError("undefined"), SystemError(), BufferError()),
    UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates not allowed"),
)
each_failure = pytest.mark.parametrize(
    "failure", FAILURES, ids=lambda failure: type(failure).__name__
)


def _raising(failure: BaseException) -> object:
    def fail(*_: object, **__: object) -> None:
        raise failure

    return fail


def _is_sentence(error: ArticleError, name: str, cause: Exception) -> None:
    assert str(error).startswith(f"{name}: ")
    assert str(error).isprintable()
    assert error.__cause__ is cause


@each_failure
@pytest.mark.parametrize("kind", FORMATS)
def test_whatever_a_parser_raises_is_one_sentence(
    kind: str, failure: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    module, function = FORMATS[kind].reader.split(".")
    monkeypatch.setattr(f"articles.parsing.{module}.{function}", _raising(failure))
    monkeypatch.setattr(
        "articles.parsing.formats.confined", lambda function, *given: function(*given)
    )
    path = tmp_path / f"it{FORMATS[kind].suffixes[0]}"
    path.write_bytes(zipped({}) if FORMATS[kind].is_zip else b"words")

    for name, read_it in (
        ("it", lambda: read(Source(name="it", data=path.read_bytes()), suffix=path.suffix)),
        (str(path), lambda: load(path)),
        (str(path), lambda: sources.load_article(str(path))),
    ):
        with pytest.raises(ArticleError) as error:
            read_it()
        _is_sentence(error.value, name, failure)


@each_failure
def test_whatever_a_parser_of_feeds_raises_is_one_sentence(
    failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = "https://news.example/feed"
    for place in (
        "articles.feeds.parsing.check_tags",
        "articles.feeds.parsing.json.loads",
        "articles.parsing.tree.fragment_to_article",
        "defusedxml.ElementTree.fromstring",
        "lxml.html.document_fromstring",
    ):
        monkeypatch.setattr(place, _raising(failure))
    for name, read_it in (
        (url, lambda: parse(_download(url, b"<rss>"))),
        (url, lambda: parse(_download(url, b"{}"))),
        (url, lambda: feeds_of(_download(url, b"<link>"))),
        (url, lambda: from_entry(FeedEntry(id="1", url=url), None)),
        ("the list", lambda: opml.read(b"<opml/>", "the list")),
    ):
        with pytest.raises(ArticleError) as error:
            read_it()
        _is_sentence(error.value, name, failure)


def _download(url: str, data: bytes) -> Download:
    return Download(url=url, data=data, media_type="text/xml", encoding=None)


@pytest.mark.parametrize("passes", [KeyboardInterrupt(), SystemExit(2), StoreError("Full.")])
def test_what_is_no_failure_or_a_sentence_already_passes(passes: BaseException) -> None:
    with pytest.raises(type(passes)) as error, as_article_error("it", "page"):
        raise passes
    assert error.value is passes


def test_the_sentence_comes_whole_from_another_process() -> None:
    error = pickle.loads(pickle.dumps(ArticleError("a.md", "there is no such file")))

    assert (str(error), error.name) == ("a.md: there is no such file", "a.md")


def test_a_name_of_several_lines_is_told_in_one() -> None:
    assert str(ArticleError("a\nb\x1b.md", "it is gone")) == "a b␛.md: it is gone"
