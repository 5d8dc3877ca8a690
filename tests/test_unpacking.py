"""What servers send packed, and how."""

import bz2
import gzip
import random
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.web.unpacking import UnpackingError, codings, unpacked

FAR = 10**9
WORDS = b"The ferry to Elmsey sails at noon. " * 40


def bare(data: bytes) -> bytes:
    """Deflate without its wrapping, as some servers send it."""
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def whole(data: bytes, coding: str = "gzip", size: int = FAR) -> bytes:
    """What is unpacked, sent in chunks of so many bytes."""
    chunks = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(unpacked(chunks, coding, FAR))


def complaint(data: bytes, coding: str = "gzip", size: int = FAR) -> str:
    with pytest.raises(UnpackingError) as error:
        whole(data, coding, size)
    return str(error.value)


@pytest.mark.parametrize("size", [1, 2, 7, FAR])
@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", gzip.compress), ("deflate", zlib.compress), ("deflate", bare)],
)
def test_unpacks_however_it_is_cut_into_chunks(
    coding: str, pack: Callable[[bytes], bytes], size: int
) -> None:
    assert whole(pack(WORDS), coding, size) == WORDS


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=6), st.integers(1, 300))
def test_every_member_is_read(members: list[bytes], size: int) -> None:
    assert whole(b"".join(map(gzip.compress, members)), size=size) == b"".join(members)


def test_zeros_and_line_ends_behind_the_last_member_are_none() -> None:
    assert whole(gzip.compress(WORDS) + bytes(700) + b"\r\n", size=50) == WORDS


@pytest.mark.parametrize("behind", [b"and more words", b"\x1f\x8bno member", bz2.compress(b"x")])
def test_what_stands_behind_and_is_no_member_is_told(behind: bytes) -> None:
    assert complaint(gzip.compress(WORDS) + behind) == "the server sent it damaged"


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_bytes_that_are_not_packed_are_told(coding: str) -> None:
    assert complaint(b"\x07" + random.Random(5).randbytes(400), coding) == (
        "the server sent it damaged"
    )


@pytest.mark.parametrize("size", [1, 4, 8, 15, 30])
def test_a_second_member_that_is_cut_off_is_told(size: int) -> None:
    members = gzip.compress(WORDS) + gzip.compress(WORDS[::-1])
    assert complaint(members[:-size]) == "the server broke off before the end"


def test_no_more_is_unpacked_than_one_byte_over_the_limit() -> None:
    bomb = gzip.compress(bytes(1_000_000)) * 40
    assert len(b"".join(unpacked([bomb], "gzip", 1_500_000))) == 1_500_001


@pytest.mark.parametrize("name", ["", "identity", "none", "None", "utf-8", "binary", " , "])
def test_a_coding_that_packs_nothing_is_none(name: str) -> None:
    assert codings(name) == []


def test_codings_are_undone_from_the_last_to_the_first() -> None:
    assert codings("Deflate, identity, x-gzip") == ["gzip", "deflate"]


@pytest.mark.parametrize("name", ["br", "zstd", "compress", "gzip, br", "made-up"])
def test_a_coding_that_nobody_asked_for_is_told(name: str) -> None:
    with pytest.raises(UnpackingError, match="unasked"):
        codings(name)


def test_what_is_packed_over_and_over_is_refused() -> None:
    with pytest.raises(UnpackingError, match="4 times over"):
        codings("gzip, gzip, gzip, gzip")
