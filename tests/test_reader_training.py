"""What the learned reader is trained on: sets in one form, varied, as pieces in windows."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from annotators.encoder.encoder import WINDOW
from annotators.encoder.heads import CONTENT, CUE, SOURCE
from annotators.encoder.wordpieces import WordPieces
from annotators.training.reader import corpora
from annotators.training.reader.documents import Document, Mention, Row, edited, excerpt
from annotators.training.reader.phrases import phrase
from annotators.training.reader.variations import excerpts, varied
from annotators.training.reader.windows import Window, batches, lesson, windows

TEXT = "Ada Voss said that the pier was safe. “It is ours,” she added.\n\nBo Ek left the pier."
LETTERS = WordPieces(["[UNK]", "[CLS]", "[SEP]", *"abcdefghijklmnopqrstuvwxyz.,“”", "##"])


def place(words: str, text: str = TEXT) -> tuple[int, int]:
    start = text.index(words)
    return start, start + len(words)


def row(**fields: object) -> Row:
    plain_row = Row(
        source=(place("Ada Voss"),),
        cue=(place("said"),),
        content=(place("the pier was safe"),),
        acts=("says",),
        stances=("affirms",),
        speaker="Ada Voss",
        is_indirect=True,
    )
    return replace(plain_row, **fields)  # type: ignore[arg-type]


def document(*rows: Row) -> Document:
    mentions = (Mention(place("Ada Voss"), "Ada Voss"), Mention(place("she"), "Ada Voss"))
    return Document("one", TEXT, rows or (row(),), mentions, "reader")


def words(text_and_rows: Document, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [text_and_rows.text[start:end] for start, end in places]


def test_places_go_along_with_what_is_exchanged() -> None:
    new = edited(document(), [(*place("said"), "went on to say")])
    (new_row,) = new.rows
    assert words(new, new_row.source + new_row.cue + new_row.content) == [
        "Ada Voss",
        "went on to say",
        "the pier was safe",
    ]
    assert words(new, tuple(m.place for m in new.mentions)) == ["Ada Voss", "she"]


@pytest.mark.parametrize("seed", range(60))
def test_a_variation_keeps_who_says_what(seed: int) -> None:
    new = varied(document(), Random(seed))
    (new_row,) = new.rows
    (source,) = words(new, new_row.source)
    assert (source == "Ada Voss") == (new_row.speaker == "Ada Voss")
    assert new_row.speaker == "Ada Voss" or new_row.stances == ("open",)
    assert words(new, new_row.content) in (["the pier was safe"], ["that the pier was safe"])
    (cue,) = words(new, new_row.cue)
    assert cue == cue.strip()
    if new_row.stances != ("affirms",) and source == "Ada Voss":
        assert cue.endswith(("that", "whether", "if", "why", "how"))


def test_some_variations_leave_open_what_was_said() -> None:
    stances = {varied(document(), Random(seed)).rows[0].stances for seed in range(200)}
    assert stances == {("affirms",), ("open",), ("denies",)}


def test_phrases_are_of_many_kinds_and_end_before_a_clause() -> None:
    random = Random(1)
    phrases = [phrase(random) for _ in range(1_000)]
    assert len({phrase.words for phrase in phrases}) > 500
    assert {phrase.stance for phrase in phrases} == {"affirms", "denies", "open"}
    assert all(
        phrase.words.endswith((" that", " whether", " if", " why", " how")) for phrase in phrases
    )


def test_a_document_as_pieces_says_which_role_each_plays() -> None:
    (anchor,) = lesson(document(), LETTERS).anchors
    roles = set(anchor.roles.values())
    assert (anchor.kind, roles) == (1, {SOURCE, CUE, CONTENT})


def test_names_that_nobody_marked_are_somebody_else() -> None:
    spots = lesson(document(), LETTERS).spots
    other = [spot.key for spot in spots if isinstance(spot.key, tuple)]
    assert other == [("other", place("Bo Ek"))]


def test_windows_of_a_long_text_cover_it_and_overlap() -> None:
    long = replace(document(), text=TEXT * 40)
    pieces = windows([lesson(long, LETTERS)], Random(1))
    assert pieces[0].start == 0
    assert all(first.end > second.start for first, second in pairwise(pieces))
    assert sum(map(len, batches(pieces, 3, Random(1)))) == len(pieces)


def lengths(batch: list[Window]) -> list[int]:
    return [window.end - window.start for window in batch]


def test_a_batch_has_windows_of_like_length_and_more_of_short_ones() -> None:
    texts = [TEXT[:40]] * 60 + [TEXT * 40] * 6
    pieces = windows([lesson(Document("n", text), LETTERS) for text in texts], Random(1))
    all_batches = batches(pieces, 3, Random(1))
    assert sorted(n for batch in all_batches for n in lengths(batch)) == sorted(lengths(pieces))
    assert {max(lengths(batch)) < 64 for batch in all_batches} == {True, False}
    assert all(max(lengths(batch)) < 64 or min(lengths(batch)) >= 64 for batch in all_batches)
    assert max(len(batch) for batch in all_batches if max(lengths(batch)) < 64) == 3 * WINDOW // 64
    assert max(len(batch) for batch in all_batches if max(lengths(batch)) == WINDOW) == 3


def test_no_batch_has_more_pieces_than_so_many_long_windows() -> None:
    texts = [TEXT[: 10 + 13 * n] for n in range(60)] + [TEXT * 20]
    pieces = windows([lesson(Document("n", text), LETTERS) for text in texts], Random(1))
    assert all(len(e) * max(lengths(e)) <= 3 * WINDOW for e in batches(pieces, 3, Random(1)))


def test_an_excerpt_has_the_rows_and_mentions_in_it() -> None:
    short = excerpt(document(), 0, place("“It is")[0] - 1)
    assert short is not None
    assert short.text == "Ada Voss said that the pier was safe."
    assert words(short, short.rows[0].source + short.rows[0].content) == [
        "Ada Voss",
        "the pier was safe",
    ]
    assert words(short, tuple(m.place for m in short.mentions)) == ["Ada Voss"]


def test_an_excerpt_from_the_middle_has_its_places_anew() -> None:
    start, end = place("“It is ours,” she added.")
    short = excerpt(document(), start, end)
    assert short is not None
    assert (short.text, short.rows) == (TEXT[start:end], ())
    assert words(short, tuple(m.place for m in short.mentions)) == ["she"]


@pytest.mark.parametrize("part", ["Ada Voss said that", "the pier was", "pier was safe. “It is"])
def test_nothing_is_cut_out_that_cuts_through_a_row(part: str) -> None:
    assert excerpt(document(), *place(part)) is None


def test_a_row_whose_source_stands_elsewhere_is_not_in_an_excerpt() -> None:
    far_document = document(row(source=(place("Bo Ek"),)))
    short = excerpt(far_document, *place("Bo Ek left the pier."))
    assert short is not None and short.rows == ()


@pytest.mark.parametrize("seed", range(20))
def test_pieces_of_an_article_are_sentences_whose_marks_are_closed(seed: int) -> None:
    text = TEXT + " “We go,” said Ada Voss. “We stay. And we hope,” said Bo Ek, who left the pier."
    whole = replace(document(), text=text)
    for short in excerpts(whole, Random(seed), 4):
        assert short.text in text
        assert short.text.count("“") == short.text.count("”")
        assert len(short.text) > 25
        for short_row in short.rows:
            assert words(short, short_row.cue + short_row.content) == ["said", "the pier was safe"]


def test_some_pieces_have_a_statement_and_some_have_none() -> None:
    shorts = [short for n in range(60) for short in excerpts(document(), Random(n), 2)]
    assert {len(short.rows) for short in shorts} == {0, 1}


def write(path: Path, *rows: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


def test_articles_of_world_news_have_the_name_under_which_a_statement_stands(
    tmp_path: Path,
) -> None:
    claim = {
        "spans": [place("“It is ours,”")], "who": "Ada Voss", "act": "denies", "form": "direct",
        "cue_span": place("added"), "source_span": place("she"),
    }  # fmt: skip
    names = [
        {"who": "Ada Voss", "forms": ["Voss"], "label": "PERSON"},
        {"who": "Bo Ek", "forms": []},
    ]
    article: dict[str, object] = {
        "id": "one",
        "text": TEXT,
        "rows": [claim],
        "pronouns": [],
        "names": names,
    }
    write(tmp_path / "reader" / "train.jsonl", article)
    (lesson_text,) = corpora.reader(tmp_path, "train")
    assert (lesson_text.rows[0].speaker, lesson_text.rows[0].stances) == ("Ada Voss", ("denies",))
    assert {(TEXT[slice(*m.place)], m.key) for m in lesson_text.mentions} == {
        ("she", "Ada Voss"),
        ("Ada Voss", "Ada Voss"),
        ("Bo Ek", "Bo Ek"),
    }
    assert [TEXT[slice(*person)] for person in lesson_text.people] == ["Ada Voss"]


def test_an_attribution_within_another_is_known_as_such(tmp_path: Path) -> None:
    def attribution(source: str, cue: str, content: str) -> dict[str, object]:
        places = {"source": [place(source)], "cue": [place(cue)], "content": [place(content)]}
        return {**places, "act": "speech", "quoted": [], "finite": True, "type": "indirect"}

    rows = [
        attribution("Ada Voss", "said", "that the pier was safe. “It is ours,” she added"),
        attribution("she", "added", "It is ours"),
    ]
    write(tmp_path / "polnear" / "dev.jsonl", {"id": "x", "text": TEXT, "attributions": rows})
    (lesson_text,) = corpora.polnear(tmp_path, "dev")
    assert [row.is_nested for row in lesson_text.rows] == [False, True]


def test_mentions_of_gum_are_read_from_its_brackets(tmp_path: Path) -> None:
    folder = tmp_path / "coref"
    folder.mkdir()
    lines = ["# begin", "0\tThe\t(place-1", "1\tpier\tplace-1)", "2\t,\t_", "3\tit\t(place-1)"]
    (folder / "GUM_news_pier.conll").write_text("\n".join(lines), encoding="utf-8")
    (lesson_text,) = corpora.gum(tmp_path)
    assert lesson_text.text == "The pier, it"
    assert [lesson_text.text[slice(*m.place)] for m in lesson_text.mentions] == ["The pier", "it"]
    assert len({m.key for m in lesson_text.mentions}) == 1


def test_passages_of_gap_put_together_do_not_share_anybody(tmp_path: Path) -> None:
    folder = tmp_path / "coref" / "gap"
    folder.mkdir(parents=True)
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref"
    line = "one\tAda met Bo. She left.\tShe\t12\tAda\t0\tTRUE\tBo\t8\tFALSE"
    (folder / "gap-development.tsv").write_text(f"{head}\n{line}\n{line}\n", encoding="utf-8")
    (lesson_text,) = corpora.together(list(corpora.gap(tmp_path, "development")), Random(1))
    keys = [m.key for m in lesson_text.mentions]
    assert len(keys) == 6 and len(set(keys)) == 4
    assert [lesson_text.text[slice(*m.place)] for m in lesson_text.mentions] == [
        "Ada",
        "Bo",
        "She",
    ] * 2


def test_one_article_in_six_is_kept_apart() -> None:
    names = [replace(document(), name=str(number)) for number in range(600)]
    assert 60 < sum(map(corpora.is_kept_apart, names)) < 140
