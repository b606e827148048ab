"""What the hint line says: the hint of the field that has the focus, or what has just happened."""

from textual import on

from screens.steps.layout import Frame
from screens.widgets.field import Field, LinesJoined, PasteRefused


class HintedScreen(Frame):
    """A frame whose hint line follows the focus; a notice stands until the writer moves on."""

    notice = ""
    """What is said in place of the hint, for as long as the writer stays where it was said."""
    _is_wrong = False
    """Whether the notice says what is wrong."""
    _noticed_at: tuple[object, ...] | None = None

    def give_notice(self, notice: str, *, wrong: bool = False) -> None:
        """Have a notice said where the focus is next, or, with "", the hints again."""
        self.notice, self._is_wrong = notice, wrong
        self._noticed_at = None

    def say_notice(self) -> None:
        """Say the notice."""
        say = self.complain if self._is_wrong else self.tell
        say(self.notice)

    def tell_hint(self) -> None:
        """Say the notice that stands, or the hint of the field that has the focus."""
        field = self.focused
        if self._notice_stands():
            self.say_notice()
        elif isinstance(field, Field):
            self.tell(field.hint)

    def _notice_stands(self) -> bool:
        place = (self.focused, getattr(self.focused, "highlighted", None))
        self._noticed_at = self._noticed_at or place
        return bool(self.notice) and place == self._noticed_at

    def on_descendant_focus(self) -> None:
        """Give the hint of the field that has the focus."""
        self.tell_hint()

    @on(LinesJoined)
    def _tell_of_joining(self, event: LinesJoined) -> None:
        # After the hint that the changed answer brings.
        self.call_after_refresh(self.tell, f"{event.count} lines were pasted, and are one now.")

    @on(PasteRefused)
    def _tell_of_refusal(self, event: PasteRefused) -> None:
        self.complain(f"A paste of {event.length:,} characters is too long; it was not taken.")
