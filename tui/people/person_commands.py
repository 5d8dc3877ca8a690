"""What is done on the page of a person: statements copied, compared and written, names joined."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from annotators.coreference.proposals import Proposal
from articles.counts import were_counted
from articles.search import Saying

if TYPE_CHECKING:
    from tui.people.person_screen import PersonScreen


def compare(screen: PersonScreen) -> None:
    """Keep the statement under the cursor in sight; or, if it is, let it go."""
    if screen.saying is not None:
        screen.pin(screen.saying)


async def copy(screen: PersonScreen) -> None:
    """Copy the statement under the cursor with its source, on every route there is."""
    if saying := screen.saying:
        from annotators.presentation.sayings import statement_in
        from annotators.presentation.statements import in_short
        from tui.people.statements import citation

        excerpt = in_short(statement_in(saying))
        sentence = await screen.copy_in_thread(citation(saying), excerpt)
        screen.notify(sentence, markup=False)


def join(screen: PersonScreen) -> None:
    """Join the name under the cursor with this person, or ask for one."""
    if isinstance(screen.list.value, Proposal):
        screen.join(screen.list.value.name)
    else:
        placeholder = f"Another name of {screen.person}, as it stands in the list"
        screen.prompt.ask("join", "", placeholder)


def part(screen: PersonScreen) -> None:
    """Let every name stand for itself again."""
    sentence = "Every name stands for itself again. u takes it back."
    screen.rename(lambda: screen.aliases.part(screen.person), sentence)


def undo(screen: PersonScreen) -> None:
    """Take back the last change to names that was made here."""
    if not screen.renamed:
        screen.notify("No other name is joined here.", markup=False)
        return
    last = screen.renamed.pop()
    screen.rename(lambda: screen.aliases.take_back(last), "", is_undo=True)


def ask_export(screen: PersonScreen) -> None:
    """Ask for a file to write the statements to."""
    screen.prompt.ask("export", "", "A file to write to: its name ends in .md, .csv or .jsonl")


async def export(screen: PersonScreen, typed: str) -> None:
    """Write the statements that are listed to a file."""
    from tui.output.output_files import OutputError
    from tui.people.statements import write

    values = (row.value for row in screen.list.rows)
    sayings = [value for value in dict.fromkeys(values) if isinstance(value, Saying)]
    try:
        path = await asyncio.to_thread(write, typed, sayings, screen.text_of)
    except OutputError as error:
        screen.notify(str(error), severity="error", markup=False)
    else:
        sentence = f"{were_counted(len(sayings), 'statement')} written to {path}."
        screen.notify(sentence, markup=False)
