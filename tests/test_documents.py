"""Saved pages, books and office documents."""

import zipfile
from pathlib import Path

import pytest

from articles import ArticleError, load
from articles.parsing import documents
from tests.support.documents import DOCUMENT, MHTML, PACKAGE, book, pdf


def test_a_saved_page_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_text(MHTML)

    article = load(tmp_path / "a.mhtml")

    assert article.title == "Bridge shut"
    assert "“Yes,” he said." in article.text
    assert article.url == "https://herald.example/bridge"


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    article = load(book(tmp_path / "a.epub"))

    assert article.text == "Tides\n\nOne\n\n“Low.”\n\nTwo\n\nHigh."
    assert (article.title, article.byline) == ("Tides", "Ann Lee")


def test_a_book_is_known_without_its_suffix(tmp_path: Path) -> None:
    assert load(book(tmp_path / "book")).title == "Tides"


def test_entities_in_a_book_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("secret words")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    package = entity + PACKAGE.replace("Ann Lee", "&e;")

    assert "secret" not in str(load(book(tmp_path / "a.epub", package)))


def test_a_chapter_that_is_missing_is_passed_over_and_told(tmp_path: Path) -> None:
    package = PACKAGE.replace("one.xhtml", "three.xhtml")
    article = load(book(tmp_path / "a.epub", package))

    assert article.text == "Tides\n\nTwo\n\nHigh."
    assert article.notice == "Missing from this EPUB: 1 of 2 chapters."


def test_a_chapter_that_the_list_of_contents_lacks_is_passed_over(tmp_path: Path) -> None:
    package = PACKAGE.replace('idref="a"', 'idref="none"')

    assert load(book(tmp_path / "a.epub", package)).text == "Tides\n\nTwo\n\nHigh."


def test_a_book_without_any_of_its_chapters_is_told_to_be_damaged(tmp_path: Path) -> None:
    package = PACKAGE.replace(".xhtml", ".html")

    with pytest.raises(ArticleError, match="none of its chapters is in it"):
        load(book(tmp_path / "a.epub", package))


def test_a_book_names_all_who_wrote_it_and_when(tmp_path: Path) -> None:
    creator = "<dc:creator>Ann Lee</dc:creator>"
    package = PACKAGE.replace(
        creator, f"{creator}<dc:creator>Bo Li</dc:creator><dc:date>2031-04-02</dc:date>"
    )
    article = load(book(tmp_path / "a.epub", package))

    assert (article.byline, article.published) == ("Ann Lee, Bo Li", "2031-04-02")


def test_the_text_of_a_pdf_is_read(tmp_path: Path) -> None:
    assert (
        load(pdf(tmp_path / "a.pdf", "Bridge shut, they said.")).text == "Bridge shut, they said."
    )


@pytest.mark.parametrize(
    ("stated", "title"),
    [("A bridge", "A bridge"), ("p1_final.indd", "Bridge shut"), ("", "Bridge shut")],
)
def test_a_pdf_has_the_title_it_states_unless_that_is_a_file(
    tmp_path: Path, stated: str, title: str
) -> None:
    text = "Bridge shut) Tj 0 -14 Td (By Ada Quill) Tj 0 -14 Td (It was shut on Sunday, she said."
    assert load(pdf(tmp_path / "a.pdf", text, stated)).title == title


def test_a_pdf_of_pictures_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="pictures of pages, but no text"):
        load(pdf(tmp_path / "a.pdf", ""))


def word(path: Path, properties: str = "") -> Path:
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    with zipfile.ZipFile(path, "w") as archive:
        part = f'<Override PartName="/word/document.xml" ContentType="{main}"/>'
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}">{part}</Types>')
        archive.writestr("word/document.xml", DOCUMENT)
        if properties:
            archive.writestr("docProps/core.xml", properties)
    return path


def test_a_word_document_is_read(tmp_path: Path) -> None:
    article = load(word(tmp_path / "a.docx"))

    assert article.text == "Bridge shut\n\nBy Ada Quill\n\n“Yes,” he said."
    assert (article.title, article.byline) == ("Bridge shut", "Ada Quill")


def test_a_word_document_says_when_it_was_written(tmp_path: Path) -> None:
    properties = """<cp:coreProperties xmlns:cp="urn:x" xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Draft</dc:title>
    <dc:creator>Bo Li</dc:creator>
    <dcterms:created>2031-04-02T08:30:00Z</dcterms:created></cp:coreProperties>"""
    article = load(word(tmp_path / "a.docx", properties))

    assert (article.title, article.byline) == ("Bridge shut", "Ada Quill")
    assert article.published == "2031-04-02T08:30:00Z"


def test_a_pdf_that_takes_long_is_read_as_far_as_time_allows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "SECONDS_OF_PAGES", -1)
    monkeypatch.setattr(
        "articles.parsing.formats.confined", lambda function, source: function(source)
    )
    with pytest.raises(ArticleError, match="this PDF takes too long to read"):
        load(pdf(tmp_path / "a.pdf", "Bridge shut, they said."))
    clock = iter([0, 0, 0, 99])
    monkeypatch.setattr(documents, "monotonic", lambda: next(clock))
    monkeypatch.setattr(documents, "SECONDS_OF_PAGES", 40)
    path = pdf(tmp_path / "b.pdf", "Bridge shut, they said.")
    path.write_bytes(path.read_bytes().replace(b"[3 0 R]/Count 1", b"[3 0 R 3 0 R 3 0 R]/Count 3"))
    article = load(path)
    assert article.text == "Bridge shut, they said.\n\nBridge shut, they said."
    assert article.notice == "Only the first 2 pages are here: reading takes long."
