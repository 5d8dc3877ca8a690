"""One table of all figures, a column for each pipeline."""

from __future__ import annotations

from pathlib import Path

from annotators.pipeline import describe, load
from annotators.training.evaluation import attributions, words

Figures = dict[str, float]


def figures(pipeline: str | None, data: Path, split: str) -> dict[str, Figures]:
    """Every figure of a pipeline, by set; who said what only where it has a reader of its own.

    Args:
        pipeline: a package name or a path; None for the pipeline that newsread ships.
        split: the part of the treebanks and sets of names, "dev" or "test".

    Raises:
        PipelineError: there is no such pipeline.
    """
    reader = describe(pipeline).path / "reader"
    attribution_figures = attributions.report(reader, data) if reader.is_dir() else {}
    return attribution_figures | words.figures(load(pipeline), data, split)


def table(columns: dict[str, dict[str, Figures]]) -> str:
    """Markdown: a row for each figure, a column for each pipeline; "–" where it has none."""
    rows = dict.fromkeys((part, name) for c in columns.values() for part in c for name in c[part])
    lines = [["set", "figure", *columns], ["---"] * (len(columns) + 2)]
    for part, name in rows:
        values = [column.get(part, {}).get(name) for column in columns.values()]
        lines.append([part, name, *("–" if v is None else f"{v:.1f}" for v in values)])
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def measured(pipelines: list[str], data: Path, split: str) -> str:
    """The table of some pipelines; of the one that ships where none is named."""
    names = pipelines or [""]
    return table(
        {Path(name).name or "shipped": figures(name or None, data, split) for name in names}
    )
