"""What comes in goes out the same: through a file, the library, the index, JSON and a page."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HTMLParser, document_fromstring

from annotators.codec import dumps, record
from annotators.findings import Findings
from annotators.notebook.formats.html import to_html
from annotators.notebook.formats.jsonl import as_jsonl
from articles import Article, load
from articles.library import Library

LETTERS = "aé\u0301e\xad\u200b \t\n\ufb01“”'’–—-…漢\U0001f469\u200d\U0001f33e\u202eא\ufffd<&>\\\"²"
TEXTS = st.text(st.sampled_from(LETTERS), min_size=1, max_size=60).filter(str.strip)


def through_a_file(text: str, encoding: str = "utf-8") -> str:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.txt"
        path.write_bytes(text.encode(encoding))
        return load(path).text


@given(TEXTS)
def test_a_file_is_read_to_the_letter(text: str) -> None:
    assert through_a_file(text) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
@given(text=TEXTS)
def test_so_is_one_that_says_its_encoding(encoding: str, text: str) -> None:
    assert through_a_file(text, encoding) == text


@settings(max_examples=30, deadline=None)
@given(TEXTS)
def test_the_library_gives_back_the_text_that_it_was_given(text: str) -> None:
    with TemporaryDirectory() as folder:
        article = Article(text=text, title="Café")
        Library(Path(folder)).keep(article, "a.txt")
        assert Library(Path(folder)).article(article.id) == article


@given(TEXTS)
def test_json_of_the_findings_has_the_text(text: str) -> None:
    line = dumps(record("a.txt", Article(text=text), Findings()))

    assert json.loads(line)["text"] == text


@given(TEXTS)
def test_the_lines_of_an_export_have_the_text(text: str) -> None:
    (line,) = as_jsonl([(Article(text=text), ())])

    assert json.loads(line)["text"] == text


@given(TEXTS)
def test_a_page_shows_the_words_of_the_text_in_its_order(text: str) -> None:
    page = to_html(Article(text=text, title="Café"), Findings())
    body = document_fromstring(page.encode(), parser=HTMLParser(encoding="utf-8"))
    paragraphs = "".join("".join(map(str, paragraph.itertext())) for paragraph in body.iter("p"))

    def words(text: str) -> list[str]:
        return [letter for letter in text if letter.isalnum()]

    assert words(paragraphs) == words(text)


def test_a_page_has_a_paragraph_for_lines_that_were_broken_to_fit_a_width() -> None:
    text = (
        "The miller of the lower town said on the day of the flood in the spring\nthat nobody "
        "had told him of the agree-\nment.\n\nLena Arvid denied it.\n"
    )

    page = to_html(Article(text=text), Findings())
    assert "in the spring that nobody had told him of the agreement.</p>" in page
    assert "<p>Lena Arvid denied it.</p>" in page
