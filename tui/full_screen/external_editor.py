"""The letter in the writer's own editor, also when the line goes down in the middle of it."""

from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from templates import compose
from templates.letter.composer import fingerprint, seed_for
from tui.system import editor

if TYPE_CHECKING:
    from tui.full_screen.app import BridgeApp


def open_editor(app: "BridgeApp", letter: str) -> None:
    """Hand the letter to the writer's own editor, and take it back."""
    from screens.steps.review import ReviewStep

    review = app.step("review")
    try:
        text = _in_editor(app, letter)
    except editor.EditorError as error:
        review.complain(str(error))
    else:
        if isinstance(review, ReviewStep):
            review.take_edit(text)


def restore_leftover(app: "BridgeApp") -> None:
    """Take what was in the editor when the line went down, if it is another letter."""
    text = editor.left_over(app.keeping.editing_file)
    if text is None:
        return
    composed = compose(app.answers, app.wording, seed_for(app.answers)).composed_letter()
    if text not in (composed, app.answers.edited):
        app.take_answer("review", "edited", text)
        app.take_answer("review", "edited_from", fingerprint(composed))
        app.go("review", "This is what your editor held when it was cut off. Ctrl+Z undoes that.")
    if app.keeping.flush():
        app.keeping.editing_file.unlink(missing_ok=True)


def _in_editor(app: "BridgeApp", letter: str) -> str:
    # An error that left the suspension would leave the app deaf: it is carried out instead.
    failed: editor.EditorError | None = None
    text = letter
    try:
        with app.suspend():
            try:
                text = editor.edit(letter, app.keeping.editing_file)
            except editor.EditorError as error:
                failed = error
    except SuspendNotSupported:
        failed = editor.EditorError("An editor cannot be opened from here; e edits the note.")
    if failed:
        raise failed
    return text
