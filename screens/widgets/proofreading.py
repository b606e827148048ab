"""The messages for proofreading, in a module without the text area, which is slow to load."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.widget import Widget

from templates.etiquette.findings import Finding


@dataclass
class ProofreadingRequested(Message):
    """The text in `widget` should be proofread in the background.

    `opening` has the words that stand before the text in the note, or "" if there are none; it is
    None if the text is a whole letter. `on_result` is called with the text and the findings in it,
    unless the widget is gone by then.
    """

    widget: Widget
    text: str
    opening: str | None
    on_result: Callable[[str, tuple[Finding, ...]], None]


@dataclass
class WordAccepted(Message):
    """The writer confirmed that a word is spelt right."""

    word: str
