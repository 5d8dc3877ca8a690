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


def row(**changed: object) -> Row:
    made = Row(
        source=(place("Ada Voss"),),
        cue=(place("said"),),
        content=(place("the pier was safe"),),
        acts=("says",),
        stances=("affirms",),
        speaker="Ada Voss",
        is_indirect=True,
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def document(*rows: Row) -> Document:
    mentions = (Mention(place("Ada Voss"), "Ada Voss"), Mention(place("she"), "Ada Voss"))
    return Document("one", TEXT, rows or (row(),), mentions, "reader")


def words(made: Document, places: tuple[tuple[int, int], ...]) -> list[str]:
    return [made.text[start:end] for start, end in places]


def test_places_go_along_with_what_is_exchanged() -> None:
    changed = edited(document(), [(*place("said"), "went on to say")])
    (moved,) = changed.rows
    assert words(changed, moved.source + moved.cue + moved.content) == [
        "Ada Voss",
        "went on to say",
        "the pier was safe",
    ]
    assert words(changed, tuple(m.place for m in changed.mentions)) == ["Ada Voss", "she"]


@pytest.mark.parametrize("seed", range(60))
def test_a_variation_keeps_who_says_what(seed: int) -> None:
    changed = varied(document(), Random(seed))
    (moved,) = changed.rows
    (source,) = words(changed, moved.source)
    assert (source == "Ada Voss") == (moved.speaker == "Ada Voss")
    assert moved.speaker == "Ada Voss" or moved.stances == ("open",)
    assert words(changed, moved.content) in (["the pier was safe"], ["that the pier was safe"])
    (cue,) = words(changed, moved.cue)
    assert cue == cue.strip()
    if moved.stances != ("affirms",) and source == "Ada Voss":
        assert cue.endswith(("that", "whether", "if", "why", "how"))


def test_some_variations_leave_open_what_was_said() -> None:
    stances = {varied(document(), Random(seed)).rows[0].stances for seed in range(200)}
    assert stances == {("affirms",), ("open",), ("denies",)}


def test_phrases_are_of_many_kinds_and_end_before_a_clause() -> None:
    random = Random(1)
    made = [phrase(random) for _ in range(1_000)]
    assert len({each.words for each in made}) > 500
    assert {each.stance for each in made} == {"affirms", "denies", "open"}
    assert all(each.words.endswith((" that", " whether", " if", " why", " how")) for each in made)


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
    cut = windows([lesson(long, LETTERS)], Random(1))
    assert cut[0].start == 0
    assert all(one.end > two.start for one, two in pairwise(cut))
    assert sum(map(len, batches(cut, 3, Random(1)))) == len(cut)


def lengths(drawn: list[Window]) -> list[int]:
    return [each.end - each.start for each in drawn]


def test_a_batch_has_windows_of_like_length_and_more_of_short_ones() -> None:
    texts = [TEXT[:40]] * 60 + [TEXT * 40] * 6
    cut = windows([lesson(Document("n", text), LETTERS) for text in texts], Random(1))
    made = batches(cut, 3, Random(1))
    assert sorted(n for each in made for n in lengths(each)) == sorted(lengths(cut))
    assert {max(lengths(each)) < 64 for each in made} == {True, False}
    assert all(max(lengths(each)) < 64 or min(lengths(each)) >= 64 for each in made)
    assert max(len(each) for each in made if max(lengths(each)) < 64) == 3 * WINDOW // 64
    assert max(len(each) for each in made if max(lengths(each)) == WINDOW) == 3


def test_no_batch_has_more_pieces_than_so_many_long_windows() -> None:
    texts = [TEXT[: 10 + 13 * n] for n in range(60)] + [TEXT * 20]
    cut = windows([lesson(Document("n", text), LETTERS) for text in texts], Random(1))
    assert all(len(e) * max(lengths(e)) <= 3 * WINDOW for e in batches(cut, 3, Random(1)))


def test_an_excerpt_has_the_rows_and_mentions_in_it() -> None:
    made = excerpt(document(), 0, place("“It is")[0] - 1)
    assert made is not None
    assert made.text == "Ada Voss said that the pier was safe."
    assert words(made, made.rows[0].source + made.rows[0].content) == [
        "Ada Voss",
        "the pier was safe",
    ]
    assert words(made, tuple(m.place for m in made.mentions)) == ["Ada Voss"]


def test_an_excerpt_from_the_middle_has_its_places_anew() -> None:
    start, end = place("“It is ours,” she added.")
    made = excerpt(document(), start, end)
    assert made is not None
    assert (made.text, made.rows) == (TEXT[start:end], ())
    assert words(made, tuple(m.place for m in made.mentions)) == ["she"]


@pytest.mark.parametrize("part", ["Ada Voss said that", "the pier was", "pier was safe. “It is"])
def test_nothing_is_cut_out_that_cuts_through_a_row(part: str) -> None:
    assert excerpt(document(), *place(part)) is None


def test_a_row_whose_source_stands_elsewhere_is_not_in_an_excerpt() -> None:
    far = document(row(source=(place("Bo Ek"),)))
    made = excerpt(far, *place("Bo Ek left the pier."))
    assert made is not None and made.rows == ()


@pytest.mark.parametrize("seed", range(20))
def test_pieces_of_an_article_are_sentences_whose_marks_are_closed(seed: int) -> None:
    text = TEXT + " “We go,” said Ada Voss. “We stay. And we hope,” said Bo Ek, who left the pier."
    whole = replace(document(), text=text)
    for made in excerpts(whole, Random(seed), 4):
        assert made.text in text
        assert made.text.count("“") == made.text.count("”")
        assert len(made.text) > 25
        for moved in made.rows:
            assert words(made, moved.cue + moved.content) == ["said", "the pier was safe"]


def test_some_pieces_have_a_statement_and_some_have_none() -> None:
    made = [each for n in range(60) for each in excerpts(document(), Random(n), 2)]
    assert {len(each.rows) for each in made} == {0, 1}


def write(path: Path, *rows: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")


def test_articles_of_world_news_have_the_name_under_which_a_statement_stands(
    tmp_path: Path,
) -> None:
    marked = {
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
        "rows": [marked],
        "pronouns": [],
        "names": names,
    }
    write(tmp_path / "reader" / "train.jsonl", article)
    (read,) = corpora.reader(tmp_path, "train")
    assert (read.rows[0].speaker, read.rows[0].stances) == ("Ada Voss", ("denies",))
    assert {(TEXT[slice(*m.place)], m.key) for m in read.mentions} == {
        ("she", "Ada Voss"),
        ("Ada Voss", "Ada Voss"),
        ("Bo Ek", "Bo Ek"),
    }
    assert [TEXT[slice(*person)] for person in read.people] == ["Ada Voss"]


def test_an_attribution_within_another_is_known_as_such(tmp_path: Path) -> None:
    def attribution(source: str, cue: str, content: str) -> dict[str, object]:
        places = {"source": [place(source)], "cue": [place(cue)], "content": [place(content)]}
        return {**places, "act": "speech", "quoted": [], "finite": True, "type": "indirect"}

    rows = [
        attribution("Ada Voss", "said", "that the pier was safe. “It is ours,” she added"),
        attribution("she", "added", "It is ours"),
    ]
    write(tmp_path / "polnear" / "dev.jsonl", {"id": "x", "text": TEXT, "attributions": rows})
    (read,) = corpora.polnear(tmp_path, "dev")
    assert [each.is_nested for each in read.rows] == [False, True]


def test_mentions_of_gum_are_read_from_its_brackets(tmp_path: Path) -> None:
    folder = tmp_path / "coref"
    folder.mkdir()
    lines = ["# begin", "0\tThe\t(place-1", "1\tpier\tplace-1)", "2\t,\t_", "3\tit\t(place-1)"]
    (folder / "GUM_news_pier.conll").write_text("\n".join(lines), encoding="utf-8")
    (read,) = corpora.gum(tmp_path)
    assert read.text == "The pier, it"
    assert [read.text[slice(*m.place)] for m in read.mentions] == ["The pier", "it"]
    assert len({m.key for m in read.mentions}) == 1


def test_passages_of_gap_put_together_do_not_share_anybody(tmp_path: Path) -> None:
    folder = tmp_path / "coref" / "gap"
    folder.mkdir(parents=True)
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref"
    line = "one\tAda met Bo. She left.\tShe\t12\tAda\t0\tTRUE\tBo\t8\tFALSE"
    (folder / "gap-development.tsv").write_text(f"{head}\n{line}\n{line}\n", encoding="utf-8")
    (both,) = corpora.together(list(corpora.gap(tmp_path, "development")), Random(1))
    keys = [m.key for m in both.mentions]
    assert len(keys) == 6 and len(set(keys)) == 4
    assert [both.text[slice(*m.place)] for m in both.mentions] == ["Ada", "Bo", "She"] * 2


def test_one_article_in_six_is_kept_apart() -> None:
    names = [replace(document(), name=str(number)) for number in range(600)]
    assert 60 < sum(map(corpora.is_kept_apart, names)) < 140
