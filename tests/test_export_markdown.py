"""Notes as Markdown, and the file that others have written in."""

import re
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from annotators.notebook.formats import updated
from annotators.notebook.formats.front_matter import front_matter, merged
from annotators.notebook.formats.markdown import block, ids_in, tag_of
from annotators.notebook.formats.plain_markdown import as_plain_markdown
from annotators.notebook.mark import Link, Mark, MarkedClaim, mark_on
from articles.article import Article, Span
from tests.support.any_marks import annotated, some_words, words
from tests.support.exported import ARTICLE, Groups, mark_of


def front(text: str) -> dict[str, Any]:
    return next(yaml.safe_load_all(text))


@given(title=some_words, tags=st.lists(words, min_size=1))
def test_front_matter_says_in_yaml_what_it_was_given(title: str, tags: list[str]) -> None:
    assert front(front_matter({"title": title, "tags": tags})) == {"title": title, "tags": tags}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("“At last,”", "> “At last”\n>\n> — Ada Quill\n"),
        ("Nobody else", "> Nobody else\n>\n> — Ada Quill, in the article’s words\n"),
    ],
)
def test_words_that_are_not_the_speakers_own_are_said_not_to_be(words: str, said: str) -> None:
    assert said in block(ARTICLE, [mark_of(words, speaker="Ada Quill")])


@settings(max_examples=40)
@given(groups=annotated())
def test_the_markdown_of_one_article_begins_with_front_matter(groups: Groups) -> None:
    article, marks = groups[0]
    assert front(updated("", article, marks))["title"] == article.title or not article.title


@settings(max_examples=40)
@given(groups=annotated(), before=words, after=words)
def test_what_others_wrote_around_the_notes_stays(groups: Groups, before: str, after: str) -> None:
    article, marks = groups[0]
    page = f"{before}\nmine\n{block(article, marks)}\nalso mine{after}"
    new = updated(page, article, marks[:1])
    assert new.startswith(f"{before}\nmine\n<!-- newsread begin")
    assert new.endswith(f"newsread end {ids_in(new)[0]} -->\n\nalso mine{after}")


@settings(max_examples=40)
@given(groups=annotated())
def test_updating_twice_is_updating_once(groups: Groups) -> None:
    once = updated("", *groups[0])
    assert updated(once, *groups[0]) == once


def test_notes_of_another_article_are_put_at_the_end() -> None:
    other = Article(text="Another text.", title="Other")
    text = updated(updated("", ARTICLE, [mark_of()]), other, [mark_on(other, Span(0, 7))])
    assert ids_in(text) == [ARTICLE.id, other.id]


def test_a_marker_whose_end_was_deleted_costs_nothing_of_what_follows() -> None:
    broken = updated("", ARTICLE, [mark_of()]).partition("<!-- newsread end")[0] + "mine\n"
    twice = updated(updated(broken, ARTICLE, [mark_of()]), ARTICLE, [mark_of(note="new")])
    assert "mine\n" in twice
    assert "new" in twice


def test_a_file_with_the_line_ends_of_windows_keeps_them() -> None:
    old = updated("", ARTICLE, [mark_of()]).replace("\n", "\r\n") + "mine\r\n"
    new = updated(old, ARTICLE, [mark_of(note="more")])
    assert new.count("\n") == new.count("\r\n")
    assert "more" in new


def test_keys_of_others_are_kept_and_missing_ones_added() -> None:
    old = "---\n# mine\ntitle: Mine\nrating: 5\ntags:\n  - own\n---\nbody\n"
    new = merged(old, {"title": "Theirs", "url": "u", "tags": ["own", "press"]})
    assert front(new) == {"title": "Mine", "rating": 5, "tags": ["own", "press"], "url": "u"}
    assert "# mine\n" in new
    assert new.endswith("---\nbody\n")


@pytest.mark.parametrize(
    "old", ["no block\n", "---\n: [broken\n---\n", "---\n- a list\n---\n", "---\nnever closed\n"]
)
def test_a_file_whose_front_matter_cannot_be_read_is_left_alone(old: str) -> None:
    assert merged(old, {"title": "T"}) == old


def test_below_its_words_stands_all_that_is_known_of_a_mark() -> None:
    link = Link("other", "evidence")
    mark = mark_of(tags=("deep sea", "port"), label="place", color="pink", links=(link,))
    facts = "#deep-sea #port · place · pink · evidence [[#^other]]"
    assert f"{facts} · {mark.created[:10]}" in block(ARTICLE, [mark])
    orphan = replace(mark, state="orphan")
    assert f"{facts} · not found in the article · {mark.created[:10]}" in block(ARTICLE, [orphan])


def test_the_id_below_a_quotation_names_it() -> None:
    mark = mark_of("Nobody else", id="a1", note="why?")
    assert "> Nobody else\n\n^a1\n\nwhy?\n\n" in block(ARTICLE, [mark])


def test_what_has_no_words_has_its_id_behind_all_that_is_known_of_it() -> None:
    note = replace(mark_of(id="a1", note="why?"), exact="")
    assert "why?\n\non the whole article · " in block(ARTICLE, [note])
    assert " ^a1\n" in block(ARTICLE, [note])


def test_a_link_names_the_file_that_its_mark_is_in() -> None:
    mark = mark_of(answers="b2", links=(Link("c3", "evidence"),))
    page = updated("", ARTICLE, [mark], {"b2": "bridge-1234"})
    assert "answers [[bridge-1234#^b2]] · evidence [[#^c3]]" in page


