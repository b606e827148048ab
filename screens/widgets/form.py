"""What holds the fields of a step or a dialog, and scrolls where not all of them fit."""

from textual.containers import VerticalScroll


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Fields that scroll to the one with the focus.

    It has no keys of its own: ↑ and ↓ go from field to field, where Textual's container would
    scroll instead as soon as it is too low for what it holds.
    """
