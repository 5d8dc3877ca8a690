"""An article's findings as a page of Markdown: for people who read without a screen of newsread.

# Headline
## Claims
### Ada Brandt, 3 claims
- said: “The bridge will open in May”
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from annotators.findings import UNNAMED, is_said
from annotators.presentation.escaping import escaped
from annotators.presentation.exact_words import clean
from annotators.presentation.labels import in_words
from annotators.presentation.sayings import overlapping
from annotators.presentation.statements import Origin, sentence, statement_of
from articles.counts import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from annotators.findings import Claim, Findings, Person, Position, Quote, Spans
    from articles.article import Article


def to_markdown(article: Article, findings: Findings) -> str:
    """A report: who claims what, what of that is in doubt, and who is named."""
    rows: list[Claim | Position] = [*findings.claims, *findings.positions]
    sure = [claim for claim in findings.claims if not claim.is_in_doubt]
    demands = [claim for claim in sure if claim.act == "demands"]
    claims = [claim for claim in sure if claim.act != "demands"]
    positions = [position for position in findings.positions if not position.is_in_doubt]
    scare = [quote for quote in findings.quotes if quote.kind == "scare"]
    sections = [
        _heading(article),
        _rows("claim", claims, article.text),
        _rows("demand", demands, article.text),
        _rows("position", positions, article.text),
        _in_doubt([row for row in rows if row.is_in_doubt], article.text),
        _quotations(findings, article.text),
        _scare(scare, article.text),
        _people(findings),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def _heading(article: Article) -> str:
    about = [article.byline, article.source, article.published, article.url]
    line = " · ".join(escaped(detail) for detail in about if detail)
    title = f"# {escaped(article.title or 'Untitled')}"
    return f"{title}\n\n{line}" if line else title


def _rows(kind: str, rows: Sequence[Claim | Position], text: str) -> str:
    if not rows:
        return ""
    by_speaker: dict[str, list[Claim | Position]] = defaultdict(list)
    for row in rows:
        by_speaker[row.speaker].append(row)
    lines = [f"## {kind.capitalize()}s"]
    for speaker, speaker_rows in by_speaker.items():
        name = "Unnamed sources" if speaker == UNNAMED else escaped(clean(speaker))
        count = sum(map(is_said, speaker_rows))
        lines += ["", f"### {name}{f', {counted(count, kind)}' if count else ''}", ""]
        lines += [_row(row, text) for row in speaker_rows]
    return "\n".join(lines)


def _in_doubt(rows: Sequence[Claim | Position], text: str) -> str:
    """Rows whose words or speaker may be wrong, apart from what is said, each with its name."""
    lines = [_row(row, text, statement_of(row, text).speaker) for row in rows]
    return "\n".join([f"## In doubt ({len(rows)})", "", *lines]) if lines else ""


def _row(row: Claim | Position, text: str, name: str = "") -> str:
    """An item of a list in the article's own words: “accused: the mayor of … (in doubt)”.

    name: of the speaker, where it does not stand above the list.
    """
    statement = statement_of(row, text)
    notes = [
        *statement.notes,
        *(f"hedged: {span.of(text)}" for span in row.hedges),
        *(f"via {clean(name)}" for name in row.via),
    ]
    aside = f" ({escaped('; '.join(notes))})" if notes else ""
    verb = f"{escaped(statement.label)}: " if statement.label else ""
    speaker = f"{escaped(name)}? " if name else ""
    return f"- {speaker}{verb}{escaped(statement.words)}{aside}"


def _quotations(findings: Findings, text: str) -> str:
    """Quotations in no claim: questions, what nobody is found to say, all of another language."""
    is_in_claim = overlapping(span for claim in findings.claims for span in claim.content)
    quotes = (q for q in findings.quotes if q.kind != "scare" and not is_in_claim(q))
    lines = [f"- {escaped(sentence(statement_of(quote, text), Origin()))}" for quote in quotes]
    return "\n".join(["## Other quotations", "", *lines]) if lines else ""


def _scare(quotes: Iterable[Quote], text: str) -> str:
    lines = [f"- {_words((quote,), text)}" for quote in quotes]
    return "\n".join(["## In marks, but nobody’s statement", "", *lines]) if lines else ""


def _people(findings: Findings) -> str:
    lines = [f"- {escaped(clean(person.name))}, {_about(person)}" for person in findings.people]
    return "\n".join(["## People and organisations", "", *lines]) if lines else ""


def _about(person: Person) -> str:
    """What kind of name it is and how often it stands there, as somebody would read it out."""
    facts = [f"named {_times(len(person.mentions))}"]
    facts += [counted(person.said, "claim")] if person.said else []
    facts += [f"quoted {_times(person.quoted)}"] if person.quoted else []
    return f"{in_words(person.label)}: {', '.join(facts)}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number:,} times"


def _words(spans: Spans, text: str) -> str:
    return " … ".join(escaped(span.of(text)) for span in spans)
