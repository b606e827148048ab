"""The preview of an export: the text to export, with its destination above it."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widgets import Static

from screens.widgets.note_preview import MORE_BELOW


class ExportPreview(VerticalScroll, can_focus=False):
    """The exported text and its destination, shown where other steps show the note."""

    def __init__(self) -> None:
        super().__init__(id="export-preview", classes="aside")

    def compose(self) -> ComposeResult:
        """Compose the destination and the text."""
        yield Static("", id="where", markup=False)
        yield Static("", id="text", markup=False)

    def show(self, title: str, description: str, text: str, link: str = "") -> None:
        """Show an exported text.

        Above the text are a description of its destination and, unless `link` is "", a label that
        opens that link. `title` is in the border.
        """
        self.border_title = Content(title)
        self.query_one("#where", Static).update(description)
        content = Content(text)
        if link:
            label = Content.styled("Open it in the mail program", Style(underline=True, link=link))
            content = Content("\n\n").join([label, content])
        self.query_one("#text", Static).update(content)
        self.scroll_home(animate=False)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Update the sign that there is more below."""
        super().watch_scroll_y(old_value, new_value)
        self._update_more_below()

    def watch_virtual_size(self, virtual_size: Size) -> None:
        """Update the sign that there is more below when the text changes."""
        self._update_more_below()

    def on_resize(self) -> None:
        """Update the sign that there is more below when the height changes."""
        self._update_more_below()

    def _update_more_below(self) -> None:
        self.border_subtitle = Content(MORE_BELOW if self.max_scroll_y > self.scroll_y else "")
