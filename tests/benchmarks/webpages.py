"""How well articles are taken from pages: `python -m tests.benchmarks.webpages FOLDER`.

FOLDER holds `ground-truth.json` ({page id: {"articleBody": …, "url": …}}) and the pages as
`html/ID.html.gz`, as in the article extraction benchmark of Scrapinghub. Precision, recall and F1
are counted over runs of four words, page by page, and averaged.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING

from trafilatura import extract

from articles import Article, ArticleError
from articles.parsing.html import from_html
from articles.search.folding import folded
from tests.benchmarks.data import wanted
from tests.benchmarks.figure import Figure, at_least, at_most

if TYPE_CHECKING:
    from collections.abc import Iterator

RUN = 4


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, or of all its words if they are fewer."""
    words = re.findall(r"\w+", text.casefold())
    length = min(RUN, len(words)) or 1
    return Counter(zip(*(words[n:] for n in range(length)), strict=False))


def score(gold_text: str, text: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text that was found where another was wanted."""
    gold, found_runs = runs(gold_text), runs(text)
    common = (gold & found_runs).total()
    precision = common / found_runs.total() if found_runs else float(not gold)
    recall = common / gold.total() if gold else float(not found_runs)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def body(article: Article) -> str:
    """The text below the headline, without captions: neither is in the benchmark's articles."""
    start = article.headline.end if article.headline else 0
    captions = [part for part in article.parts if part.kind == "caption" and part.start >= start]
    ends = [start, *(caption.end for caption in captions)]
    begins = [*(caption.start for caption in captions), len(article.text)]
    return "".join(article.text[end:begin] for end, begin in zip(ends, begins, strict=True))


def states(page: str, title: str | None) -> bool:
    """Whether the page gives this title as a heading, as its headline, or to share it by."""
    headlines = re.findall(
        r'(?s)<h1.*?</h1>|"headline"\s*:\s*"[^\n]*|og:title"[^>]*|<title.*?</title>', page
    )
    letters = _letters(title or "")
    return bool(letters) and any(letters in _letters(_plain(headline)) for headline in headlines)


def _plain(markup: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", " ", unescape(markup)))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", folded(text))


@dataclass(frozen=True, slots=True)
class Page:
    """How one page came out."""

    address: str
    precision: float
    recall: float
    f1: float
    plain: float
    """The F1 of trafilatura alone."""
    has_title: bool
    failed: bool


def pages(folder: Path) -> Iterator[Page]:
    """Every page of a folder, as it came out."""
    for name, truth in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        raw = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        yield _page(raw.decode("utf-8", "replace"), truth["articleBody"] or "", truth.get("url"))


def _page(markup: str, gold_text: str, address: str | None) -> Page:
    plain = score(gold_text, extract(markup, url=address) or "")[2]
    try:
        article = from_html(markup, address or "a page", address)
    except ArticleError as error:
        return Page(str(error), *score(gold_text, ""), plain, has_title=False, failed=True)
    figures_found, has_title = score(gold_text, body(article)), states(markup, article.title)
    return Page(address or "", *figures_found, plain, has_title, failed=False)


def figures(data: Path | None) -> Iterator[Figure]:
    """How well the articles of all pages were taken."""
    folder = wanted(data, "webpages", "github.com/scrapinghub/article-extraction-benchmark")
    yield from summed([*pages(folder)])


def summed(pages_scored: list[Page]) -> Iterator[Figure]:
    """The means over all pages."""
    f1, plain = fmean(page.f1 for page in pages_scored), fmean(page.plain for page in pages_scored)
    yield Figure("runs of four words, F1", f1, "", at_least(0.97), plain, "plain trafilatura")
    yield Figure("runs of four words, precision", fmean(page.precision for page in pages_scored))
    yield Figure("runs of four words, recall", fmean(page.recall for page in pages_scored))
    titled = 100 * fmean(page.has_title for page in pages_scored)
    yield Figure("title stated by the page", titled, "%", at_least(95))
    failed = sum(page.failed for page in pages_scored)
    yield Figure(f"no article found, of {len(pages_scored)} pages", failed, "", at_most(0))


def main(folder: Path) -> None:
    """Print the figures of all pages, and those that came out worst."""
    pages_scored = [*pages(folder)]
    for figure in summed(pages_scored):
        print(figure)
    for page in sorted(pages_scored, key=lambda page: page.f1)[:5]:
        print(f"  {page.f1:.3f} {page.address}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
