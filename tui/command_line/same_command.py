"""`newsread same`: where the same words stand in everything that is kept, without a screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from articles.counts import counted
from articles.safe import one_line
from tui.command_line.say import say, write
from tui.command_line.synopsis import DONE, UNREADABLE
from tui.command_line.usage import Usage
from tui.session import stores

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from annotators.across.elsewhere import Elsewhere
    from annotators.running.cache import FindingsCache
    from articles.search import Saying, SearchIndex
    from tui.across.archive import Archive

FORMATS: Final = ("text", "jsonl")
EPILOG = """\
Of a FILE every quotation and claim is looked for; of WORDS, these. “text” writes the words side by
side: [only here], {only there}, ~in another order~. “--build” takes in what “newsread extract
--format jsonl” wrote, here or on a cluster, beside what the library keeps: one article costs a few
milliseconds, however many there are. The index can be deleted at any time (search.db in the cache
folder); what was built of files is to be built again then.
"""


def run(arguments: Sequence[str]) -> int:
    """Write where the words stand; 1 if something could not be read."""
    parser = usage()
    options = parser.parse_args(arguments)
    if not (options.words or options.build or options.forget):
        parser.error("there are no words to look for, and no file to build of")
    from articles.places import config_file
    from tui.settings.settings import load

    options.pipeline = options.pipeline or load(config_file()).pipeline
    cache = stores.findings(options.pipeline)
    with stores.search_index(cache.fingerprint) as index:
        status = _change(options, index)
        return max(status, _look(options, index, cache)) if options.words else status


def usage() -> Usage:
    """The parser of the command's arguments."""
    usage = Usage(
        prog="newsread same",
        description="Find the same words in other articles: what was cut, changed, denied, or "
        "credited to somebody else.",
        epilog=EPILOG,
    )
    usage.add_argument("words", nargs="*", metavar="WORDS|FILE", help="words, or an article")
    usage.add_argument("--format", choices=FORMATS, default="text", help="text if not said")
    usage.add_argument(
        "--build", action="append", default=[], metavar="FILE.jsonl", help="take in what it has"
    )
    usage.add_argument(
        "--forget", action="store_true", help="leave out first what was built of files"
    )
    usage.add_argument("--pipeline", metavar="NAME_OR_PATH", help="what finds who says what")
    return usage


def _change(options: Namespace, index: SearchIndex) -> int:
    """Drop articles that came from files (--forget), then take in files (--build)."""
    if options.forget:
        say(f"Left out: {counted(index.quotations.drop_built(), 'article')} built of files.")
    return max((_build(name, index) for name in options.build), default=DONE)


def _build(name: str, index: SearchIndex) -> int:
    from annotators.across.extract_records import build

    failures: list[tuple[int, str]] = []
    try:
        with Path(name).open("rb") as lines:
            *_, article_count = build(lines, index.quotations, failures)
    except OSError as error:
        say(f"{name}: cannot be read ({error.strerror}).")
        return UNREADABLE
    for number, reason in failures:
        say(f"{name}, line {number}: {one_line(reason)}")
    say(f"{name}: {counted(article_count, 'article')} taken in.")
    return UNREADABLE if failures else DONE


def _look(options: Namespace, index: SearchIndex, cache: FindingsCache) -> int:
    archive = _archive(index, cache)
    _, coverage = archive.update_index()
    if coverage.unread:
        say(f"{coverage}; “newsread search --read” reads them.")
    is_found, is_all = False, True
    for saying in _asked(options, archive):
        comparison = archive.elsewhere(saying)
        is_all = is_all and comparison.is_all
        if comparison.others:
            is_found = True
            write(_FORMS[options.format](saying, comparison.others))
    if not is_all:
        say("so many articles have such words that not all were compared: there may be more.")
    elif not is_found:
        say("no other article that was read has these words.")
    return DONE


def _archive(index: SearchIndex, cache: FindingsCache) -> Archive:
    from tui.across.archive import Archive
    from tui.session.judged_findings import judged

    known = judged(lambda: stores.notebook(say), cache)
    return Archive(stores.library(say), index, stores.aliases(), known)


def _asked(options: Namespace, archive: Archive) -> list[Saying]:
    """The statements of an article that was named, or the words themselves as one."""
    from articles.opening import is_name
    from articles.search import Saying

    name = options.words[0]
    if len(options.words) == 1 and is_name(name):
        from annotators.running.batch import find_all
        from articles import load

        article = load(name)
        (findings,) = find_all([article], options.pipeline, stores.findings(options.pipeline))
        return archive.sayings(article, findings)
    words = " ".join(options.words)
    return [Saying(speaker="", kind="quote", words=words, form="", start=0, end=len(words))]


def _text(saying: Saying, others: tuple[Elsewhere, ...]) -> str:
    from annotators.across import difference_signs as signs

    lines = [one_line(saying.words)]
    for other in others:
        same = other.saying
        where = (same.date, same.source, same.title, "" if same.is_kept else same.url)
        lines.append(f"  {one_line(', '.join(filter(None, where)))}")
        lines.append(f"    {other.difference}; {_whose(same)}")
        lines.append(f"    here   {one_line(signs.in_signs(signs.here(other.sameness)))}")
        lines.append(f"    there  {one_line(signs.in_signs(signs.there(other.sameness)))}")
    return "\n".join(lines) + "\n\n"


def _whose(saying: Saying) -> str:
    from annotators.presentation.sayings import statement_in

    statement = statement_in(saying)
    notes = f" ({', '.join(statement.notes)})" if statement.notes else ""
    return one_line(f"{statement.speaker or 'nobody named'} {statement.label}{notes}")


def _jsonl(saying: Saying, others: tuple[Elsewhere, ...]) -> str:
    from annotators.codec import dumps

    return "".join(f"{dumps(_record(saying, other))}\n" for other in others)


def _record(here: Saying, other: Elsewhere) -> dict[str, object]:
    """One pair: both statements, how the second differs, and its words in pieces."""
    from annotators.across import difference_signs as signs

    return {
        "here": _statement(here),
        "there": _statement(other.saying),
        "ways": list(other.ways),
        "only_here": [text for text, look in signs.here(other.sameness) if look == "only here"],
        "only_there": [text for text, look in signs.there(other.sameness) if look == "only there"],
        "moved": [text for text, look in signs.there(other.sameness) if look == "moved"],
    }


def _statement(saying: Saying) -> dict[str, object]:
    names = ("speaker", "kind", "polarity", "form", "verb", "words", "is_in_doubt", "start", "end")
    origin = ("article", "date", "source", "title", "url")
    return {name: getattr(saying, name) for name in (*names, *origin)}


_FORMS = {"text": _text, "jsonl": _jsonl}
