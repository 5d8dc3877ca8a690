"""What a terminal sends is keys, whole sequences, pastes, or nothing at all."""

from __future__ import annotations

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.terminal_sequences import ANSWERS
from tui.terminal import key_sequences
from tui.terminal.sequences import LATE, LATE_PASTE, LONGEST, MOST, SOON, Sequences, Token

KNOWN = ("\x1bOP", "\x1b\x7f", "\x1b[[A", "\x1b[3$")


SURE = re.compile(r"\x1b(?:\]\d+;|P[^a-z]|[_^X].|\[[\d?>M])|\x9d52;")
"""How what newsread has no keys for begins."""

ANYTHING = st.text("\x1b[]P_^XO;:0123789?<>$\\~umMcRtxqj\x07\x9b\x9d\x9c\x18\r é", max_size=40)


class Sent:
    """A terminal of ours, and what was read of it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.tokens: list[Token] = []
        self.sequences = Sequences(self.tokens.append, KNOWN, lambda: self.now)
        self._reading = self.sequences.read()
        self._wait = next(self._reading)

    def send(self, data: str) -> None:
        """Send something at once."""
        self.go_on(self.sequences.mended(data))

    def go_on(self, data: str) -> None:
        """Send characters as they are."""
        for character in data:
            self._wait = self._reading.send(character)

    def wait(self, seconds: float) -> None:
        """Send nothing for a while."""
        self.now += seconds
        if self._wait is not None and seconds >= self._wait:
            self._wait = self._reading.send(None)

    @property
    def keys(self) -> str:
        """The keys that were typed, sequences among them if they are one."""
        texts = [
            token.text if token.kind != "behind escape" else f"\x1b{token.text}"
            for token in self.tokens
            if token.kind != "sequence" or key_sequences.key(token.text) or token.text in KNOWN
        ]
        return "".join(texts)


def sent_by(*parts: str | float) -> Sent:
    """What is read of parts that come one after another, numbers being seconds between them."""
    sent = Sent()
    for part in parts:
        sent.send(part) if isinstance(part, str) else sent.wait(part)
    sent.wait(60)
    return sent


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_is_no_key(answer: str) -> None:
    assert sent_by(f"j{answer}k").keys == "jk"


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_an_answer_that_is_cut_anywhere_and_comes_at_once_is_no_key(answer: str) -> None:
    for cut in range(1, min(len(answer), 60)):
        assert sent_by("j", answer[:cut], answer[cut:], SOON, "k").keys == "jk", cut


@pytest.mark.parametrize("pause", [SOON, 0.9 * LATE])
@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS.keys())
def test_the_rest_of_what_is_surely_an_answer_may_come_late(answer: str, pause: float) -> None:
    sure_part = SURE.match(answer)
    for cut in range(sure_part.end(), min(len(answer), 60)) if sure_part else ():
        split = "\x1b\\" if answer[cut - 1] == "\x1b" else ""  # Escape may be a key, there
        assert sent_by(answer[:cut], pause, answer[cut:], "k").keys == f"{split}k", cut


@pytest.mark.parametrize(
    "answer",
    [
        *("\x1b]52;c;xAAA\x07", "\x1bP1$rxx\x1b\\", "\x1b_Gi=1x\x1b\\"),
        *("\x1b[0;276;0c", "\x1b[?25u"),
    ],
)
def test_of_an_answer_that_is_cut_early_only_what_came_before_the_pause_is_keys(
    answer: str,
) -> None:
    for cut in range(1, 4):
        unsure = "" if SURE.match(answer[:cut]) else answer[:cut]
        assert sent_by(answer[:cut], SOON, answer[cut:], 1.0, "k").keys == f"{unsure}k", cut


@pytest.mark.parametrize("keys", ["\x1b]q", "\x1b[q", "\x1bPj", "\x1bOj", "\x1b]12G"])
def test_keys_behind_escape_are_keys_however_they_come(keys: str) -> None:
    for cut in range(1, len(keys)):
        assert sent_by(keys[:cut], SOON, keys[cut:], SOON).keys == keys, cut


def test_the_end_of_an_answer_that_another_program_has_begun_to_read_is_no_key() -> None:
    assert sent_by("c;xAAA\x07", "j").keys == "j"
    assert sent_by("xx\x1b\\", "j").keys == "j"


@pytest.mark.parametrize("start", ["\x1b]52;c;xA", "\x1bP1$rx", "\x1b_Gx", "\x1b^xx", "\x1bXxx"])
def test_a_string_that_never_ends_is_left_after_a_while(start: str) -> None:
    assert sent_by(start, LATE, "jk").keys == "jk"


@pytest.mark.parametrize("start", ["\x1b]52;c;xA", "\x1bP1$rx", "\x1b_Gx", "\x1b^xx", "\x1b[1;5"])
def test_escape_ends_what_does_not_end(start: str) -> None:
    assert sent_by(start, "\x1b", SOON, "j").keys == "\x1bj"
    assert sent_by(start, "\x03").keys == "\x03"


def test_a_string_is_left_however_many_keys_are_typed_into_it() -> None:
    parts = [part for _ in range(round(LONGEST / 0.09) + 1) for part in ("j", 0.09)]
    assert sent_by("\x1b]52;c;A", *parts, "j", SOON, "jk").keys == "jk"


def test_a_string_is_left_however_long_it_is() -> None:
    assert sent_by(f"\x1b]52;c;{'x' * (MOST + 100)}", SOON, "jk").keys == "jk"


def test_a_paste_is_text_whatever_is_in_it() -> None:
    paste = "x\x1b[Aq\x1b]52;c;x\x07\x1bOP\r\n\x1b[200~"
    (token,) = sent_by(f"\x1b[200~{paste}\x1b[201~").tokens
    assert token == Token("pasted", paste)


def test_a_paste_that_never_ends_is_left_after_a_while() -> None:
    sent = sent_by("\x1b[200~x", LATE_PASTE, "j")
    assert sent.tokens == [Token("pasted", "x"), Token("typed", "j")]


def test_of_a_paste_no_more_is_kept_than_has_a_place() -> None:
    (token,) = sent_by(f"\x1b[200~{'x' * (MOST + 50)}\x1b[201~").tokens
    assert len(token.text) == MOST


def test_escape_alone_is_known_within_a_tenth_of_a_second() -> None:
    sent = Sent()
    sent.send("\x1b")
    sent.wait(SOON)
    assert sent.keys == "\x1b"


@pytest.mark.parametrize("keys", ["\x1bP", "\x1b]q", "\x1b[q", "\x1bX", "\x1b^", "\x1b]", "\x1bPo"])
def test_keys_right_behind_escape_are_known_as_soon(keys: str) -> None:
    sent = Sent()
    sent.send(keys)
    sent.wait(SOON)
    assert "".join(t.text for t in sent.tokens) == keys


@given(
    st.text("\x1b[]P_^XO;:0123789?<>$\\~umMcRtxqj\x07\x9b\x9d\x9c\x18\r é", max_size=40),
    st.randoms(),
)
def test_however_it_is_cut_the_same_is_read(data: str, chance: random.Random) -> None:
    whole, cut = Sent(), Sent()
    whole.go_on(data)
    at = chance.randint(0, len(data))
    cut.go_on(data[:at])
    cut.go_on(data[at:])
    assert whole.tokens == cut.tokens


@given(ANYTHING)
def test_whatever_comes_keys_are_keys_again_after_a_while(data: str) -> None:
    sent = Sent()
    sent.send(data)
    for _ in range(4):
        sent.wait(60)
    sent.tokens.clear()
    sent.send("j")
    assert sent.tokens == [Token("typed", "j")]


@pytest.mark.parametrize(
    ("data", "read_as"),
    [
        ("\x1b[113;1u", "\x1b[113;1u"),
        ("\x1b[113u", "\x1b[113u"),
        ("\x1b[113;1:1u", "\x1b[113;1u"),
        ("\x1b[113;1:2u", "\x1b[113;1u"),
        ("\x1b[113;1:3u", None),
        ("\x1b[1;1:3A", None),
        ("\x1b[1;5:1A", "\x1b[1;5A"),
        ("\x1b[97:65;2;65u", "\x1b[97;2;65u"),
        ("\x1b[97:65;2u", "\x1b[97;2;65u"),
        ("\x1b[97::113;;97u", "\x1b[97;;97u"),
        ("\x1b[27;5;106~", "\x1b[106;5u"),
        ("\x1b[13u", "\x1b[13u"),
        ("\x1b[3;2~", "\x1b[3;2~"),
        ("\x1b[A", "\x1b[A"),
        ("\x1b[113;1:9u", None),
        ("\x1b[1114112u", None),
        ("\x1b[55296u", None),
        ("\x1b[7u", None),
        (f"\x1b[{'9' * 50}u", None),
        ("\x1b[113;999u", None),
        ("\x1b[113;0u", None),
        ("\x1b[113;1;7u", None),
        ("\x1b[120~", None),
        ("\x1b[120A", None),
        ("\x1b[1;2;3;4u", None),
        ("\x1b[::;:u", None),
    ],
)
def test_a_key_is_read_in_every_form_and_only_when_it_is_pressed(
    data: str, read_as: str | None
) -> None:
    assert key_sequences.key(data) == read_as


@pytest.mark.parametrize(
    ("data", "size"),
    [
        ("\x1b[48;24;80;480;800t", (80, 24, 800, 480)),
        ("\x1b[48;24:1;80:2;0;0t", (80, 24, 0, 0)),
        ("\x1b[48;999999;999999;0;0t", None),
        ("\x1b[48;0;80;0;0t", None),
        (f"\x1b[48;24;{'8' * 400};0;0t", None),
        ("\x1b[8;24;80t", None),
    ],
)
def test_a_size_that_no_terminal_has_is_not_taken(
    data: str, size: tuple[int, int, int, int] | None
) -> None:
    assert key_sequences.size(data) == size
