"""Which word pieces are shipped of those that an encoder has."""

import pytest

from annotators.encoder.shipped import FOLDER
from annotators.encoder.wordpieces import Pieces, WordPieces
from annotators.training.packaging.vocabulary import shipped_pieces
from tests.support.readings import SAMPLES

VOCABULARY = (FOLDER / "vocab.txt").read_text(encoding="utf-8").splitlines()
LIKE_THE_SHIPPED = [
    *("[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "pier", "##s", "##,", ",", "北", "##北"),
    *("м", "##о", "##=", "a", "##b"),
]
TEXTS = [
    *(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))),
    "“Мост закрыт,” said Ада Квилл of 北京市 (Beijing), №5; a≠b, x<y, o’clock, naïve café…",
    "".join(map(chr, range(0x20, 0x3000))),
    "a".join(map(chr, range(0x20, 0x3000))),
]


def kept_pieces(vocabulary: list[str]) -> list[str]:
    """The pieces that are shipped of a vocabulary."""
    return [vocabulary[number] for number in shipped_pieces(vocabulary)]


def cut(text: str, vocabulary: list[str]) -> tuple[list[str], Pieces]:
    """A text's pieces as words, and as they are."""
    pieces = WordPieces(vocabulary).cut(text)
    return [vocabulary[number] for number in pieces.ids], pieces


def test_what_no_text_is_cut_into_is_left_out() -> None:
    left_out = set(LIKE_THE_SHIPPED) - set(kept_pieces(LIKE_THE_SHIPPED))
    assert left_out == {"[unused0]", "##,", "##北"}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text[:12])
@pytest.mark.parametrize("vocabulary", [VOCABULARY, LIKE_THE_SHIPPED], ids=["shipped", "small"])
def test_every_text_is_cut_into_the_same_pieces_as_before(text: str, vocabulary: list[str]) -> None:
    (words, whole), (words_cut, fewer) = cut(text, vocabulary), cut(text, kept_pieces(vocabulary))
    assert words_cut == words
    assert (fewer.starts, fewer.ends) == (whole.starts, whole.ends)


def test_what_is_shipped_once_is_shipped_again() -> None:
    assert kept_pieces(kept_pieces(VOCABULARY)) == kept_pieces(VOCABULARY)
