"""The command palette: Textual's own, with the keys of a screen, and without crashes."""

from collections.abc import Iterator
from functools import partial
from typing import Any, ClassVar, Literal

from textual import events
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hits, Matcher, Provider
from textual.content import Content
from textual.errors import NoWidget
from textual.screen import Screen
from textual.system_commands import SystemCommandsProvider
from textual.theme import ThemeProvider
from textual.widgets import Input

from screens.textual_private import move_page
from screens.widgets.footer import DialogFooter

_KEYS_NOT_LISTED = frozenset(("enter", "up", "down", "j", "k"))
"""Keys that every terminal sends, and that are quicker to press than to find in the palette."""


def key_commands(app: App[Any], screen: Screen[object]) -> Iterator[SystemCommand]:
    """Yield a command for each action of the screen's keys, described by its tooltip."""
    yielded = set()
    for node, binding, is_enabled, tooltip in screen.active_bindings.values():
        # Textual's own bindings have no tooltip.
        is_ours = bool(tooltip)
        # The app lists its own commands.
        is_of_screen = node is not app
        is_useful = is_enabled and binding.key not in _KEYS_NOT_LISTED
        if is_ours and is_of_screen and is_useful and tooltip not in yielded:
            yielded.add(tooltip)
            run = partial(app.run_action, binding.action, node)
            yield SystemCommand(binding.description, tooltip, run)


class WizardPalette(CommandPalette):
    """Textual's palette, changed so that it does not crash.

    Unchanged, it crashes on a click after a resize, on a page key during a search, and if it is
    closed as soon as it is opened.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "escape", "Close"),
        Binding("pagedown", "page(1)", "Next page", show=False),
        Binding("pageup", "page(-1)", "Previous page", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Compose Textual's palette, with a footer of its own."""
        yield from super().compose()
        yield DialogFooter()

    def on_mount(self, event: events.Mount) -> None:
        """Keep the cursor from blinking; if the palette has already been closed, do not search."""
        if self in self.app.screen_stack:
            self.query_one(Input).cursor_blink = False
        else:
            # Textual's handler would look for the screen below the palette, and crash.
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Ignore a click where there is no widget, on which Textual would crash."""
        try:
            self.get_widget_at(event.screen_x, event.screen_y)
        except NoWidget:
            event.prevent_default()

    def action_page(self, direction: Literal[1, -1]) -> None:
        """Move a page down (1) or up (-1); do nothing before the list is laid out."""
        move_page(self.query_one(CommandList), direction)


class WordMatcher(Matcher):
    """Finds the candidates that contain every word of the query.

    Textual's own matcher tries every way to find the letters of the query in a candidate, which
    takes seconds for twenty letters, and practically never ends for a sentence.
    """

    def match(self, candidate: str) -> float:
        """Return how well a candidate matches, from 0 for not at all to 1.

        The score rises with each word of the query that begins a word of the candidate, and if the
        candidate begins with the whole query.
        """
        spans = self._word_spans(candidate)
        if not spans:
            return 0.0
        text = candidate.lower()
        word_starts = sum(start == 0 or not text[start - 1].isalnum() for start, _ in spans)
        points = 1 + word_starts + text.startswith(self.query.lower())
        max_points = 1 + len(spans) + 1
        return points / max_points

    def highlight(self, candidate: str) -> Content:
        """Return the candidate with the words of the query emphasised."""
        content = Content(candidate)
        for start, end in self._word_spans(candidate):
            content = content.stylize(self.match_style, start, end)
        return content

    def _word_spans(self, candidate: str) -> list[tuple[int, int]]:
        """Return the start and end of each word of the query, or nothing if one does not occur."""
        text = candidate.lower()
        spans = []
        for word in self.query.lower().split():
            # Preferably at the start of a word, where a space comes before it.
            start = f" {text}".find(f" {word}")
            if start < 0:
                start = text.find(word)
            if start < 0:
                return []
            spans.append((start, start + len(word)))
        return spans


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


class ThemeCommands(_WordSearch, ThemeProvider):
    """A command for each theme, found by its words."""
