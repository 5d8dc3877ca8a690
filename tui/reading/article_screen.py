"""One article with what was found and marked in it, and what lies under the cursor in a line.

The screen turns findings and marks into layers for the article view, and says what the view's
messages mean. It knows nothing of files or of spaCy. What else its keys do is in its base classes,
one on the other: `Keeping` (marks in the notebook), `Changing` and `Marking` (them), `Relating`
(marks to each other), `Judging` (findings right and wrong), `Copying`, `Showing` (findings as they
come) and `Following` (links, and who says this).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Container
from textual.message import Message

from articles.article import Article, Span
from tui.reading.article_view import ArticleView
from tui.reading.following import Following
from tui.reading.layers import Layer
from tui.reading.lighting import attribution_layers, hull, mark_layers
from tui.widgets.one_line import OneLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult

    from annotators.annotation import Attribution, Claim, Entity, Findings, Quote
    from annotators.marks.mark import Mark
    from tui.marks.keeping import OpenNotebook
    from tui.widgets.one_line import Words


class StatusLine(OneLine):
    """What lies under the cursor, and how far through the text it is."""


class ArticleScreen(Following):
    """Shows one article. Findings and marks may come later; they light it and move nothing."""

    class TooEarly(Message):
        """The reader wanted to go to what may still be found."""

    AUTO_FOCUS = "ArticleView"
    DEFAULT_CSS = """
    ArticleScreen {
        & > #desk { height: 1fr; layers: default pane; }
        & #article { height: 1fr; }
    }
    """

    def __init__(
        self,
        article: Article,
        findings: Findings | None = None,
        open_notebook: OpenNotebook | None = None,
        position: int = 0,
    ) -> None:
        super().__init__(findings, open_notebook)
        self.article = article
        self._judged: tuple[object, ...] = ()
        self._described: Words = ()
        """What is under the cursor, as the line below said it last."""
        self.marks: tuple[Mark, ...] = ()
        self._person = ""
        self._ahead = ""
        self.read = 1.0
        """How much of the text has been read for findings, 0 to 1."""
        self.view = ArticleView(article, id="article", cursor=position)
        self.desk = Container(self.view, id="desk")
        self.status = StatusLine(id="status")

    def compose(self) -> ComposeResult:
        """The article over two lines."""
        yield self.desk
        yield self.status
        yield self.hints

    def on_mount(self) -> None:
        """Light what is known already."""
        if self.findings:
            self.show_findings(self.findings)
        # Watched, for a message would come a frame later, and the reader would see two.
        self.watch(self.view, "cursor", self.cursor_moved, init=False)
        self._describe()

    # What the app gives and asks

    @property
    def position(self) -> int:
        """The offset of the cursor, by which a place in an article is remembered."""
        return self.view.cursor

    @position.setter
    def position(self, offset: int) -> None:
        self.view.go(offset)

    def light_findings(self, findings: Findings, layers: Sequence[Layer]) -> None:
        """Light these, and say what is under the cursor now, unless something else is said."""
        super().light_findings(findings, layers)
        self._choose_again(findings)
        if self.status.left == self._described:
            self._describe()
        else:
            self.status.say(self.status.left, self._where())

    def show_progress(self, done: float) -> None:
        """Say how much of the text has been read for findings, 0 to 1, until it is all of it."""
        self.read = done
        self.status.say(self.status.left, self._where())

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Light the reader's marks."""
        self.marks = tuple(marks)
        for layer in mark_layers(self.marks):
            self.view.light(layer)
        self._describe()

    def show_kept(self) -> None:
        """Light the marks that are kept, and the findings as they judge them."""
        self.show_marks(self.kept)
        judged = tuple(mark for mark in self.kept if mark.verdict)
        if self.found is not None and judged != self._judged:
            self.show_findings(self.found)
        self._judged = judged

    def show_hits(self, hits: Layer) -> None:
        """Light what was found of the reader's words."""
        self.view.light(hits)
        self._describe()

    def choose(self, claim: Attribution | None) -> None:
        """Go to a claim and light who says it, by which words, and what; or let it go."""
        self.chosen = claim
        for layer in attribution_layers(claim):
            self.view.light(layer)
        here = (
            [span for span in claim.content if span.start <= self.position < span.end]
            if claim
            else []
        )
        if claim is not None and not here:
            self.view.go(claim.content[0].start)
        self._describe()

    def _choose_again(self, findings: Findings) -> None:
        """Have the chosen claim as it is found or judged now, and light it so."""
        if self.chosen is not None:
            from annotators.annotation import place_of

            kind, place = type(self.chosen), place_of(self.chosen)
            rows = (*findings.claims, *findings.positions)
            same = (row for row in rows if type(row) is kind and place_of(row) == place)
            self.chosen = next(same, None)
            for layer in attribution_layers(self.chosen):
                self.view.light(layer)

    def selected_span(self) -> Span | None:
        """The stretch that the reader has selected."""
        return self.view.selected

    def finding_under_cursor(self) -> Quote | Claim | Entity | None:
        """The quotation at the cursor, else the claim, else the name."""
        kinds = ("quote", "contents", "scare", "claims", "entity", "mention")
        found = [thing for kind in kinds for thing in self.things_at(kind)]
        return found[0] if found else None  # type: ignore[return-value]

    def mark_under_cursor(self) -> Mark | None:
        """The reader's mark at the cursor: the meant one, else the shortest."""
        here = [m for m in self.marks if m.span.start <= self.position < m.span.end]
        own = next(iter(self.marks_here()), None)
        return own if own in here else min(here, key=lambda mark: len(mark.span), default=None)

    def span_to_mark(self) -> Span | None:
        """What a mark made now would be on: the selection, else the finding, else the sentence."""
        if not self.article.text:
            return None
        if selected := self.view.selected:
            return selected
        found = self.finding_under_cursor()
        if found is None:
            return self.view.sentence
        if isinstance(found, Span):
            return Span(found.start, found.end)
        from annotators.quoting import stretch_of

        return stretch_of(found, self.position)

    def things_at(self, kind: str) -> list[object]:
        """What stands for the ranges of a layer at the cursor, the shortest first."""
        layer = self.view.lit.get(kind)
        return layer.at(self.position) if layer else []

    def count_is(self, count: int | None) -> None:
        """Tell the view how often to repeat the command."""
        self.view.count = count

    # What the view says

    def cursor_moved(self) -> None:
        """Say what lies under the cursor now, and let a claim go that was left."""
        if self.chosen and not self._is_on(self.chosen):
            self.choose(None)
        if self.meant and self.has_left_the_meant():
            self.meant = ""
        self._light_person()
        self._describe()

    def on_article_view_selection_changed(self) -> None:
        """What can be done has changed with the selection."""
        self.refresh_bindings()
        self._describe()

    def on_text_selected(self) -> None:
        """The mouse was let go, wherever it is."""
        self.view.is_drawing = False

    def on_article_view_told(self, message: ArticleView.Told) -> None:
        """Say it where it is looked for; what is not there may still come."""
        if not message.is_of_findings or self.read == 1:
            self.status.say(message.words)
            return
        self.status.say(f"{message.words} yet: findings still come")
        self._described = self.status.left  # for it is true only until they are there
        self.post_message(self.TooEarly())

    def on_article_view_left(self) -> None:
        """Let the chosen claim and the hits go."""
        self.choose(None)
        self.show_hits(Layer("find"))
        self._describe()

    def _is_on(self, claim: Attribution) -> bool:
        around = hull(claim)
        return around.start <= self.position < around.end

    def _light_person(self) -> None:
        """Keep the mentions of whoever the cursor was last on at hand for `]p`."""
        here = self.things_at("entity") or self.things_at("mention")
        if not (here and self.findings):
            return
        name = getattr(here[0], "name", "")
        if name != self._person:
            self._person = name
            same = [e for e in self.findings.entities if e.name == name]
            self.view.light(Layer.of("person", same, same))

    def _describe(self) -> None:
        """Explain what is under the cursor: a mark, a name, who says this."""
        # It needs the findings' types, which the first frame does not.
        from tui.reading.explain import explain

        mark = self.mark_under_cursor()
        names = self.things_at("entity") or self.things_at("mention")
        said = self.things_at("contents") or self.things_at("quote") or self.things_at("scare")
        said = said or self.things_at("claims")
        things = [*filter(None, [mark]), *self.things_at("link")[:1], *names[:1], *said[:1]]
        related = self.relations.get(getattr(mark, "id", ""), ())
        text, chosen = self.article.text, self.chosen
        told = (explain(each, text, related, in_full=each is chosen) for each in things)
        lines = [line for line in told if line]
        if lines and (others := len(self.marks_here()) - 1) > 0:
            lines[0] += f" · {others} more of yours here (mm)"
        self.status.say("  │  ".join(lines) or self._source, self._where())
        self._described = self.status.left

    def _where(self) -> str:
        """Which hit, what share of a long text has its findings, and how far through it."""
        hits = self.view.lit.get("find") or Layer("find")
        here = hits.within(self.position, self.position + 1)
        self.view.light(Layer.of("hit", [(start, end) for start, end, _ in here]))
        counted = f"{here[0][2] + 1}/{len(hits)}  " if here else ""
        reading = f"findings {self.read:.0%}  " if self.read < 1 else ""
        ahead = f"{self._ahead}  " if self._ahead else ""
        return f"{ahead}{counted}{reading}{self.view.progress:4.0%}"

    @property
    def _source(self) -> str:
        parts = (self.article.source, self.article.byline, self.article.published)
        return " · ".join(part for part in parts if part) or (self.article.title or "")
