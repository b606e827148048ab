"""The container of the fields of a step or a dialog, which scrolls if they do not fit."""

from textual.containers import VerticalScroll


class Form(VerticalScroll, can_focus=False, inherit_bindings=False):
    """A container that scrolls to the field with the focus.

    It has no keys of its own, so that ↑ and ↓ go from field to field. In Textual's container they
    scroll as soon as its fields do not fit.
    """
