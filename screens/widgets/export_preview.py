"""The preview of an export: what would be written, and where."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from screens.widgets.note_preview import MORE


class ExportPreview(VerticalScroll, can_focus=False):
    """The place and the text, shown where other steps show the note."""

    def __init__(self) -> None:
        super().__init__(id="export-preview", classes="aside")

    def compose(self) -> ComposeResult:
        """Compose the place and the text."""
        yield Static("", id="where", markup=False)
        yield Static("", id="text", markup=False)

    def show(self, title: str, where: str, text: str, link: str = "") -> None:
        """Show a place, what would be written there, and before it a `link` to click."""
        self.border_title = Content(title)
        self.query_one("#where", Static).update(where)
        content = Content(text)
        if link:
            label = Content.styled("Open it in the mail program", Style(underline=True, link=link))
            content = Content("\n\n").join([label, content])
        self.query_one("#text", Static).update(content)
        self.scroll_home(animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say whether there is more below after scrolling."""
        super().watch_scroll_y(old_value, new_value)
        self._show_whether_more()

    def watch_virtual_size(self, virtual_size: Size) -> None:
        """Say whether there is more below of another text."""
        self._show_whether_more()

    def on_resize(self) -> None:
        """Say whether there is more below at another height."""
        self._show_whether_more()

    def _show_whether_more(self) -> None:
        self.border_subtitle = Content(MORE if self.max_scroll_y > self.scroll_y else "")
