"""What was found in kept articles as the reader has judged it: what is told across articles."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from annotators.running.indexing import Known

if TYPE_CHECKING:
    from collections.abc import Callable

    from annotators.findings import Findings
    from annotators.notebook.mark import Mark
    from annotators.notebook.notebook import Notebook
    from annotators.running.cache import FindingsCache


def judged(notebook: Callable[[], Notebook], cache: FindingsCache | None) -> Known:
    """Findings from a cache, with the verdicts of a notebook laid over them.

    A verdict counts in the version of an article on which it was made, or to which its mark was
    moved. The notebook is asked for when something is first wanted of it.
    """

    def findings(article: str) -> Findings | None:
        from annotators.notebook.corrections import corrected

        machine_findings = cache.get(article) if cache else None
        return machine_findings and corrected(machine_findings, notebook().marks_of(article))

    fingerprint = cache.fingerprint if cache else ""
    return Known(findings, lambda: stamps(_verdicts(notebook())), fingerprint)


def stamps(verdicts: dict[str, list[Mark]]) -> dict[str, str]:
    """By article id a hash of its verdicts, which changes whenever one of them does."""
    return {
        article: sha256("\n".join(sorted(f"{m.id} {m.modified}" for m in marks)).encode())
        .hexdigest()[:16]
        for article, marks in verdicts.items()
    }  # fmt: skip


def _verdicts(notebook: Notebook) -> dict[str, list[Mark]]:
    """The marks that judge a finding, by their articles."""
    marks_by_article: dict[str, list[Mark]] = {}
    for mark in notebook.all():
        if mark.verdict:
            marks_by_article.setdefault(mark.article, []).append(mark)
    return marks_by_article
