"""The whole recipe on a handful of invented sentences: learned, packaged, measured."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.lookups import Lookups
from spacy.tokens import Doc

from annotators.pipeline import describe, fingerprint, load
from annotators.training.__main__ import SHIPPED_FOLDER, VERSION, main
from annotators.training.evaluation import figures, words
from annotators.training.evaluation.label_schemes import entity_label, is_subject
from annotators.training.packaging.lemma_exceptions import learn_exceptions
from annotators.training.packaging.pipeline_folder import COMPONENTS, state_weights, write_pipeline
from annotators.training.treebanks.pieces import Piece
from annotators.training.treebanks.sources import training_sentences, training_sources

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
    for corpus in (gum, worldwide / "annotated", worldwide / "articles"):
        corpus.mkdir(parents=True)
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
    return folder


def tables() -> Lookups:
    """Rules of lemmas, far fewer than spaCy’s."""
    lookups = Lookups()
    lookups.add_table("lemma_rules", {"noun": [["s", ""]], "verb": [["ed", ""]]})
    lookups.add_table("lemma_index", {"noun": ["boat"], "verb": ["sail"]})
    lookups.add_table("lemma_exc", {"noun": {"men": ["man"]}})
    return lookups


def test_what_is_learned_from_are_the_training_parts_alone(data: Path) -> None:
    sources = {source.name: source for source in training_sources(data)}
    assert list(sources) == ["ewt", "gum", "gmb", "wikigold", "worldwide"]
    assert sum(map(len, sources["ewt"].pieces)) < 24 * 5
    assert sum(piece.words.count("left") for piece in sources["gmb"].pieces) == 54
    assert "DATE" in sources["wikigold"].unannotated and not sources["worldwide"].unannotated


@pytest.fixture
def folder(data: Path, tmp_path: Path) -> Path:
    """A pipeline around the files of a reader that has learned nothing."""
    (tmp_path / "reader").mkdir()
    labels = {"tags": [], "morphs": [], "deps": [], "names": ["O", "B-PERSON", "I-PERSON"]}
    labels["pairs"] = []
    (tmp_path / "reader" / "labels.json").write_text(json.dumps(labels))
    write_pipeline(tmp_path, training_sentences(data), "9.9.9", tables())
    return tmp_path


@pytest.mark.model
def test_the_pipeline_that_is_written_loads_and_says_what_it_is(folder: Path) -> None:
    description = describe(str(folder))
    assert (description.name, description.version) == ("en_newsread", "9.9.9")
    assert description.components == COMPONENTS == tuple(load(str(folder)).pipe_names)
    assert description.labels == ("PERSON",)
    assert description.limits is None


@pytest.mark.model
def test_the_pipeline_that_is_written_cuts_words_as_treebanks_do(folder: Path) -> None:
    assert [t.text for t in load(str(folder)).make_doc("pro-Lund !!")] == ["pro-Lund", "!!"]


@pytest.mark.model
def test_the_pipeline_that_is_written_has_lemmas_of_tables_and_treebanks(folder: Path) -> None:
    lemmatizer: Any = load(str(folder)).get_pipe("newsread_lemmatizer")
    exceptions = lemmatizer.lookups.get_table("lemma_exc")
    assert exceptions["noun"]["men"] == ["man"]
    assert exceptions["verb"]["saw"] == ["see"]


def test_no_word_of_a_treebank_is_in_its_vocabulary(folder: Path) -> None:
    strings = json.loads((folder / "vocab" / "strings.json").read_text("utf-8"))
    assert not {*PEOPLE, *PLACES, "saw"} & {*strings}


def test_no_figure_and_no_path_stands_in_its_description(folder: Path) -> None:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    assert "performance" not in meta
    assert meta["license"] == "CC BY-SA 4.0"
    assert str(folder) not in json.dumps(meta) + (folder / "config.cfg").read_text("utf-8")


def test_the_same_reader_and_treebanks_give_the_same_files(folder: Path, data: Path) -> None:
    before = fingerprint(str(folder))
    write_pipeline(folder, training_sentences(data), "9.9.9", tables())
    fingerprint.cache_clear()
    assert fingerprint(str(folder)) == before


def test_the_hash_of_the_weights_has_the_learned_reader(folder: Path) -> None:
    before = weights(folder)
    (folder / "reader" / "heads.npz").write_bytes(b"heads")
    (folder / "MODEL_CARD.md").write_text("Its card.")
    state_weights(folder)
    assert weights(folder) != before
    (folder / "reader" / "heads.npz").unlink()
    state_weights(folder)
    assert weights(folder) == before


def weights(folder: Path) -> str:
    """The hash of the weights as a pipeline states it."""
    return str(json.loads((folder / "meta.json").read_text("utf-8"))["weights"])


def test_parts_of_an_earlier_pipeline_go_and_what_lies_beside_them_stays(
    folder: Path, data: Path
) -> None:
    meta = json.loads((folder / "meta.json").read_text("utf-8"))
    (folder / "meta.json").write_text(json.dumps(meta | {"pipeline": ["ner", *COMPONENTS]}))
    (folder / "ner").mkdir()
    (folder / "LICENSE.txt").write_text("Its terms.")
    write_pipeline(folder, training_sentences(data), "9.9.9", tables())
    assert not (folder / "ner").exists()
    assert (folder / "LICENSE.txt").exists() and (folder / "reader" / "labels.json").exists()


def test_a_checkpoint_that_is_not_there_is_named(data: Path, tmp_path: Path) -> None:
    pytest.importorskip("torch")
    missing = tmp_path / "none.pt"
    command = ["package", "--data", str(data), "--checkpoint", str(missing)]
    with pytest.raises(SystemExit, match="there is no checkpoint"):
        main([*command, "--encoder", str(small_encoder(tmp_path)), "--output", str(tmp_path)])


def small_encoder(folder: Path) -> Path:
    """An untrained encoder of two layers that knows letters."""
    transformers: Any = pytest.importorskip("transformers")
    letters = "abcdefghijklmnopqrstuvwxyz"
    pieces = [
        "[PAD]",
        "[UNK]",
        "[CLS]",
        "[SEP]",
        ".",
        *letters,
        *(f"##{letter}" for letter in letters),
    ]
    config = transformers.BertConfig(
        vocab_size=len(pieces), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=32, max_position_embeddings=512,
    )  # fmt: skip
    encoder_folder = folder / "encoder"
    transformers.BertModel(config).save_pretrained(encoder_folder)
    (encoder_folder / "vocab.txt").write_text("\n".join(pieces) + "\n", encoding="utf-8")
    return encoder_folder


ARTICLE = "Venn saw Lund. Venn said the pier was safe."
ATTRIBUTION = {
    "source": [[15, 19]], "cue": [[20, 24]], "content": [[25, 42]], "act": "speech",
    "quoted": [], "finite": True, "type": "indirect",
}  # fmt: skip


@pytest.fixture
def whole(data: Path) -> Path:
    """The data with articles whose attributions are marked, and one line of GAP."""
    for name in ("polnear", "reader", "coref/gap"):
        (data / name).mkdir(parents=True, exist_ok=True)
    row = {
        "spans": [[25, 42]], "who": "Venn", "act": "says", "form": "indirect",
        "cue_span": [20, 24], "source_span": [15, 19],
    }  # fmt: skip
    for name, marks in (("polnear", {"attributions": [ATTRIBUTION]}), ("reader", {"rows": [row]})):
        for part in ("train", "dev"):
            article = json.dumps({"id": "one", "text": ARTICLE, **marks})
            (data / name / f"{part}.jsonl").write_text(article + "\n", encoding="utf-8")
    head = "ID\tText\tPronoun\tPronoun-offset\tA\tA-offset\tA-coref\tB\tB-offset\tB-coref\n"
    line = "one\tMary Kerr met Bo. She left.\tShe\t18\tMary Kerr\t0\tTRUE\tBo\t14\tFALSE\n"
    for part in ("development", "validation"):
        (data / f"coref/gap/gap-{part}.tsv").write_text(head + line, encoding="utf-8")
    return data


@pytest.mark.filterwarnings("ignore")
def test_raw_data_become_a_pipeline_that_reads_and_is_measured(
    whole: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for needed in ("torch", "onnx", "spacy_lookups_data"):
        pytest.importorskip(needed)
    package, checkpoint = tmp_path / "made", tmp_path / "reader.pt"
    common = ["--data", str(whole), "--checkpoint", str(checkpoint)]
    common += ["--encoder", str(small_encoder(tmp_path))]
    assert main(["train", "--steps", "2", *common]) == 0
    assert main(["package", "--output", str(package), *common]) == 0
    assert describe(str(package)).version == VERSION
    assert [token.dep_ for token in load(str(package))("Venn")] == ["ROOT"]
    assert main(["evaluate", str(package), "--data", str(whole)]) == 0
    rows = capsys.readouterr().out.splitlines()
    for start in ("PolNeAR dev", "GAP", "EWT ", "GUM news", "worldwide", "GMB", "UNER-EWT"):
        assert any(row.startswith(f"| {start}") for row in rows)


NAMES = ["B-PERSON", "O", "B-GPE", "O"] * 2
PIECE = Piece(
    words=["Venn", "saw", "Lund", "."] * 2,
    spaces=[True, True, False, True] * 2,
    tags=["NNP", "VBD", "NNP", "."] * 2,
    pos=["PROPN", "VERB", "PROPN", "PUNCT"] * 2,
    lemmas=["Venn", "see", "Lund", "."] * 2,
    heads=[1, 1, 1, 1, 5, 5, 5, 5],
    deps=["nsubj", "ROOT", "obj", "punct"] * 2,
    starts=[True, False, False, False] * 2,
    entities=[*NAMES],
)


@Language.component("test_all_knowing")
def all_knowing(doc: Doc) -> Doc:
    """All that is right about `PIECE`."""
    attributes: dict[str, Any] = {
        name: getattr(PIECE, name) for name in ("tags", "pos", "lemmas", "heads", "deps")
    }
    return Doc(doc.vocab, PIECE.words, PIECE.spaces, ents=NAMES, **attributes)


@pytest.mark.parametrize(("component", "figure"), [("sentencizer", 0), ("test_all_knowing", 100)])
def test_whoever_knows_all_has_a_hundred_and_whoever_knows_nothing_nothing(
    component: str, figure: int
) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(component)
    for tokenized in (False, True):
        shares = words.grammar_figures(nlp, [PIECE], tokenized=tokenized)
        assert {shares[name] for name in ("UPOS", "XPOS", "lemma", "LAS", "subj")} == {figure}
        assert shares["sents"] == 100
    names = words.name_figures(nlp, words.NameSet([PIECE], words.WORLDWIDE))
    assert set(names) == {"all", "untyped", "PERSON", "GPE"}
    assert set(names.values()) == {figure}


def test_f1_is_in_percent() -> None:
    assert words.f1({(1,), (2,)}, {(2,), (3,)}) == pytest.approx(50)


def test_a_table_has_a_row_for_each_figure_and_a_dash_for_what_a_pipeline_has_not() -> None:
    columns = {"ours": {"A": {"F1": 50.0}, "B": {"LAS": 80.04}}, "other": {"B": {"LAS": 70.0}}}
    assert figures.table(columns).splitlines() == [
        "| set | figure | ours | other |",
        "| --- | --- | --- | --- |",
        "| A | F1 | 50.0 | – |",
        "| B | LAS | 80.0 | 70.0 |",
    ]


def test_what_is_written_without_being_asked_is_what_ships() -> None:
    assert (SHIPPED_FOLDER / "MODEL_CARD.md").is_file()


def test_subjects_are_known_in_both_schemes() -> None:
    labels = ("nsubj", "nsubj:pass", "nsubjpass", "csubj", "csubjpass", "obl:agent", "agent", "obj")
    assert [label for label in labels if is_subject(label)] == list(labels[:5])


def test_entity_labels_of_other_pipelines_are_mapped() -> None:
    labels = ("PER", "PERSON", "TIME", "WORK_OF_ART")
    assert [*map(entity_label, labels)] == ["PERSON", "PERSON", "DATE", "WORK_OF_ART"]


LEARNT = [("Kesharis", "PROPN", "Keshari"), ("gonna", "AUX", "go"), ("1990s", "NOUN", "1990s")]
ADDRESSES = ["ora.venn@example.org", "https://example.org/a", "+49-30-1234", "555"]
UNLEARNT = [(word, pos, word) for word in ADDRESSES for pos in ("PROPN", "NOUN", "X")]


@pytest.fixture(scope="module")
def exceptions() -> Any:
    """The lemmatizer's table after treebanks that have every word twice."""
    lemmatizer: Any = spacy.blank("en").add_pipe("newsread_lemmatizer")
    lemmatizer.initialize(lookups=tables())
    facts = [*LEARNT, *UNLEARNT, ("Venn", "PROPN", "Venn")] * 2
    words, pos, lemmas = (list(column) for column in zip(*facts, strict=True))
    piece = Piece(words=words, spaces=[True] * len(words), pos=pos, lemmas=lemmas)
    learn_exceptions(lemmatizer, [piece])
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
