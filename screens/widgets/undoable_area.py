"""A text area in which undo and redo work wherever the cursor is."""

from textual.widgets import TextArea


class UndoableArea(TextArea):
    """A text area that moves the cursor to the first line before it undoes or redoes.

    Textual crashes if undoing or redoing removes the line that the cursor is on, and the text then
    fits, so that the scrollbar goes too.
    """

    def undo(self) -> None:
        """Undo the last edits."""
        if self.history.undo_stack:
            self.move_cursor((0, 0))
        super().undo()

    def redo(self) -> None:
        """Redo the edits that were undone last."""
        if self.history.redo_stack:
            self.move_cursor((0, 0))
        super().redo()
