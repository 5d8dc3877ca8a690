"""Whatever bytes come: an article, or one sentence."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import ArticleError, load
from articles.parsing.formats import FORMATS, read
from articles.parsing.source import Source
from tests.support.documents import MEMBERS, MHTML, pdf, zipped

pytestmark = pytest.mark.slow

MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div>",
                "<h1>",
                "</h1>",
                "<ul><li>",
                "<li>",
                "<table><tr><td>",
                "<a href=",
            ),
            *(
                "<pre>",
                "<code>",
                "<blockquote>",
                "<!--",
                "-->",
                "<![CDATA[",
                "<script>",
                "</script>",
            ),
            *(
                '<meta charset="utf-7">',
                "<base href='//x'>",
                "<svg><title>",
                "<math>",
                "&#0;",
                "&#xD800;",
            ),
            *(
                "<ol start='-9'><li>",
                "<ol start='9999999999999'><li>",
                "&lt;script&gt;",
                "\x1b]0;x\x07",
            ),
            *(
                "words and more words. ",
                "“Yes,” she said. ",
                "\0",
                "\ufeff",
                "\u202e",
                "\ud800",
                "\n\n",
            ),
            *(
                '<script type="application/ld+json">{"headline": ',
                '["x"]}',
                "---\n",
                "title: [",
                "- ",
                "1. ",
            ),
            *(
                "* * *",
                "```",
                "> ",
                "|a|b|\n|-|-|\n",
                "[x](javascript:x)",
                "![](x)",
                "a\u0301" * 50,
            ),
        ]
    )
    | st.text(max_size=8),
    max_size=40,
).map("".join)


def article_or_sentence(data: bytes, suffix: str) -> None:
    """Reads the bytes and holds what was promised against what came."""
    try:
        article = read(Source(name="it", data=data), suffix=suffix)
    except ArticleError as error:
        assert str(error).startswith("it: ")
        assert "\n" not in str(error)
    else:
        assert article.text.strip()
        for part in article.parts:
            assert part.end <= len(article.text)
            assert part.of(article.text).strip()


@pytest.mark.parametrize("suffix", sorted(form.suffixes[0] for form in FORMATS.values()))
@given(st.binary(max_size=300))
def test_any_bytes(suffix: str, data: bytes) -> None:
    article_or_sentence(data, suffix)


@pytest.mark.parametrize("suffix", [".html", ".md", ".txt"])
@given(MARKUP)
def test_any_markup(suffix: str, markup: str) -> None:
    article_or_sentence(markup.encode("utf-8", "surrogatepass"), suffix)


@given(MARKUP)
def test_any_markup_inside_a_page(markup: str) -> None:
    page = f"<html><body><article><p>{markup}</p></article></body></html>"
    article_or_sentence(page.encode("utf-8", "replace"), ".html")


@pytest.mark.parametrize("suffix", [".epub", ".docx", ".pdf", ".mhtml"])
@given(st.data())
def test_documents_with_a_piece_changed(suffix: str, data: st.DataObject) -> None:
    whole = DOCUMENTS[suffix]
    place = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 40))
    article_or_sentence(
        whole[:place] + data.draw(st.binary(max_size=40)) + whole[place + length :], suffix
    )


@pytest.mark.parametrize("name", ["content.opf", "one.xhtml", "container.xml", "document.xml"])
@given(st.binary(max_size=100) | MARKUP.map(lambda text: text.encode("utf-8", "replace")))
def test_zipped_documents_with_a_member_changed(name: str, member: bytes) -> None:
    suffix = ".docx" if name == "document.xml" else ".epub"
    members = {
        path: member if path.endswith(name) else content
        for path, content in MEMBERS[suffix].items()
    }
    article_or_sentence(zipped(members), suffix)


def test_a_line_of_a_megabyte(tmp_path: Path) -> None:
    for suffix, line in (
        (".txt", "a" * 10**6),
        (".md", "*a " * 10**5),
        (".html", "<p>" + "a " * 500_000),
    ):
        (tmp_path / f"a{suffix}").write_text(line)
        assert len(load(tmp_path / f"a{suffix}").text) > 10**5


def test_a_hundred_thousand_combining_marks(tmp_path: Path) -> None:
    text = "a" + "\u0301" * 100_000
    (tmp_path / "a.txt").write_text(text)

    assert load(tmp_path / "a.txt").text == text


def test_a_file_that_is_gone_while_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("words")

    def gone(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("articles.opening.within_limit", gone)
    with pytest.raises(ArticleError, match="it cannot be read: Input/output error"):
        load(tmp_path / "a.txt")


@pytest.mark.parametrize(
    "name", ["a\0b", "x" * 5000, "\udcff", "~nobody/x", "http://[", "http://a b/"]
)
def test_names_that_name_nothing(name: str) -> None:
    with pytest.raises(ArticleError):
        load(name)


def test_a_device_without_end_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.opening.LARGEST_FILE", 1_000_000)

    with pytest.raises(ArticleError, match="larger than 1 MB"):
        load("/dev/zero")


@pytest.fixture(scope="module", autouse=True)
def _a_pdf(tmp_path_factory: pytest.TempPathFactory) -> None:
    DOCUMENTS[".pdf"] = pdf(tmp_path_factory.mktemp("pdf") / "a.pdf", "Bridge shut.").read_bytes()


DOCUMENTS = {
    ".epub": zipped(MEMBERS[".epub"]),
    ".docx": zipped(MEMBERS[".docx"]),
    ".mhtml": MHTML.encode(),
}