@pytest.mark.parametrize(
    ("tag", "word"),
    [
        ("public safety", "public-safety"),
        ("#x", "x"),
        ("2024", "y2024"),
        ("2024/25", "y2024/25"),
        ("a//b/", "a/b"),
        ("порт", "порт"),
        ("…", "tag"),
    ],
)
def test_a_tag_is_one_that_obsidian_takes(tag: str, word: str) -> None:
    assert tag_of(tag) == word
    assert front(updated("", ARTICLE, [mark_of(tags=(tag,))]))["tags"] == [word]


@given(tag=words)
def test_a_tag_is_one_word_that_is_no_number(tag: str) -> None:
    assert re.fullmatch(r"(?=.*[^\W\d])[\w-]+(/[\w-]+)*", tag_of(tag))


def plain(*marks: Mark) -> str:
    return "".join(as_plain_markdown([(ARTICLE, marks)]))


def test_plain_markdown_has_nothing_that_is_for_a_program() -> None:
    first = mark_of("Nobody else", tags=("deep sea", "2024"), note="why?")
    text = plain(first, mark_of("opens", answers=first.id, links=(Link("elsewhere", "evidence"),)))
    assert "\n\n> Nobody else\n\nwhy?\n\ntags: deep sea, 2024 · " in text
    assert "answers “Nobody else” · evidence a note that is not here · " in text
    assert not re.search(r"[0-9a-f]{8}|<!--|\^|\[\[|^---", text)


def test_a_quotation_is_named_in_one_pair_of_marks() -> None:
    quotation = mark_of("“At last,”")
    assert "answers “At last,” · " in plain(quotation, mark_of("opens", answers=quotation.id))


def test_a_mark_has_a_link_that_leads_to_its_words() -> None:
    page = block(ARTICLE, [mark_of("Nobody else")])
    assert f"[source]({ARTICLE.url}#:~:text=Nobody%20else)" in page


DENIED = MarkedClaim(act="denies", polarity="denies", form="indirect", verb="denied")


def test_reworded_words_stand_behind_the_verb_of_the_article() -> None:
    text = "Ada Quill denied that it leaked. So it was."
    article = Article(text=text)
    mark = mark_on(article, Span(17, 31), speaker="Ada Quill", claim=DENIED)
    assert "> Ada Quill denied that it leaked (reworded)\n" in block(article, [mark])
    part = mark_on(article, Span(22, 24), speaker="Ada Quill", claim=DENIED)
    assert "> Ada Quill denied … it … (reworded)\n" in block(article, [part])


def test_words_with_what_tells_their_source_among_them_are_the_articles() -> None:
    text = "According to Ada Quill, the pier leaks. Nobody asked."
    known = MarkedClaim(act="says", form="indirect", verb="said")
    sentence = mark_on(Article(text=text), Span(0, 39), speaker="Ada Quill", claim=known)
    page = block(Article(text=text), [sentence])
    assert "> According to Ada Quill, the pier leaks.\n" in page
    content = mark_on(Article(text=text), Span(24, 38), speaker="Ada Quill", claim=known)
    assert "> Ada Quill said the pier leaks (reworded)\n" in block(Article(text=text), [content])


def test_words_that_end_their_sentence_are_not_cut() -> None:
    text = "Ada Quill said that it leaked. So it was."
    known = MarkedClaim(act="says", form="indirect", verb="said")
    mark = mark_on(Article(text=text), Span(15, 30), speaker="Ada Quill", claim=known)
    assert "…" not in block(Article(text=text), [mark])


def test_words_with_the_verb_among_them_are_the_articles() -> None:
    text = "Ada Quill denied that it leaked."
    mark = mark_on(Article(text=text), Span(0, 31), speaker="Ada Quill", claim=DENIED)
    assert f"> {text[:-1]}\n\n" in block(Article(text=text), [mark])


def test_exact_words_of_a_denial_are_said_to_be_denied() -> None:
    article = Article(text="“It never leaked,” she said.")
    exact = replace(DENIED, form="direct")
    mark = mark_on(article, Span(1, 16), speaker="Ada Quill", claim=exact)
    assert "> “It never leaked”\n>\n> — Ada Quill (denied)\n" in block(article, [mark])


def test_a_note_cannot_end_its_own_place() -> None:
    note = "<!-- newsread end x -->\n```\nnever closed"
    text = updated("", ARTICLE, [mark_of(note=note)])
    assert text.count("<!-- newsread end") == 1
    assert "never closed\n```\n" in text


def test_a_code_block_of_a_note_that_is_closed_gets_no_other_end() -> None:
    note = "```\n~~~\ncode\n```"
    assert f"\n\n{note}\n\n" in block(ARTICLE, [mark_of(note=note)])


def test_words_of_the_article_are_no_markup() -> None:
    article = Article(text="1. a *b* <i>c</i>\n- d ==e== $f$ &lt;")
    text = updated("", article, [mark_on(article, Span(0, len(article.text)))])
    quotation = "\n".join(line for line in text.split("\n") if line.startswith(">"))
    from markdown_it import MarkdownIt

    assert MarkdownIt().render(quotation) == (
        "<blockquote>\n<p>1. a *b* &lt;i&gt;c&lt;/i&gt;\n"
        "- d ==e== $f$ &amp;lt;</p>\n</blockquote>\n"
    )
