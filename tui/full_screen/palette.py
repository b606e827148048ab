"""The command palette, without what crashes or stalls Textual's own."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hits, Matcher, Provider
from textual.content import Content
from textual.errors import NoWidget
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider

from screens.textual_private import move_page
from screens.widgets.footer import KeyFooter


class Palette(CommandPalette):
    """A palette that survives a click after a resize, and a page key while its list changes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape", "Close"),
        Binding("pagedown", "page(1)", "Next page", show=False),
        Binding("pageup", "page(-1)", "Previous page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Compose Textual's palette, and its own line of keys in place of that of the screen."""
        yield from super().compose()
        yield KeyFooter()

    def on_click(self, event: events.Click) -> None:
        """Ignore a click where there is nothing any more, which Textual fails on."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def action_page(self, direction: int) -> None:
        """Move a page down, or up with -1; where the rows are not known yet nothing happens."""
        move_page(self.query_one(CommandList), direction)


class WordMatcher(Matcher):
    """Finds the candidates that contain every word of the query.

    Textual's own matcher tries every way to spread the letters of the query over a candidate,
    which takes seconds for a query of twenty letters and for ever for a sentence.
    """

    def match(self, candidate: str) -> float:
        """Return how well a candidate matches, from 0 for not at all to 1."""
        starts = self._starts(candidate)
        if not starts:
            return 0.0
        text = candidate.lower()
        at_words = sum(start == 0 or not text[start - 1].isalnum() for start, _ in starts)
        return (1 + at_words + text.startswith(self.query.lower())) / (len(starts) + 2)

    def highlight(self, candidate: str) -> Content:
        """Return the candidate with the words of the query emphasised."""
        content = Content(candidate)
        for start, length in self._starts(candidate):
            content = content.stylize(self.match_style, start, start + length)
        return content

    def _starts(self, candidate: str) -> list[tuple[int, int]]:
        """Return where each word of the query occurs, with its length; nothing if one does not."""
        text = candidate.lower()
        words = self.query.lower().split()
        starts = [(max(text.find(word), f" {text}".find(f" {word}")), len(word)) for word in words]
        return starts if all(start >= 0 for start, _ in starts) else []


class _WordSearch(Provider):
    """A provider of commands that are found by their words."""

    def matcher(self, user_input: str, case_sensitive: bool = False) -> Matcher:
        """Return a matcher for a query."""
        return WordMatcher(user_input, match_style=self.match_style)


class WizardCommands(_WordSearch, SystemCommandsProvider):
    """The app's commands in the app's order, found by their words."""

    async def discover(self) -> Hits:
        """Yield every command; Textual would sort them by name."""
        for name, help_text, callback, is_shown in self.app.get_system_commands(self.screen):
            if is_shown:
                yield DiscoveryHit(name, callback, help=help_text)


class Themes(_WordSearch, ThemeProvider):
    """The themes, found by their words."""
