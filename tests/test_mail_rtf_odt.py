"""Mail, Rich Text and OpenDocument texts, read."""

import zipfile
from pathlib import Path

import pytest

from articles import Article, load
from articles.parsing.formats import format_of, read
from articles.parsing.source import Source
from tests.support.readings import parts_of

HEADERS = (
    "From: Ola Rook <rook@n.example>\nTo: list@n.example\n"
    "Subject: =?utf-8?q?The_weir=E2=80=99s?= cost\n"
    "Date: Wed, 02 Apr 2031 08:30:00 +0200\nMIME-Version: 1.0\n"
)


def article_of(data: str | bytes, suffix: str = "") -> Article:
    return read(Source("it", data.encode() if isinstance(data, str) else data), suffix=suffix)


@pytest.mark.parametrize("suffix", [".eml", ""])
def test_a_mail_is_read_under_its_subject(suffix: str) -> None:
    body = (
        "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n"
    )
    mail = article_of(f"{HEADERS}{body}=E2=80=9CWe wait,=E2=80=9D Ola Finch said.\n", suffix)

    assert mail.text == "The weir’s cost\n\n“We wait,” Ola Finch said."
    assert (mail.title, mail.byline) == ("The weir’s cost", "Ola Rook")
    assert mail.published == "2031-04-02T08:30:00+02:00"


def test_of_a_mail_in_two_forms_the_plain_one_is_read_and_attachments_are_told() -> None:
    parts = (
        "--b\nContent-Type: multipart/alternative; boundary=a\n\n"
        "--a\nContent-Type: text/plain\n\nThey met.\n"
        "--a\nContent-Type: text/html\n\n<p>Met.</p>\n--a--\n"
        "--b\nContent-Type: application/pdf\n"
        "Content-Disposition: attachment; filename=plan.pdf\n\nx\n--b--\n"
    )
    mail = article_of(f"{HEADERS}Content-Type: multipart/mixed; boundary=b\n\n{parts}", ".eml")

    assert mail.text == "The weir’s cost\n\nThey met."
    assert mail.notice == "Left out is what is attached: plan.pdf."


def test_a_mail_in_html_alone_is_read() -> None:
    mail = article_of(
        f"{HEADERS}Content-Type: text/html\n\n<style>p</style><p>They <b>met</b>.</p>"
    )

    assert mail.text == "The weir’s cost\n\nThey met."


def test_a_text_that_tells_of_a_mail_is_none() -> None:
    assert format_of(b"From: the mill\n\nDate: never\n").called == "text"


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (
            r"{\rtf1{\fonttbl\f0 Serif;}\f0 The weir\par \ldblquote No,\rdblquote  he said.\par}",
            "The weir\n\n“No,” he said.",
        ),
        (r"{\rtf1\ansi\ansicpg1250 \'c8as je \'9ald}", "Čas je šld"),
        (r"{\rtf1\uc1 \u8220?We wait,\u8221? she said\'85}", "“We wait,” she said…"),
        (r"{\rtf1 \u-10179?\u-8704? boats}", "😀 boats"),
        (r"{\rtf1 It {\strike fell }{\deleted sank }rose.\strike x\strike0  Up.}", "It rose. Up."),
        (r"{\rtf1{\header Page 1}{\pict 89504e}{\*\generator X;}Text}", "Text"),
        (r"{\rtf1 Two{\super\chftn}{\footnote\chftn  Metres.} more.}", "Two¹ more.\n\n1. Metres."),
        ("{\\rtf1 One\\\ntwo \\{3\\}\\~m\\line four}", "One\n\ntwo {3}\xa0m\nfour"),
        (r"{\rtf1 A\cell B\cell\row C\cell D\cell\row}", "A | B\nC | D"),
    ],
)
def test_the_words_of_rich_text_are_read(rtf: str, text: str) -> None:
    assert article_of(rtf).text == text


def test_rich_text_says_who_wrote_it_and_when() -> None:
    info = r"{\info{\title The weir}{\author Ola Rook}{\creatim\yr2031\mo4\dy2\hr8}}"
    article = article_of(rf"{{\rtf1{info}the weir is old, and nobody mends it.\par}}")

    assert article.text == "the weir is old, and nobody mends it."
    assert (article.title, article.byline, article.published) == (
        *("The weir", "Ola Rook"),
        "2031-04-02",
    )


def odt(path: Path, body: str) -> Path:
    names = (
        " ".join(
            f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
            for name in ("office", "text", "table", "style", "meta")
        )
        + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
    )
    struck = '<style:text-properties style:text-line-through-style="solid"/>'
    styles = f'<style:style style:name="T1">{struck}</style:style>'
    properties = "<dc:creator>Ola Rook</dc:creator>"
    properties += "<meta:creation-date>2031-04-02T08:30:00</meta:creation-date>"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml", f"<office:document-meta {names}>{properties}</office:document-meta>"
        )
    return path


BODY = (
    '<text:p text:style-name="Title">The weir</text:p><text:h>Why now</text:h>'
    '<text:p>It <text:span text:style-name="T1">fell</text:span>rose<text:s text:c="1"/>by two'
    "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Metres.</text:p>"
    "</text:note-body></text:note>, see "
    '<text:a xlink:href="https://n.example/r">the report</text:a>.'
    "</text:p><text:list><text:list-item><text:p>oak</text:p></text:list-item></text:list>"
    "<table:table><table:table-row><table:table-cell><text:p>2031</text:p></table:table-cell>"
    "<table:table-cell><text:p>4</text:p></table:table-cell></table:table-row></table:table>"
)


@pytest.mark.parametrize("name", ["weir.odt", "weir"])
def test_an_opendocument_text_is_read(tmp_path: Path, name: str) -> None:
    article = load(odt(tmp_path / name, BODY))

    assert article.text == (
        "The weir\n\nWhy now\n\nIt rose by two¹, see the report.\n\n• oak\n\n2031 | 4\n\n1. Metres."
    )
    assert (article.title, article.byline) == ("The weir", "Ola Rook")
    assert article.published == "2031-04-02T08:30:00"
    assert parts_of(article, "link") == ["the report"]


def test_an_opendocument_text_that_is_cut_is_told_to_be_one(tmp_path: Path) -> None:
    path = odt(tmp_path / "weir", BODY)
    path.write_bytes(path.read_bytes()[:300])

    with pytest.raises(Exception, match="OpenDocument text is damaged"):
        load(path)
