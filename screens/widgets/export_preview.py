"""What a way out would write, to the letter, and where."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static


class ExportPreview(VerticalScroll, can_focus=False):
    """The place and the text, in the note's stead; never markup."""

    def __init__(self) -> None:
        super().__init__(id="written", classes="aside")

    def compose(self) -> ComposeResult:
        """Compose the place and the text."""
        yield Static("", id="where", markup=False)
        yield Static("", id="text", markup=False)

    def show(self, where: str, text: str, link: str = "") -> None:
        """Show a place and what is written there; a `link` is one to click, before the text."""
        self.query_one("#where", Static).update(where)
        shown = Content(text)
        if link:
            clickable = Content.styled(
                "Open it in the mail program", Style(underline=True, link=link)
            )
            shown = Content("\n\n").join([clickable, shown])
        self.query_one("#text", Static).update(shown)
        self.scroll_home(animate=False)
