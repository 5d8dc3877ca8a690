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
from pathlib import Path
from statistics import fmean

from articles import Article, ArticleError
from articles.html import from_html
from articles.search.folding import folded

RUN = 4


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The runs of four words in a text, or of all its words if they are fewer."""
    words = re.findall(r"\w+", text.casefold())
    length = min(RUN, len(words)) or 1
    return Counter(zip(*(words[n:] for n in range(length)), strict=False))


def score(wanted: str, found: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a text that was found where another was wanted."""
    gold, got = runs(wanted), runs(found)
    both = (gold & got).total()
    precision = both / got.total() if got else float(not gold)
    recall = both / gold.total() if gold else float(not got)
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0


def body(article: Article) -> str:
    """The text below the headline, which the benchmark does not count as the article's body."""
    return article.text[article.headline.end :] if article.headline else article.text


def states(page: str, title: str | None) -> bool:
    """Whether the page gives this title as a heading, as its headline, or to share it by."""
    given = re.findall(
        r'(?s)<h1.*?</h1>|"headline"\s*:\s*"[^\n]*|og:title"[^>]*|<title.*?</title>', page
    )
    wanted = _letters(title or "")
    return bool(wanted) and any(wanted in _letters(_plain(each)) for each in given)


def _plain(markup: str) -> str:
    from html import unescape

    return unescape(re.sub(r"<[^>]*>", " ", unescape(markup)))


def _letters(text: str) -> str:
    return re.sub(r"\W", "", folded(text))


def main(folder: Path) -> None:
    """Print the scores of all pages, and those that came out worst."""
    scores, titled, failed = [], 0, 0
    for name, truth in json.loads((folder / "ground-truth.json").read_text("utf-8")).items():
        page = gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes())
        text = page.decode("utf-8", "replace")
        try:
            article = from_html(text, name, truth.get("url"))
        except ArticleError as error:
            print(error)
            article, failed = Article(text=""), failed + 1
        scores.append((*score(truth["articleBody"] or "", body(article)), truth.get("url"), name))
        titled += states(text, article.title)
    precision, recall, f1 = (fmean(row[n] for row in scores) for n in range(3))
    print(f"{len(scores)} pages, {failed} failed")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")
    print(f"title stated by the page: {titled / len(scores):.1%}")
    for row in sorted(scores, key=lambda row: row[2])[:5]:
        print(f"  {row[2]:.3f} {row[3]}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
