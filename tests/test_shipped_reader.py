"""The learned reader that comes with newsread: loaded once, and told what is missing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from annotators.encoder.shipped import FOLDER, Reader, reader
from annotators.text.quotations import find_quotations

TEXT = "Ada Lind said the dam was safe.\n\n“We wait,” said Bo Ek."


def test_a_folder_without_its_files_is_an_error_that_names_one(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"labels\.json"):
        reader(tmp_path)


@pytest.fixture(scope="module")
def shipped() -> Reader:
    return reader()


@pytest.mark.model
def test_it_is_loaded_once(shipped: Reader) -> None:
    assert reader() is shipped


@pytest.mark.model
def test_it_has_the_files_that_its_parts_are_read_from() -> None:
    assert {"encoder.onnx", "heads.npz", "labels.json", "vocab.txt"} <= {
        file.name for file in FOLDER.iterdir()
    }


@pytest.mark.model
def test_every_piece_of_a_text_has_a_vector_that_the_heads_can_be_asked_about(
    shipped: Reader,
) -> None:
    reading = shipped(TEXT)
    vectors = reading.encoded.vectors
    assert len(vectors) == len(reading.encoded.pieces) > 15
    assert np.allclose(reading.heads.anchors(vectors)[0].sum(axis=1), 1, atol=1e-4)


@pytest.mark.model
def test_marks_are_part_of_what_it_sees(shipped: Reader) -> None:
    with_quotes, plain = (
        shipped.encoder(TEXT, quotations).vectors for quotations in (find_quotations(TEXT), [])
    )
    assert not np.allclose(with_quotes, plain, atol=1e-3)


@pytest.mark.model
def test_a_text_is_read_once_by_all_who_ask_at_once(shipped: Reader) -> None:
    assert shipped(TEXT) is shipped(TEXT)
    assert shipped("Ada left.") is not shipped(TEXT)


@pytest.mark.model
def test_an_empty_text_has_no_pieces(shipped: Reader) -> None:
    assert len(shipped("").encoded.pieces) == 0
