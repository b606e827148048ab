"""Type in the pilot without drawing each key."""

from textual.events import Paste


async def type_text(pilot, text):
    """Type a text: its last character by key, the others at once."""
    # The focus may still be on its way to the field.
    await pilot.pause()
    pilot.app.post_message(Paste(text[:-1]))
    await pilot.pause()
    await pilot.press(text[-1])
