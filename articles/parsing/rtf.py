r"""Rich Text Format (RTF 1.9.1): words and paragraphs; what only sets type is left out.

A file is groups in braces, control words such as `\par`, and text. Words that were struck out or
deleted, pictures, page heads and lists of fonts are no text of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from articles.dates import iso_8601
from articles.parsing.bylines import byline_of
from articles.parsing.plain import from_text
from articles.parsing.tree import RAISED

if TYPE_CHECKING:
    from articles.article import Article
    from articles.parsing.source import Source

_TOKEN = re.compile(
    rb"(?s)\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<word>[a-z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<sign>.)|(?P<brace>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_SAYS = {
    "par": "\n\n",
    "sect": "\n\n",
    "page": "\n\n",
    "row": "\n",
    "line": "\n",
    "cell": " | ",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
}
_SIGNS = {"~": "\xa0", "_": "\u2011", "-": "\xad", "\n": "\n\n", "\r": "\n\n"}
_SILENT = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer", "fldinst"),
    *("headerl", "headerr", "headerf", "footerl", "footerr", "footerf", "listtable", "xe", "tc"),
    *("listoverridetable", "rsidtbl", "generator", "themedata", "datastore", "latentstyles"),
    *("annotation", "atnid", "atnauthor", "bkmkstart", "bkmkend", "nonshppict", "pntext"),
}
"""Groups that begin with these say nothing to a reader."""
_STRUCK = {"strike", "striked", "deleted", "v"}
"""Words of what was struck out, deleted or hidden; with the number 0 they end that."""
_ABOUT = {"title", "author"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds for a group, and for those in it until they say otherwise."""

    into: str | None = "text"
    """Where its text goes: the text, a field of what the file says of itself, or nowhere."""
    skips: int = 1
    """Bytes behind each Unicode character that stand for it in old programs."""
    struck: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Reader:
    """A file being read, token by token."""

    encoding: str = "cp1252"
    runs: dict[str, list[str]] = field(default_factory=dict)
    """Runs of text by where they go; see `_State.into`."""
    state: _State = _State()
    above: list[_State] = field(default_factory=list)
    to_skip: int = 0
    notes: int = 0
    _bytes: bytearray = field(default_factory=bytearray)
    _is_optional: bool = False

    def take(self, token: re.Match[bytes]) -> None:
        """Reads one token."""
        if token["byte"]:
            self._byte(int(token["byte"], 16))
        elif token["text"] is not None:
            for byte in token["text"]:
                self._byte(byte)
        else:
            self._flush()
            if token["brace"]:
                self._group(token["brace"])
            elif token["word"]:
                self._word(token["word"].decode(), token["number"])
            elif token["sign"]:
                self._sign(token["sign"].decode("latin-1"))

    def text_of(self, name: str) -> str:
        """All that was said for a name."""
        self._flush()
        whole = "".join(self.runs.get(name, ()))
        return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace")

    def _byte(self, byte: int) -> None:
        if self.to_skip:
            self.to_skip -= 1
        else:
            self._bytes.append(byte)

    def _flush(self) -> None:
        if self._bytes:
            self._say(self._bytes.decode(self.encoding, "replace"))
            self._bytes.clear()

    def _say(self, words: str) -> None:
        self._is_optional = False
        if self.state.into and not self.state.struck:
            self.runs.setdefault(self.state.into, []).append(words)

    def _group(self, brace: bytes) -> None:
        self.to_skip, self._is_optional = 0, False
        if brace == b"{":
            self.above.append(self.state)
        elif self.above:
            self.state = self.above.pop()

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._is_optional = True
        elif sign in _SIGNS or sign in "\\{}":
            self._say(_SIGNS.get(sign, sign))

    def _word(self, word: str, digits: bytes | None) -> None:
        number = int(digits) if digits else None
        is_optional, self._is_optional = self._is_optional, False
        if word == "u" and number is not None:
            self._say(chr(number % 0x10000))
            self.to_skip = self.state.skips
        elif word == "uc":
            self.state = replace(self.state, skips=min(number or 0, 9))
        elif word == "ansicpg" and number:
            self.encoding = _code_page(number)
        elif word in _STRUCK or word == "plain":
            self._strike(word, is_on=number != 0)
        elif word in _ABOUT and self.state.into is None:
            self.state = replace(self.state, into=word)
        elif word == "chftn" and self.state.into == "text":
            self._say(str(self.notes + 1).translate(RAISED))
        elif word == "footnote":
            self.notes += 1
            self.state = replace(self.state, into=f"note {self.notes}")
        elif word == "creatim":
            self.state = replace(self.state, into=None)
            self.runs["creatim"] = []
        elif (
            word in ("yr", "mo", "dy") and "creatim" in self.runs and len(self.runs["creatim"]) < 3
        ):
            self.runs["creatim"].append(f"{number or 0:02}")
        elif word in _SILENT or (is_optional and word != "shppict"):
            self.state = replace(self.state, into=None)
        elif word in _SAYS:
            self._say(_SAYS[word])

    def _strike(self, word: str, *, is_on: bool) -> None:
        words = self.state.struck - {word} if word != "plain" else frozenset()
        self.state = replace(
            self.state, struck=words | {word} if is_on and word != "plain" else words
        )


def read(source: Source) -> Article:
    """The article that an RTF file is."""
    reader = _Reader()
    for token in _TOKEN.finditer(source.data):
        reader.take(token)
    notes = (f"\n\n{n}. {reader.text_of(f'note {n}').strip()}" for n in range(1, reader.notes + 1))
    text = reader.text_of("text") + "".join(notes)
    lines = [re.sub(r"[ \t|]*\n", "\n", line).strip(" \n") for line in re.split(r"\n\n+", text)]
    article = from_text("\n\n".join(line for line in lines if line.strip(" |")))
    title, author = (" ".join(reader.text_of(name).split()) for name in ("title", "author"))
    return replace(
        article,
        title=article.title or title or None,
        byline=article.byline or byline_of([author]),
        published=iso_8601("-".join(reader.runs.get("creatim", ()))),
    )


def _code_page(number: int) -> str:
    import codecs

    try:
        return codecs.lookup("utf-8" if number == 65001 else f"cp{number}").name
    except LookupError:
        return "cp1252"
