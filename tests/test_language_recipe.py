"""The whole recipe on a handful of invented sentences: trained, packaged, measured, repeatable."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy

from annotators.pipeline import describe, fingerprint, load
from annotators.training.pipeline.__main__ import main
from annotators.training.pipeline.documents import Piece
from annotators.training.pipeline.packaging import learn_exceptions, state_weights

pytest.importorskip("spacy_lookups_data")

TREE = """# newdoc id = {name}
# newpar
# sent_id = {name}-{number}
1	{person}	{person}	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	saw	see	VERB	VBD	Tense=Past	0	root	_	_
3	{place}	{place}	PROPN	NNP	Number=Sing	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

"""
PEOPLE, PLACES = ("Venn", "Brask", "Oda", "Mirel"), ("Ostravik", "Lund", "Kesh", "Tarn")


def trees(name: str) -> str:
    pairs = enumerate(zip(PEOPLE * 6, PLACES * 6, strict=True))
    return "".join(
        TREE.format(name=name, number=n, person=person, place=place) for n, (person, place) in pairs
    )


def names(name: str) -> str:
    blocks = []
    for number, (person, place) in enumerate(zip(PEOPLE * 6, PLACES * 6, strict=True)):
        rows = [(person, "B-PER"), ("saw", "O"), (place, "B-LOC"), (".", "O")]
        lines = [f"{i}\t{word}\t{tag}\t-\t-" for i, (word, tag) in enumerate(rows, 1)]
        blocks.append("\n".join([f"# sent_id = {name}-{number}", *lines]))
    return "\n\n".join(blocks) + "\n"


def gmb() -> str:
    rows = ["Sentence #,Word,POS,Tag"]
    for number, (person, place) in enumerate(zip(PEOPLE * 15, PLACES * 15, strict=True)):
        rows += [
            f"Sentence: {number},{person},NNP,B-per",
            ",left,VBD,O",
            f",{place},NNP,B-geo",
            ",.,.,O",
        ]
    return "\n".join(rows) + "\n"


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    gum, worldwide = folder / "ud" / "gum", folder / "ner" / "worldwide"
    for made in (gum, worldwide / "annotated", worldwide / "articles"):
        made.mkdir(parents=True)
    for split in ("train", "dev", "test"):
        (folder / f"ud/en_ewt-ud-{split}.conllu").write_text(trees(split))
        (folder / f"ner/uner_en_ewt-{split}.iob2").write_text(names(split))
        (gum / f"GUM_news_{split}.conllu").write_text(trees(f"GUM_news_{split}"))
        (worldwide / "annotated" / f"{split}.txt.tsv").write_text(
            "Venn\tB-Person\nsaw\tO\nLund\tB-Location\n.\tO\n"
        )
        (worldwide / "articles" / f"{split}.txt").write_text("Venn saw Lund.")
    (gum / "splits.md").write_text("## dev\n\n  * GUM_news_dev\n\n## test\n\n  * GUM_news_test\n")
    (folder / "ner/gmb.csv").write_text(gmb())
    (folder / "ner/wikigold.conll").write_text("Venn I-PER\nleft O\n. O\n\nOda I-PER\nsat O\n")
    (worldwide / "splits.json").write_text(
        json.dumps({split: [f"{split}.txt"] for split in ("train", "dev", "test")})
    )
    (folder / "vectors").mkdir()
    (folder / "vectors/glove.6B.50d.txt").write_text("saw " + " ".join(["0.5"] * 50) + "\n")
    return folder


def trained(data: Path, output: Path, *options: str) -> str:
    folders = ["--data", str(data), "--output", str(output), "--work", str(output) + ".work"]
    assert main(["train", *folders, "--steps", "4", "--without-teacher", *options]) == 0
    return str(output)


@pytest.fixture(scope="module")
def pipeline(data: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return trained(data, tmp_path_factory.mktemp("once") / "made")


def test_training_writes_a_pipeline_that_loads(pipeline: str) -> None:
    described = describe(pipeline)
    assert described.name == "en_newsread"
    assert described.components[-1] == "newsread_names"
    assert [token.text for token in load(pipeline)("Venn saw Lund.")][-1] == "."


def test_the_same_seed_gives_the_same_weights(data: Path, pipeline: str, tmp_path: Path) -> None:
    again = trained(data, tmp_path / "made")
    assert fingerprint(again) == fingerprint(pipeline)


def test_clear_sources_alone_teach_names_and_grammar(data: Path, tmp_path: Path) -> None:
    described = describe(trained(data, tmp_path / "made", "--clear-only"))
    assert {"ner", "parser", "tagger"} <= set(described.components)


def weights(folder: Path) -> str:
    """The hash of the weights as a pipeline states it."""
    return str(json.loads((folder / "meta.json").read_text("utf-8"))["weights"])


def test_the_hash_of_the_weights_has_the_learned_reader_and_packaging_leaves_it(
    data: Path, pipeline: str, tmp_path: Path
) -> None:
    made = tmp_path / "made"
    for folder in ("ner", "reader"):
        (made / folder).mkdir(parents=True)
        (made / folder / "heads.npz").write_bytes(b"heads")
    (made / "meta.json").write_text('{"pipeline": ["ner"]}')
    folders = ["--data", str(data), "--work", pipeline + ".work", "--output", str(made)]
    assert main(["package", *folders]) == 0
    assert (made / "reader" / "heads.npz").read_bytes() == b"heads"
    assert not (made / "ner" / "heads.npz").exists()
    assert weights(made) != weights(Path(pipeline))
    (made / "reader" / "heads.npz").unlink()
    state_weights(made)
    assert weights(made) == weights(Path(pipeline))


def test_measuring_prints_one_table(
    data: Path, pipeline: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate", pipeline, "--data", str(data)]) == 0
    rows = capsys.readouterr().out.splitlines()
    for beginning in ("EWT ", "GUM news", "worldwide", "GMB", "UNER-EWT"):
        assert any(row.startswith(beginning) for row in rows)
    assert all(row.split()[-1].replace(".", "").isdigit() for row in rows[1:])


LEARNT = [("Kesharis", "PROPN", "Keshari"), ("gonna", "AUX", "go"), ("1990s", "NOUN", "1990s")]
ADDRESSES = ["ora.venn@example.org", "https://example.org/a", "+49-30-1234", "555"]
UNLEARNT = [(word, pos, word) for word in ADDRESSES for pos in ("PROPN", "NOUN", "X")]


@pytest.fixture(scope="module")
def exceptions() -> Any:
    """The lemmatizer's table after treebanks that have every word twice."""
    nlp = spacy.blank("en")
    lemmatizer: Any = nlp.add_pipe("newsread_lemmatizer")
    lemmatizer.initialize()
    facts = [*LEARNT, *UNLEARNT, ("Venn", "PROPN", "Venn")] * 2
    words, pos, lemmas = (list(column) for column in zip(*facts, strict=True))
    piece = Piece(words=words, spaces=[True] * len(words), pos=pos, lemmas=lemmas)
    learn_exceptions(lemmatizer, nlp, [piece])
    return lemmatizer.lookups.get_table("lemma_exc")


@pytest.mark.parametrize(("word", "pos", "lemma"), LEARNT)
def test_the_lemmatizer_learns_what_the_rules_do_not_know(
    exceptions: Any, word: str, pos: str, lemma: str
) -> None:
    assert exceptions[pos.lower()][word.lower()] == [lemma]


@pytest.mark.parametrize(("word", "pos", "_lemma"), [*UNLEARNT, ("venn", "PROPN", "")])
def test_the_lemmatizer_keeps_nobodys_name_number_or_address(
    exceptions: Any, word: str, pos: str, _lemma: str
) -> None:
    assert word not in exceptions.get(pos.lower(), {})
