"""Notes for Readwise, Zotero and pandoc, doccano and Label Studio, as each wants them."""

import csv
import io
import json
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from annotators.notebook.corrections import judge
from annotators.notebook.formats import EXPORTERS, WITH_FINDINGS
from annotators.notebook.formats.csl_json import as_csl
from annotators.notebook.formats.label_studio import interface
from annotators.notebook.formats.readwise import COLUMNS, as_readwise
from annotators.notebook.mark import Mark, MarkedClaim
from articles.article import Article
from tests.support.any_marks import annotated
from tests.support.exported import ARTICLE, FINDINGS, Groups, mark_of

# -- Readwise

DENIED = MarkedClaim(act="denies", polarity="denies", verb="denied")


def highlights(*marks: Mark, article: Article = ARTICLE) -> list[dict[str, str]]:
    table = "".join(as_readwise([(article, marks)]))
    return list(csv.DictReader(io.StringIO(table, newline="")))


def test_a_highlight_has_the_columns_of_readwise() -> None:
    at = "2026-01-02T03:04:05.000000+00:00"
    (row,) = highlights(mark_of("opens", tags=("deep sea",), label="x", note="why?", created=at))
    assert tuple(row) == COLUMNS
    assert row == {
        "Highlight": "opens",
        "Title": ARTICLE.title,
        "Author": "Ann O'Hara",
        "URL": f"{ARTICLE.url}#:~:text=opens",
        "Note": ".deep-sea .x\nwhy?",
        "Location": "14",
        "Date": "2026-01-02 03:04:05",
    }


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        (DENIED, "“At last” — Ada Quill (denied)"),
        (None, "“At last” — Ada Quill"),
    ],
)
def test_a_highlight_says_whose_words_it_has(claim: MarkedClaim | None, said: str) -> None:
    (row,) = highlights(mark_of("“At last,”", speaker="Ada Quill", claim=claim))
    assert row["Highlight"].replace(",”", "”") == said


def test_words_of_the_article_are_said_to_be() -> None:
    (row,) = highlights(mark_of("Nobody else", speaker="Ada Quill"))
    assert row["Highlight"] == "Nobody else — Ada Quill, in the article’s words"


def test_a_note_on_the_whole_article_is_the_highlight() -> None:
    (row,) = highlights(replace(mark_of("The", note="Read again"), exact=""))
    assert (row["Highlight"], row["Note"], row["Location"]) == ("Read again", "", "")


# -- CSL-JSON


def items(*articles: Article) -> list[dict[str, Any]]:
    return json.loads("".join(as_csl((article, ()) for article in articles)))  # type: ignore[no-any-return]


def test_a_source_is_an_item_with_all_that_is_known_of_it() -> None:
    article = replace(
        ARTICLE, byline="Ann O'Hara, Bo Lind", source="The Herald", title="Open", language="en"
    )
    assert items(article) == [
        {
            "id": article.id[:12],
            "type": "article-newspaper",
            "title": "Open",
            "author": [{"literal": "Ann O'Hara"}, {"literal": "Bo Lind"}],
            "container-title": "The Herald",
            "issued": {"date-parts": [[2026, 3, 9]]},
            "URL": ARTICLE.url,
            "language": "en",
        }
    ]


def test_articles_of_which_no_text_is_kept_have_ids_of_their_own() -> None:
    pages = [Article(text="", url=f"https://herald.example/{n}", title="A") for n in range(2)]
    assert len({item["id"] for item in items(*pages)}) == 2


@pytest.mark.parametrize(
    ("published", "parts"),
    [("2026-03-09T10:00:00Z", [2026, 3, 9]), ("2026-03", [2026, 3]), ("2026", [2026])],
)
def test_a_date_is_as_long_as_it_is_known(published: str, parts: list[int]) -> None:
    (item,) = items(replace(ARTICLE, published=published))
    if item.get("issued"):  # an article keeps whole days only
        assert item["issued"]["date-parts"] == [parts]


@pytest.mark.parametrize(
    ("article", "kind"),
    [(Article(text="Words.", url="https://a.example"), "webpage"), (Article(text="W"), "document")],
)
def test_what_is_in_no_paper_is_a_page_or_a_document(article: Article, kind: str) -> None:
    (item,) = items(article)
    assert item["type"] == kind


# -- doccano and Label Studio


def labelled(form: str, *marks: Mark) -> Any:
    text = "".join(WITH_FINDINGS[form]([(ARTICLE, marks)], lambda article: FINDINGS))
    return json.loads(text)


def test_a_line_for_doccano_has_what_stands_after_the_corrections() -> None:
    row = labelled(
        "doccano", mark_of("opens", label="EVENT"), judge(ARTICLE, FINDINGS.claims[0], rejects=True)
    )
    words = [(ARTICLE.text[start:end], label) for start, end, label in row["label"]]
    assert words == [("opens", "EVENT"), ("Ada Quill", "PERSON")]
    assert (row["text"], row["title"]) == (ARTICLE.text, ARTICLE.title)


def test_a_task_for_label_studio_has_its_labels_where_they_are() -> None:
    mark = mark_of("opens", label="EVENT")
    (task,) = labelled("labelstudio", mark)
    (annotation,) = task["annotations"]
    values = [row["value"] for row in annotation["result"]]
    assert [(value["text"], value["labels"]) for value in values] == [
        ("opens", ["EVENT"]),
        ("“At last,”", ["claim"]),
        ("Ada Quill", ["PERSON"]),
    ]
    assert annotation["result"][0]["id"] == mark.id


@settings(max_examples=30)
@given(groups=annotated())
def test_an_interface_has_every_label_and_part_that_the_tasks_name(groups: Groups) -> None:
    export = "".join(EXPORTERS["labelstudio"](groups))
    view = ElementTree.fromstring(interface([export]))
    labels, text = view
    assert text.attrib["value"] == "$text"
    tasks = json.loads(export)
    assert len(tasks) == len(groups)
    for task in tasks:
        for row in task["annotations"][0]["result"]:
            assert (row["from_name"], row["to_name"]) == (
                labels.attrib["name"],
                text.attrib["name"],
            )
            start, end = row["value"]["start"], row["value"]["end"]
            assert task["data"]["text"][start:end] == row["value"]["text"]
    assert len(labels) == len({label.attrib["value"] for label in labels})
